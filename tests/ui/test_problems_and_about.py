"""What was wrong in a file, what to do where nothing could be read, and what this program is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.modeltest import ModelTester

from iweek_desktop import __version__
from iweek_desktop.library.credits import LIBRARIES
from iweek_desktop.programme.notices import Notice, NoticeLevel
from iweek_desktop.ui.dialogs import about
from iweek_desktop.ui.dialogs.about import AboutDialog
from iweek_desktop.ui.dialogs.problems import LONG, ProblemsDialog
from iweek_desktop.ui.models import notice_table
from iweek_desktop.ui.models.notice_table import NoticeTable
from iweek_desktop.ui.panes.read_error import ReadErrorPage
from iweek_desktop.wording.catalogue import Wording, load_wording
from iweek_desktop.wording.notices import sentence
from tests.ui.dialog_hands import (
    LANGUAGES,
    cut_off,
    fit,
    focus_order,
    gone,
    press,
    said,
    settled,
    spoken,
    standing,
)
from tests.ui.test_contrast import TEXT, ratio

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk

ROOMS = [(12, 1340, 700), (24, 1350, 720), (12, 480, 320), (24, 960, 640)]
KINDS: tuple[tuple[str, NoticeLevel], ...] = (
    ("format.missing", "error"), ("format.time", "warning"), ("format.reference", "info"),
)  # fmt: skip


def notices(count: int) -> list[Notice]:
    """Return findings of three levels in turn."""
    arguments = {"value": "tomorrow at noon or a little later", "expected": "2031-04-08T09:00+02:00"}
    return [
        Notice(*KINDS[n % 3], f"events[{n}].organisers[0].addresses[0].homepage", arguments)
        for n in range(count)
    ]


def test_of_a_sound_file_it_is_said_that_all_of_it_could_be_read(desk: Desk) -> None:
    desk.keeper.show_problems()
    dialog = standing(desk.qtbot, ProblemsDialog)
    assert dialog.sound.isVisible()
    assert dialog.sound.text() == "All of the file could be read."
    assert not dialog.table.isVisible()
    assert not dialog.copy_button.isEnabled()
    assert dialog.focusWidget() is dialog.close_button
    dialog.reject()


def big(unit: int) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)


# the list of problems


def opened(desk: Desk, count: int) -> ProblemsDialog:
    dialog = ProblemsDialog(desk.window.look, Path("week.json"), notices(count), desk.window)
    dialog.open()
    return settled(desk.qtbot, dialog)


@pytest.mark.parametrize("theme", ["light", "dark", "contrast"])
def test_the_row_that_the_keys_have_led_to_is_seen(open_desk: OpenDesk, theme: str) -> None:
    dialog = opened(open_desk(theme=theme), 5)
    dialog.table.setFocus()
    press(dialog, "Down")
    row = dialog.table.currentIndex().row()
    assert row == 1
    seen = dialog.table.viewport().grab().toImage()
    places = [dialog.table.visualRect(dialog.model.index(row, 1)) for row in range(5)]
    grounds = [seen.pixelColor(place.left() + 2, place.center().y()) for place in places]
    assert [n for n, ground in enumerate(grounds) if grounds.count(ground) == 1] == [row]
    inked = [
        seen.pixelColor(x, y) for x in range(300) for y in range(places[row].top() + 1, places[row].bottom())
    ]
    assert max(ratio(ink, grounds[row]) for ink in inked) >= TEXT


def test_the_table_is_sound(qtmodeltester: ModelTester) -> None:
    model = NoticeTable(load_wording("en"), notices(5))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.show_level("error")
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    assert model.rowCount() == 2


def test_it_says_where_what_and_how_bad(desk: Desk) -> None:
    dialog = opened(desk, 3)
    model = dialog.model
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(3)]
    assert heads == ["Where", "What is wrong", "Consequence"]
    cells = [
        [model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(3)]
        for row in range(3)
    ]
    assert cells[0] == [
        "events[0].organisers[0].addresses[0].homepage", "This is missing, and is needed", "Left out",
    ]  # fmt: skip
    assert [row[2] for row in cells] == ["Left out", "Shown otherwise", "For information"]
    assert dialog.file.text() == "week.json"
    assert not dialog.level.isVisible()
    assert focus_order(dialog) == [
        dialog.table, dialog.copy_button, dialog.close_button, dialog.title_row.close_button,
    ]  # fmt: skip


def test_a_long_list_can_be_narrowed_and_copied(desk: Desk) -> None:
    dialog = opened(desk, LONG + 4)
    assert dialog.level.isVisible()
    dialog.level.pick("warning")
    assert dialog.model.rowCount() == 4
    press(dialog, "Tab")
    dialog.copy_button.click()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 4
    assert lines[0].split("\t")[0] == "events[1].organisers[0].addresses[0].homepage"
    dialog.level.pick(None)
    assert dialog.model.rowCount() == LONG + 4


def test_no_word_of_the_table_is_cut(desk: Desk) -> None:
    dialog = opened(desk, 6)
    for width, height in ((1340, 700), (480, 320)):
        fit(dialog, width, height)
        table = dialog.table
        assert sum(table.columnWidth(at) for at in range(3)) <= table.viewport().width()
        for row in range(6):
            assert table.rowHeight(row) >= table.sizeHintForRow(row)
            assert table.rowHeight(row) >= 2 * table.fontMetrics().height() or width > 480


@pytest.mark.parametrize("unit", [12, 24])
def test_a_title_beside_a_place_is_written_whole(desk: Desk, unit: int) -> None:
    big(unit)
    desk.keeper.open_window(size=(1366, 688))
    desk.settle()
    titles = ["Together from the start – " + "launch of the week " * n for n in range(9)]
    found = [
        Notice("format.missing", "error", f"events[{n}].url", entry=title) for n, title in enumerate(titles)
    ]
    dialog = ProblemsDialog(desk.window.look, Path("week.json"), found, desk.window)
    dialog.open()
    settled(desk.qtbot, dialog)
    fit(dialog, 1340, 700)
    table = dialog.table
    table.clearFocus()
    for row in range(len(found)):
        index, high = table.model().index(row, 0), table.rowHeight(row)
        table.scrollTo(index, table.ScrollHint.PositionAtTop)
        place = table.visualRect(index).adjusted(0, 0, 0, -4)
        before = table.viewport().grab(place).toImage()
        table.setRowHeight(row, high + 4 * unit)
        place.moveTop(table.visualRect(index).top())
        assert table.viewport().grab(place).toImage() == before, "more words come forth in a higher row"
        table.setRowHeight(row, high)


def test_of_very_many_only_those_in_view_are_measured(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Notice] = []

    def counted(say: Wording, notice: Notice) -> str:
        said.append(notice)
        return sentence(say, notice)

    monkeypatch.setattr(notice_table, "sentence", counted)
    dialog = opened(desk, 50_000)
    table = dialog.table
    table.scrollToBottom()
    settled(desk.qtbot, dialog)
    desk.qtbot.waitUntil(lambda: table.rowAt(table.viewport().height() - 1) in (49_999, -1))
    assert len(said) < 5_000
    for row in range(table.rowAt(0), 50_000):
        assert table.rowHeight(row) >= table.sizeHintForRow(row)
    dialog.level.pick("info")
    assert dialog.model.rowCount() == 16_666
    for row in range(3):
        assert table.rowHeight(row) >= table.sizeHintForRow(row)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("unit", "width", "height"), ROOMS)
def test_nothing_of_the_list_is_cut_off(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, unit: int, width: int, height: int, language: str
) -> None:
    big(unit)
    dialog = opened(open_desk(language=spoken(monkeypatch, language)), 14)
    fit(dialog, width, height)
    assert cut_off(dialog) == []
    assert dialog.table.height() >= 120 * unit // 12


def test_the_window_offers_it(open_desk: OpenDesk, made_up_copy: Path) -> None:
    text = made_up_copy.read_text(encoding="utf-8")
    made_up_copy.write_text(text.replace('"2031-04-08T11:15:00+02:00"', '"noon"'), encoding="utf-8")
    desk = open_desk(source=made_up_copy)
    assert desk.window.banner is not None
    (button,) = desk.window.banner.findChildren(QPushButton)
    button.click()
    dialog = standing(desk.qtbot, ProblemsDialog)
    assert "noon" in dialog.model.text()
    where = dialog.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert where.startswith("events[")
    assert where.endswith("(“Milk?”)")
    press(dialog, "Esc")
    assert gone(dialog)


# where nothing could be read


@pytest.fixture
def page(desk: Desk) -> Iterator[ReadErrorPage]:
    file, lines = "/home/somebody/week.json", ["week.json: The file is empty"]
    made = ReadErrorPage(desk.window.look, file, "Nothing is lost.", lines)
    made.setStyleSheet(desk.window.styleSheet())
    made.resize(900, 500)
    made.show()
    made.activateWindow()
    desk.qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()
    made.deleteLater()


def test_the_page_says_what_happened_and_that_favourites_are_safe(page: ReadErrorPage) -> None:
    assert page.title.text() == "The programme could not be read"
    assert page.words.text() == "Nothing is lost."
    assert page.file.accessibleName() == "/home/somebody/week.json"
    assert not page.details.isVisible()


def test_the_page_can_be_used_by_key(desk: Desk, page: ReadErrorPage) -> None:
    asked: list[str] = []
    page.retry_requested.connect(lambda: asked.append("retry"))
    page.open_requested.connect(lambda: asked.append("open"))
    page.entry().setFocus()
    for keys in ((Qt.Key.Key_Space,), (Qt.Key.Key_Tab, Qt.Key.Key_Space), (Qt.Key.Key_Tab, Qt.Key.Key_Space)):
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
    assert asked == ["retry", "open"]
    assert page.details.isVisible()
    assert page.details.toPlainText() == "week.json: The file is empty"


@pytest.mark.parametrize(("width", "height"), [(480, 320), (900, 560)])
def test_all_of_the_page_can_be_reached(page: ReadErrorPage, width: int, height: int) -> None:
    page.resize(width, height)
    page.fold.click()
    for _ in range(3):
        QCoreApplication.processEvents()
    body = page.widget()
    assert body is not None
    assert body.width() <= page.viewport().width()
    for widget in (page.title, page.words, page.file, page.retry_button, page.open_button, page.details):
        assert body.rect().contains(widget.geometry())
        needed = widget.heightForWidth(widget.width()) if widget.hasHeightForWidth() else 0
        assert widget.height() >= max(needed, widget.minimumSizeHint().height() if needed else 0)


def test_the_details_are_in_view_once_they_are_unfolded(page: ReadErrorPage) -> None:
    page.resize(480, 320)
    QCoreApplication.processEvents()
    page.fold.setFocus()
    QTest.keyClick(page.fold, Qt.Key.Key_Space)
    for _ in range(3):
        QCoreApplication.processEvents()
    port = page.viewport()
    assert port.rect().contains(QRect(page.details.mapTo(port, QPoint()), page.details.size()))


# what this program is


def test_about_names_versions_licences_and_folders(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Path] = []
    monkeypatch.setattr(about, "open_folder", shown.append)
    desk.window.named_actions["about"].trigger()
    dialog = standing(desk.qtbot, AboutDialog)
    words = said(dialog)
    assert dialog.windowTitle() == "iweek_desktop"
    assert f"Version {__version__}" in words
    for name in ("Python", "Qt", "PySide6", *LIBRARIES):
        if not name.startswith("PySide6-"):
            assert name.casefold() in words.casefold()
    assert "LGPL" in words
    assert str(desk.places.data) in words
    assert str(desk.places.logs) in words
    labels = [label for label in dialog.inside.findChildren(QLabel) if label.font().weight() < 600]
    assert labels
    assert all(
        label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse for label in labels
    )
    assert [dialog.data_button.isEnabled(), dialog.log_button.isEnabled()] == [True, False]
    dialog.data_button.click()
    assert shown == [desk.places.data]
    press(dialog, "Esc")
    assert gone(dialog)


def test_in_high_contrast_the_ring_of_the_button_that_enter_presses_is_closed(open_desk: OpenDesk) -> None:
    desk = open_desk(theme="contrast")
    desk.window.named_actions["about"].trigger()
    dialog = standing(desk.qtbot, AboutDialog)
    picture = dialog.close_button.grab().toImage()
    assert dialog.close_button.hasFocus()
    ring, right, bottom = desk.window.look.theme.neutral["focusOuter"], picture.width(), picture.height()
    across = [picture.pixelColor(x, 3) for x in range(3, right - 3)]
    down = [picture.pixelColor(3, y) for y in range(3, bottom - 3)]
    assert {colour.name() for colour in (*across, *down)} == {ring.name()}
    assert picture.pixelColor(right // 2, 5) != ring, "and apart from the button"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("unit", "width", "height"), ROOMS)
def test_nothing_of_about_is_cut_off(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, unit: int, width: int, height: int, language: str
) -> None:
    big(unit)
    desk = open_desk(language=spoken(monkeypatch, language))
    desk.window.named_actions["about"].trigger()
    dialog = standing(desk.qtbot, AboutDialog)
    fit(dialog, width, height)
    assert cut_off(dialog) == []
    assert all(button.accessibleName() or button.text() for button in dialog.findChildren(QPushButton))
