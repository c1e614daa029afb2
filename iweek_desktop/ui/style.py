"""The style sheet of the window's controls: radius, padding and borders, from the theme alone."""

from __future__ import annotations

from iweek_desktop.ui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of one theme at one text size."""
    parts = (
        _panes,
        _push_buttons,
        _tool_buttons,
        _fields,
        _menus,
        _bars,
        _dialogs,
        _tables,
        _small_parts,
        _choices,
    )
    return "\n" + "".join(part(theme) for part in parts)


def _focus(theme: Theme) -> str:
    return f"border: 2px solid {theme.css('focusOuter')};"


def _ring(theme: Theme) -> str:
    """Return what shows the focus of a button that is filled: around it the dark ring is hardly seen."""
    px, css = theme.metrics.px, theme.css
    inside = f"padding: 0 {px(12) - px(6) + 1}px; border-radius: 0;"  # a round ring is open at its corners
    return f"border: {px(6)}px double {css('focusInner')}; {inside}"


def _active(theme: Theme) -> str:
    """Return the colour around the active entry of a menu or list, seen where its ground is not another."""
    tinted = theme.css("accentSoft") != theme.css("raised")
    return theme.css("accentSoft" if tinted else "focusOuter")


def _panes(theme: Theme) -> str:
    """Style the window's parts: what they stand on and what parts them."""
    css = theme.css
    body = max(1, round(13 / 12 * theme.metrics.u))
    return f"""\
QWidget {{ font-size: {body}px; color: {css("text")}; }}
#chrome, #rail, #status {{ background: {css("window")}; }}
#pane, #pane QScrollArea, #paneBody {{ background: {css("surface")}; }}
#pane {{ border-left: 1px solid {css("divider")}; }}
#paneEdge {{ background: {css("controlBorder")}; }}
#dayBar {{ background: {css("window")}; }}
#detailTitle {{ border: 0; border-bottom: 2px solid transparent; }}
#detailTitle:focus {{ border-bottom: 2px solid {css("focusOuter")}; }}
"""


def _push_buttons(theme: Theme) -> str:
    """Style buttons with words."""
    px, css = theme.metrics.px, theme.css
    return f"""\
QPushButton {{ min-height: {px(30) - 2}px; padding: 0 {px(12)}px; border-radius: {px(4)}px;
  border: 1px solid {css("controlBorder")}; background: {css("surface")}; outline: 0; }}
QPushButton:hover {{ background: {css("accentSoft")}; }}
QPushButton:focus {{ {_focus(theme)} padding: 0 {px(12) - 1}px; }}
QPushButton:disabled {{ color: {css("textDisabled")}; border-color: {css("divider")}; }}
QPushButton[kind="primary"] {{ background: {css("accent")}; color: {css("onAccent")};
  border-color: {css("accent")}; font-weight: 600; }}
QPushButton[kind="primary"]:hover {{ background: {css("accentHover")}; }}
QPushButton[kind="primary"]:focus {{ {_ring(theme)} }}
QPushButton[kind="primary"]:disabled {{ background: {css("sunken")}; color: {css("textDisabled")};
  border-color: {css("divider")}; }}
"""


def _tool_buttons(theme: Theme) -> str:
    """Style buttons with icons, alone, in rows and beside tabs."""
    px, css = theme.metrics.px, theme.css
    return f"""\
QToolButton {{ border: 1px solid transparent; border-radius: {px(4)}px; background: transparent; }}
QToolButton[kind="boxed"] {{ border: 1px solid {css("controlBorder")}; background: {css("surface")};
  border-radius: 0; }}
QToolButton[kind="boxed"][side="middle"] {{ border-right-width: 0; padding: 0 {px(12)}px; font-weight: 600; }}
QToolButton[side="left"] {{ border-top-left-radius: {px(4)}px; border-bottom-left-radius: {px(4)}px;
  border-right-width: 0; }}
QToolButton[side="both"] {{ border-radius: {px(4)}px; }}
QToolButton[side="right"] {{ border-top-right-radius: {px(4)}px; border-bottom-right-radius: {px(4)}px; }}
QToolButton:hover {{ background: {css("accentSoft")}; }}
QToolButton:focus {{ {_focus(theme)} }}
QToolButton::menu-indicator {{ image: none; }}
QTabBar::scroller {{ width: {px(24)}px; }}
QTabBar QToolButton {{ background: {css("window")}; border-radius: 0; margin-bottom: {px(3)}px; }}
"""


