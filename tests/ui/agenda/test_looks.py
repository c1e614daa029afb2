"""How the list looks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from iweek_desktop.programme.model import Level
from iweek_desktop.ui.theme import Theme
from tests.ui.agenda.conftest import TUE, Agenda, MakeAgenda


def heading_image(agenda: Agenda) -> QImage:
    return agenda.list.viewport().grab().toImage().copy(0, 0, 300, 36)


def test_the_heading_stays_at_the_top_and_is_pushed_out_by_the_next(make: MakeAgenda) -> None:
    agenda = make(size=(700, 260)).show()
    bar, layout = agenda.list.verticalScrollBar(), agenda.list._geometry
    assert layout is not None
    bar.setValue(0)
    monday = heading_image(agenda)
    agenda.list.scroll_to_day(TUE)
    tuesday = heading_image(agenda)
    assert monday != tuesday
    bar.setValue(bar.value() + 200)
    assert heading_image(agenda) == tuesday
    bar.setValue(layout.section_top(2) + 26)  # the heading of Wednesday is 10 px from the top
    pushed = heading_image(agenda)
    assert pushed.copy(0, 0, 300, 10) == tuesday.copy(0, 26, 300, 10)
    assert pushed.copy(0, 10, 300, 26) != tuesday.copy(0, 10, 300, 26)


def test_what_was_scrolled_looks_as_if_it_were_drawn_anew(make: MakeAgenda, qapp: QApplication) -> None:
    agenda = make(size=(700, 400)).show()
    agenda.desk.select("water")
    bar = agenda.list.verticalScrollBar()
    for step in (3, 40, 40, 200, -37, 120):
        bar.setValue(bar.value() + step)
        QCoreApplication.processEvents()
        on_screen = qapp.primaryScreen().grabWindow(agenda.view.winId()).toImage()
        anew = agenda.view.grab().toImage()
        assert on_screen.convertToFormat(anew.format()) == anew


def test_a_long_title_takes_two_lines_only_where_it_must(make: MakeAgenda) -> None:
    wide, narrow = make(size=(700, 560)).show(), make(size=(420, 560)).show()

    def height(agenda: Agenda, guid: str) -> int:
        return agenda.list.visualRect(agenda.model.index_of(guid)).height()

    assert [height(wide, guid) for guid in ("long-name", "opening", "milk")] == [68, 52, 52]
    assert [height(narrow, guid) for guid in ("long-name", "opening", "milk")] == [68, 68, 52]


def test_what_was_cut_is_known(make: MakeAgenda) -> None:
    agenda = make(size=(420, 560)).show()
    agenda.desk.select("water")
    agenda.list.viewport().grab()
    assert agenda.list.words_cut(agenda.shown.index("water"))
    assert not agenda.list.words_cut(agenda.shown.index("milk"))


def test_the_selected_row_differs_in_more_than_its_colour(agenda: Agenda) -> None:
    agenda.desk.select("water")
    agenda.list.clearFocus()
    rect = agenda.list.visualRect(agenda.list.currentIndex())
    image = agenda.list.viewport().grab().toImage()
    theme = Theme("light", 12)
    assert image.pixelColor(1, rect.center().y()) == theme.neutral["accent"]
    assert image.pixelColor(60, rect.bottom() - 4) == theme.neutral["accentSoft"]
    other = agenda.list.visualRect(agenda.model.index(0))
    assert image.pixelColor(1, other.center().y()) == theme.neutral["surface"]


def test_a_tag_does_not_touch_the_star_above_it(agenda: Agenda) -> None:
    for guid in ("water", "questions", "exhibition"):
        agenda.state.set_level(guid, Level.MUST)
    row = agenda.list.visualRect(agenda.model.index_of("questions"))
    image = agenda.list.viewport().grab().toImage()
    edge, ink = (
        colour.name()
        for colour in (Theme("light", 12).signal("clash").edge, Theme("light", 12).neutral["text"])
    )
    inside = [
        (x, y)
        for x in range(row.right() - 100, row.right() - 6)
        for y in range(row.top() + 6, row.bottom() - 6)
    ]
    tag = [x for x, y in inside if image.pixelColor(x, y).name() == edge]
    star = [
        x
        for x, y in inside
        if image.pixelColor(x, y).name() == ink and y < row.top() + 26 and x > row.right() - 40
    ]
    assert max(tag) + 4 < min(star)


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
@pytest.mark.parametrize("size", [(700, 560), (324, 560), (428, 268)])
def test_every_theme_and_size_can_be_painted(make: MakeAgenda, theme: str, size: tuple[int, int]) -> None:
    agenda = make(size=size, theme=theme).show()
    for guid in ("water", "questions", "exhibition"):
        agenda.state.set_level(guid, Level.MUST)
    agenda.desk.select("questions")
    agenda.desk.select("milk")
    agenda.list.scrollTo(agenda.model.index_of("questions"))
    image = agenda.list.viewport().grab().toImage()
    row = agenda.list.visualRect(agenda.model.index_of("questions"))
    assert row.isValid()
    names = {image.pixelColor(x, y).name() for x in range(row.right() - 90, row.right()) for y in column(row)}
    assert Theme(theme, 12).signal("clash").edge.name() in names


def column(row: QRect) -> range:
    """Return the y of what can be seen of a row below the heading."""
    return range(max(36, row.top()), row.bottom())