def _fields(theme: Theme) -> str:
    """Style fields to write in."""
    px, css = theme.metrics.px, theme.css
    return f"""\
QLineEdit {{ border: 1px solid {css("controlBorder")}; border-radius: {px(4)}px; padding: 0 {px(6)}px;
  background: {css("surface")}; selection-background-color: {css("accent")};
  selection-color: {css("onAccent")}; }}
QLineEdit:focus {{ border: 2px solid {css("accent")}; padding: 0 {px(6) - 1}px; }}
QPlainTextEdit {{ border: 1px solid {css("controlBorder")}; border-radius: {px(4)}px; padding: {px(4)}px;
  background: {css("surface")}; selection-background-color: {css("accent")};
  selection-color: {css("onAccent")}; }}
QPlainTextEdit:focus {{ border: 2px solid {css("accent")}; padding: {px(4) - 1}px; }}
"""


def _menus(theme: Theme) -> str:
    """Style menus and tool tips."""
    px, css = theme.metrics.px, theme.css
    return f"""\
QMenu {{ background: {css("raised")}; border: 1px solid {css("controlBorder")}; padding: {px(4)}px;
  menu-scrollable: 1; }}
QMenu::item {{ padding: {px(6) - 2}px {px(24) - 2}px; border: 2px solid transparent;
  border-radius: {px(4)}px; }}
QMenu::item:selected {{ background: {css("accentSoft")}; border-color: {_active(theme)};
  color: {css("text")}; }}
QMenu::item:disabled {{ color: {css("textDisabled")}; }}
QMenu[marks="own"]::indicator, QMenu[marks="own"]::right-arrow {{ width: {px(14)}px;
  height: {px(14)}px; border: 0; }}
QMenu::scroller {{ height: {px(20)}px; }}
QMenu::separator {{ height: 1px; margin: {px(4)}px 0; background: {css("divider")}; }}
QToolTip {{ background: {css("raised")}; color: {css("text")}; border: 1px solid {css("controlBorder")};
  padding: {px(4)}px; }}
"""


def _bars(theme: Theme) -> str:
    """Style scroll bars, progress and what parts two panes."""
    px, css = theme.metrics.px, theme.css
    return f"""\
QScrollBar:vertical {{ width: {px(12)}px; background: transparent; margin: 0; }}
QScrollBar:horizontal {{ height: {px(12)}px; background: transparent; margin: 0; }}
QScrollBar::handle {{ background: {css("controlBorder")}; border-radius: {px(3)}px; margin: {px(3)}px;
  min-height: {px(32)}px; min-width: {px(32)}px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
QProgressBar {{ border: 1px solid {css("controlBorder")}; border-radius: {px(4)}px;
  background: {css("surface")}; }}
QProgressBar::chunk {{ border-radius: {px(4) - 1}px; background: {css("accent")}; }}
QSplitter::handle {{ background: {css("divider")}; }}
"""


def _dialogs(theme: Theme) -> str:
    """Style dialogs and what stands in them."""
    px, css = theme.metrics.px, theme.css
    return f"""\
#dialog {{ background: {css("surface")}; border: 1px solid {css("controlBorder")};
  border-radius: {px(8)}px; }}
#dialogBody {{ background: transparent; }}
QDialog QScrollArea, QDialog QScrollArea > QWidget {{ background: transparent; }}
#dialogFooter {{ background: {css("window")}; border-top: 1px solid {css("divider")};
  border-bottom-left-radius: {px(7)}px; border-bottom-right-radius: {px(7)}px; }}
#preview {{ background: {css("window")}; border: 1px solid {css("divider")}; border-radius: {px(4)}px; }}
#preview QLabel {{ background: transparent; }}
QDialog QScrollArea:focus {{ border: 2px solid {css("focusOuter")}; }}
"""


def _tables(theme: Theme) -> str:
    """Style tables and lists of rows."""
    px, css = theme.metrics.px, theme.css
    tinted = css("accentSoft") != css("surface")
    ground, words = (css("accentSoft"), css("text")) if tinted else (css("accent"), css("onAccent"))
    return f"""\
QTableView, #rows {{ border: 1px solid {css("controlBorder")}; border-radius: {px(4)}px; padding: 1px;
  background: {css("surface")};
  selection-background-color: {ground}; selection-color: {words}; outline: 0; }}
QTableView:focus, #rows:focus {{ border: 2px solid {css("focusOuter")}; padding: 0; }}
QTableView::item {{ padding: {px(4)}px {px(8)}px; border-bottom: 1px solid {css("divider")}; }}
QTableView::item:selected {{ background: {ground}; color: {words}; }}
QHeaderView, QTableView QTableCornerButton::section {{ background: {css("window")}; }}
QHeaderView::section {{ padding: {px(6)}px {px(11)}px; border: 0; border-bottom: 1px solid {css("divider")};
  background: {css("window")}; font-weight: 600; }}
"""


def _small_parts(theme: Theme) -> str:
    """Style key caps, groups and sliders."""
    px, css = theme.metrics.px, theme.css
    filled = css("accent" if css("focusOuter") != css("accent") else "surface")
    return f"""\
#keyCap {{ font-size: {max(1, round(11 / 12 * theme.metrics.u))}px; padding: {px(1)}px {px(6)}px;
  border: 1px solid {css("controlBorder")}; border-radius: {px(4)}px; background: {css("window")}; }}
QGroupBox#group {{ border: 0; margin: 0; padding: 0; }}
QSlider {{ min-height: {px(28)}px; }}
QSlider::groove:horizontal {{ height: {px(4)}px; border-radius: {px(2)}px;
  background: {css("controlBorder")}; }}
QSlider::sub-page:horizontal {{ border-radius: {px(2)}px; background: {css("accent")}; }}
QSlider::handle:horizontal {{ width: {px(18) - 4}px; margin: -{px(7)}px 0;
  border: 2px solid {css("surface")}; border-radius: {px(18) // 2}px; background: {css("accent")}; }}
QSlider::handle:horizontal:focus {{ border-color: {css("focusOuter")}; background: {filled}; }}
"""


def _choices(theme: Theme) -> str:
    """Style times and drop-downs."""
    px, css = theme.metrics.px, theme.css
    return f"""\
QDateTimeEdit {{ border: 1px solid {css("controlBorder")}; border-radius: {px(4)}px; padding: 0 {px(8)}px;
  min-height: {px(30) - 2}px; min-width: {px(136)}px; background: {css("surface")};
  selection-background-color: {css("accent")}; selection-color: {css("onAccent")}; }}
QDateTimeEdit::up-button, QDateTimeEdit::down-button {{ width: 0; border: 0; }}
QDateTimeEdit QLineEdit, QDateTimeEdit QLineEdit:focus {{ border: 0; padding: 0; background: transparent; }}
QDateTimeEdit:focus {{ border: 2px solid {css("accent")}; padding: 0 {px(8) - 1}px; }}
QDateTimeEdit:disabled {{ color: {css("textDisabled")}; border-color: {css("divider")}; }}
QComboBox {{ border: 0; padding: 0 {px(10)}px; background: transparent; combobox-popup: 0; }}
QComboBox QAbstractItemView {{ background: {css("raised")}; border: 1px solid {css("controlBorder")};
  padding: {px(4)}px; outline: 0; selection-background-color: {css("accentSoft")};
  selection-color: {css("text")}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(28) - 4}px; padding: 0 {px(8) - 2}px;
  border: 2px solid transparent; border-radius: {px(4)}px; color: {css("text")}; }}
QComboBox QAbstractItemView::item:selected {{ background: {css("accentSoft")};
  border-color: {_active(theme)}; }}
"""
