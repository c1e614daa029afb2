"""The dialog that asks what to export and where to, and what becomes of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from icalendar import Calendar
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from iweek_desktop.programme.model import Level
from iweek_desktop.ui import export_errand, exporting
from iweek_desktop.ui.dialogs.export import ExportDialog
from iweek_desktop.ui.dialogs.import_steps import ImportStepsDialog
from iweek_desktop.ui.dialogs.message import MessageDialog
from iweek_desktop.ui.exporting import ExportChoice, Offer, What, Where
from tests.ui.dialog_hands import LANGUAGES, cut_off, fit, focus_order, gone, press, said, spoken, standing
from tests.ui.new_versions import rewrite

if TYPE_CHECKING:
    from tests.ui.conftest import Desk, OpenDesk


@pytest.fixture
def downloads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for what is saved."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    monkeypatch.setattr(exporting, "saving_folder", lambda: folder)
    return folder


@pytest.fixture
def save_as(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Answer the dialog that asks where to save with the paths of "chosen", and keep what was asked."""
    told: dict[str, Any] = {"chosen": [], "asked": []}

    def answer(parent: object, title: str, proposed: str, kinds: str) -> tuple[str, str]:
        told["asked"].append((proposed, kinds))
        return str(told["chosen"].pop(0)) if told["chosen"] else "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    return told


def summaries(path: Path) -> list[str]:
    """Return the titles of a file's events."""
    return [str(event["SUMMARY"]) for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")]


def star(desk: Desk) -> None:
    for guid, level in (("water", Level.MUST), ("questions", Level.MAYBE), ("cups", Level.MUST)):
        desk.state.set_level(guid, level)


def asked(desk: Desk) -> ExportDialog:
    """Open the dialog by its keys."""
    desk.press("Ctrl+E")
    return standing(desk.qtbot, ExportDialog)


def counts(dialog: ExportDialog) -> list[str]:
    return [button.accessibleName() for button in dialog.whats.values()]


# what is asked


def test_it_opens_on_the_favourites_with_their_counts(desk: Desk) -> None:
    star(desk)
    desk.select("milk")
    dialog = asked(desk)
    assert counts(dialog) == [
        "Favourites, 3", "This day, Tuesday 8 April, 15", "All sessions, 19", "The selected session, 1",
    ]  # fmt: skip
    assert dialog.maybe.text() == "Include Maybe (1)"
    assert dialog.choice == ExportChoice(What.FAVOURITES, True, Where.CALENDAR, True, 15)
    assert dialog.export_button.text() == "Add 3 to Outlook"
    assert desk.has_focus(dialog.export_button)
    assert dialog.preview_title.text() == "3 events will be added"
    assert dialog.preview_lines.text().replace("\N{SOFT HYPHEN}", "").splitlines() == [
        "Tue 8 Apr 09:30–11:00 Water and what is wrong with it",
        "Tue 8 Apr 10:00–11:00 Questions & answers about <i>tea</i>",
        "Thu 10 Apr 09:00–10:00 Cups",
    ]
    assert dialog.footer.hint.text() == "Times are written with their time zone (Europe/Stockholm)."


@pytest.mark.parametrize(
    ("selected", "what", "button"),
    [("milk", What.SELECTED, "Add 1 to Outlook"), (None, What.DAY, "Save 15 for Outlook…")],
)
def test_without_favourites_it_proposes_something_else(
    desk: Desk, selected: str | None, what: What, button: str
) -> None:
    if selected:
        desk.select(selected)
    dialog = asked(desk)
    assert dialog.choice.what is what
    assert dialog.export_button.text() == button


def test_everything_can_be_chosen_by_keys(desk: Desk) -> None:
    star(desk)
    desk.select("milk")
    dialog = asked(desk)
    order = focus_order(dialog)
    assert order == [
        dialog.export_button, dialog.title_row.close_button, dialog.whats[What.FAVOURITES], dialog.maybe,
        dialog.by_level, dialog.reminder, dialog.wheres[Where.CALENDAR], dialog.cancel_button,
    ]  # fmt: skip
    press(dialog, "Tab", "Tab", "Tab", "Space")
    assert dialog.choice.maybe is False
    press(dialog, "Shift+Tab", "Down", "Down", "Down")
    assert dialog.choice.what is What.SELECTED
    assert dialog.export_button.text() == "Add 1 to Outlook"
    press(dialog, "Tab", "Space", "Tab", "Down", "Tab", "Down", "Down")
    assert dialog.choice == ExportChoice(What.SELECTED, False, Where.CSV, False, 30)
    assert dialog.export_button.text() == "Save 1 as .csv…"
    press(dialog, "Esc")
    assert gone(dialog)


def test_what_has_no_say_in_a_choice_is_grey(desk: Desk) -> None:
    star(desk)
    dialog = asked(desk)
    assert dialog.maybe.isEnabled()
    dialog.whats[What.DAY].click()
    assert not dialog.maybe.isEnabled()
    assert dialog.reminder.isEnabled()
    dialog.wheres[Where.CSV].click()
    assert [dialog.reminder.isEnabled(), dialog.by_level.isEnabled()] == [False, False]


def test_how_times_are_written_is_said_of_each_kind_of_file(desk: Desk) -> None:
    dialog = asked(desk)
    for where, told in (
        (Where.CSV, "Times in Sweden"),
        (Where.ICS, "Times are written with their time zone (Europe/Stockholm)."),
    ):
        dialog.wheres[where].click()
        assert dialog.footer.hint.text() == told


def test_times_that_no_yearly_rule_tells_are_said_to_be_in_utc(
    open_desk: OpenDesk, made_up_copy: Path
) -> None:
    def move(written: dict[str, Any]) -> None:
        written["conference"]["time_zone_name"] = "Africa/Casablanca"

    rewrite(made_up_copy, move)
    dialog = asked(open_desk(source=made_up_copy))
    assert dialog.footer.hint.text() == (
        "Times are written in UTC, which calendar programs turn into local time."
    )


def test_that_nothing_takes_time_is_said(desk: Desk) -> None:
    star(desk)
    dialog = asked(desk)
    assert not dialog.all_free.isVisible()
    dialog.by_level.click()
    assert dialog.all_free.isVisible()
    assert dialog.all_free.text() == "All events are shown as free time."


@pytest.mark.parametrize(
    ("what", "reason"),
    [
        (What.FAVOURITES, "There are no favourites to export."),
        (What.SHOWN, "No session matches."),
        (What.SELECTED, "No session is selected."),
    ],
)
def test_where_there_is_nothing_the_button_is_off_and_the_reason_beside_it(
    desk: Desk, what: What, reason: str
) -> None:
    desk.press("Ctrl+F")
    desk.type("words that stand nowhere")
    dialog = asked(desk)
    dialog.whats[what].click()
    assert not dialog.export_button.isEnabled()
    assert dialog.footer.hint.text() == reason
    assert dialog.preview_title.text() == "0 events will be added"


def test_a_session_without_a_time_goes_into_a_table_only(desk: Desk) -> None:
    desk.select("some-day")
    dialog = asked(desk)
    assert not dialog.export_button.isEnabled()
    assert dialog.footer.hint.text() == "What you have chosen has no time yet."
    assert dialog.preview_lines.text() == "1 session without a time is left out"
    dialog.wheres[Where.CSV].click()
    assert dialog.export_button.text() == "Save 1 as .csv…"
    assert dialog.preview_title.text() == "1 session in the table"


def test_the_filter_of_the_window_governs_what_is_shown(desk: Desk) -> None:
    desk.state.search("filter")
    dialog = asked(desk)
    assert dialog.whats[What.SHOWN].text() == "All sessions that match the filters"
    dialog.whats[What.SHOWN].click()
    found = len(desk.state.entry.guids_with(["filter"]))
    assert counts(dialog)[2] == f"All sessions that match the filters, {found}"
    assert dialog.preview_title.text() == f"{found} events will be added"


def test_more_than_three_are_counted(desk: Desk) -> None:
    dialog = asked(desk)
    dialog.whats[What.SHOWN].click()
    lines = dialog.preview_lines.text().splitlines()
    assert lines[-2:] == ["and 15 more", "1 session without a time is left out"]
    assert len(lines) == 5


def test_another_window_stars(desk: Desk) -> None:
    star(desk)
    dialog = asked(desk)
    desk.elsewhere("milk", Level.MUST)
    assert counts(dialog)[0] == "Favourites, 4"
    assert dialog.export_button.text() == "Add 4 to Outlook"
    desk.elsewhere("spoons", Level.MAYBE)
    assert dialog.maybe.text() == "Include Maybe (2)"
    dialog.maybe.click()
    assert dialog.export_button.text() == "Add 3 to Outlook"


def test_the_second_import_is_warned_of_where_it_happens(desk: Desk) -> None:
    star(desk)
    dialog = asked(desk)
    assert not dialog.again.isVisible()
    dialog.wheres[Where.ICS].click()
    assert dialog.again.isVisible()
    assert dialog.again.text().startswith("Classic Outlook does not update events from a file with several")
    dialog.wheres[Where.CSV].click()
    assert not dialog.again.isVisible()
    dialog.wheres[Where.CALENDAR].click()
    dialog.whats[What.DAY].click()
    assert dialog.again.isVisible()


# what becomes of it


def test_up_to_five_are_opened_one_by_one(desk: Desk) -> None:
    star(desk)
    dialog = asked(desk)
    press(dialog, "Return")
    assert [summaries(path) for path in desk.handed] == [
        ["Water and what is wrong with it"], ["Questions & answers about <i>tea</i>"], ["Cups"],
    ]  # fmt: skip
    assert all(b"X-WR-CALNAME" not in path.read_bytes() for path in desk.handed)
    assert all(b"TRIGGER:-PT15M" in path.read_bytes() for path in desk.handed)
    assert gone(dialog)
    assert desk.toast.text == "3 events opened in the calendar program"


def test_where_none_answers_all_are_in_one_file(desk: Desk, downloads: Path) -> None:
    star(desk)
    desk.answers = False
    press(asked(desk), "Return")
    (saved,) = downloads.iterdir()
    assert len(summaries(saved)) == 3
    assert saved.name == "The Made-Up Coffee Week.ics"
    assert desk.toast.text == f"No calendar program answered. The file has been saved as {saved}"
    assert list(desk.places.calendar_cache.iterdir()) == []


def test_more_than_five_are_saved_and_the_steps_told(
    desk: Desk, save_as: dict[str, Any], downloads: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = asked(desk)
    dialog.whats[What.DAY].click()
    assert dialog.export_button.text() == "Save 15 for Outlook…"
    save_as["chosen"] = [downloads / "day.ics"]
    press(dialog, "Return")
    assert save_as["asked"] == [
        (str(downloads / "The Made-Up Coffee Week.ics"), "Calendar file (.ics) (*.ics)")
    ]
    assert len(summaries(downloads / "day.ics")) == 15
    steps = standing(desk.qtbot, ImportStepsDialog)
    assert steps.windowTitle() == "15 events saved"
    words = said(steps)
    assert str(downloads / "day.ics") in words
    for number, menu in enumerate(
        ("File > Open & Export > Import/Export", "Import an iCalendar", "Open as New"), 1
    ):
        assert any(line.startswith(f"{number}. ") and menu in line for line in words.splitlines())
    assert "Add calendar > Upload from file" in words
    shown: list[Path] = []
    monkeypatch.setattr(export_errand, "open_folder", shown.append)
    steps.folder_button.click()
    assert shown == [downloads]
    press(steps, "Esc")
    assert gone(steps)


@pytest.mark.parametrize(
    ("where", "chosen", "written"),
    [
        (Where.ICS, "mine", "mine.ics"),
        (Where.ICS, "mine.ICS", "mine.ICS"),
        (Where.ICS, "week 2.5", "week 2.5.ics"),
        (Where.CSV, "mine", "mine.csv"),
        (Where.CSV, "mine.ics", "mine.ics.csv"),
    ],
)
def test_a_name_without_its_ending_gets_it(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path, where: Where, chosen: str, written: str
) -> None:
    star(desk)
    save_as["chosen"] = [tmp_path / chosen]
    dialog = asked(desk)
    dialog.wheres[where].click()
    dialog.export_button.click()
    assert (tmp_path / written).is_file()
    assert gone(dialog)


def test_a_file_is_written_as_chosen(desk: Desk, save_as: dict[str, Any], tmp_path: Path) -> None:
    star(desk)
    save_as["chosen"] = [tmp_path / "mine.ics"]
    dialog = asked(desk)
    dialog.wheres[Where.ICS].click()
    dialog.maybe.click()
    dialog.by_level.click()
    dialog.reminder.pick(60)
    dialog.export_button.click()
    data = (tmp_path / "mine.ics").read_bytes()
    assert summaries(tmp_path / "mine.ics") == ["Water and what is wrong with it", "Cups"]
    assert data.count(b"X-MICROSOFT-CDO-BUSYSTATUS:FREE") == data.count(b"TRIGGER:-PT60M") == 2
    assert desk.toast.text == "2 events saved in mine.ics"


def test_a_table_has_those_without_a_time_too(desk: Desk, save_as: dict[str, Any], tmp_path: Path) -> None:
    save_as["chosen"] = [tmp_path / "all.csv"]
    dialog = asked(desk)
    dialog.whats[What.SHOWN].click()
    dialog.wheres[Where.CSV].click()
    dialog.export_button.click()
    assert (tmp_path / "all.csv").read_text(encoding="utf-8-sig").count("\n") == 20
    assert desk.toast.text == "19 sessions saved in all.csv"


def test_to_cancel_where_to_goes_back_to_the_question(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path
) -> None:
    star(desk)
    desk.toast.hide()
    dialog = asked(desk)
    dialog.wheres[Where.ICS].click()
    dialog.export_button.click()
    assert dialog.isVisible()
    assert len(save_as["asked"]) == 1
    dialog.cancel_button.click()
    assert list(tmp_path.rglob("*.ics")) == []
    assert not desk.toast.isVisible()


def test_what_has_no_time_is_left_out_and_told(desk: Desk, save_as: dict[str, Any], tmp_path: Path) -> None:
    star(desk)
    desk.state.set_level("some-day", Level.MUST)
    save_as["chosen"] = [tmp_path / "mine.ics"]
    dialog = asked(desk)
    dialog.wheres[Where.ICS].click()
    assert dialog.export_button.text() == "Save 3 as .ics…"
    dialog.export_button.click()
    assert desk.toast.text == "3 events saved in mine.ics. 1 session without a time was left out"


# what goes wrong


def test_a_place_that_cannot_be_written_is_named_and_another_can_be_chosen(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def answer(dialog: MessageDialog) -> int:
        dialog.show()
        told.append(said(dialog))
        dialog.action_button.click()
        return dialog.result()

    monkeypatch.setattr(MessageDialog, "exec", answer)
    star(desk)
    absent = tmp_path / "no such folder" / "mine.ics"
    save_as["chosen"] = [absent, tmp_path / "mine.ics"]
    dialog = asked(desk)
    dialog.wheres[Where.ICS].click()
    dialog.export_button.click()
    (words,) = told
    assert f"Could not save the file to {absent.parent}" in words
    assert "Choose another place…" in words
    assert save_as["asked"][1][0] == str(absent)
    assert len(summaries(tmp_path / "mine.ics")) == 3
    assert gone(dialog)


def test_another_place_need_not_be_chosen(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path, dialogs: list[str]
) -> None:
    star(desk)
    save_as["chosen"] = [tmp_path / "no such folder" / "mine.ics"]
    dialog = asked(desk)
    dialog.wheres[Where.ICS].click()
    dialog.export_button.click()
    assert len(dialogs) == 1
    assert dialog.isVisible()
    assert len(save_as["asked"]) == 1


def test_a_folder_that_cannot_be_written_is_told(desk: Desk, dialogs: list[str]) -> None:
    star(desk)
    desk.places.cache.mkdir(parents=True, exist_ok=True)
    desk.places.calendar_cache.write_text("in the way")
    dialog = asked(desk)
    dialog.export_button.click()
    (told,) = dialogs
    assert told.startswith("Nothing was exported")
    assert dialog.isVisible()


def test_favourites_that_cannot_be_read_are_told(
    desk: Desk, save_as: dict[str, Any], tmp_path: Path, dialogs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from iweek_desktop.store.errors import StoreError
    from iweek_desktop.store.store import Store

    def fail(*_: object) -> None:
        raise StoreError("store.unreadable", desk.places.store_path, "malformed")

    star(desk)
    save_as["chosen"] = [tmp_path / "mine.ics"]
    monkeypatch.setattr(Store, "ledger", fail)
    dialog = asked(desk)
    dialog.wheres[Where.ICS].click()
    dialog.export_button.click()
    (told,) = dialogs
    assert "could not be read" in told
    assert not (tmp_path / "mine.ics").exists()


# how it looks

ROOMS = [
    pytest.param(12, 1340, 700, id="at 100 %"),
    pytest.param(24, 1350, 720, id="1366 by 768 at 200 %"),
    pytest.param(12, 480, 320, id="480 by 320"),
    pytest.param(24, 960, 640, id="480 by 320 at 200 %"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("unit", "width", "height"), ROOMS)
def test_nothing_is_cut_off(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, unit: int, width: int, height: int, language: str
) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    desk = open_desk(language=spoken(monkeypatch, language))
    star(desk)
    desk.select("long-name")
    dialog = asked(desk)
    dialog.wheres[Where.ICS].click()
    dialog.by_level.click()
    for what in What:
        dialog.whats[what].click()
        fit(dialog, width, height)
        assert dialog.width() <= width
        assert dialog.height() <= height
        assert cut_off(dialog) == []


@pytest.mark.parametrize("language", ["en", "sv"])
def test_at_the_usual_size_it_is_as_drawn_and_needs_no_scrolling(open_desk: OpenDesk, language: str) -> None:
    desk = open_desk(language=language)
    star(desk)
    dialog = asked(desk)
    fit(dialog, 1340, 700)
    assert (dialog.width(), dialog.height()) == (720, 552)
    assert dialog.port.verticalScrollBar().maximum() == 0


def test_it_grows_with_what_it_shows(desk: Desk) -> None:
    star(desk)
    dialog = asked(desk)
    fit(dialog, 1340, 900)
    dialog.resize(dialog.width(), 400)
    low = dialog.height()
    dialog.whats[What.SHOWN].click()
    dialog.wheres[Where.ICS].click()
    desk.qtbot.waitUntil(lambda: dialog.height() > low)
    assert dialog.port.verticalScrollBar().maximum() == 0


def test_the_offer_counts_what_a_choice_asks_for() -> None:
    offer = Offer(2, 3, None, 4, 5, 1, False)
    asked_for = [offer.asked(ExportChoice(what, maybe)) for what in What for maybe in (True, False)]
    assert asked_for == [5, 2, 4, 4, 5, 5, 1, 1]


def test_a_screen_reader_hears_groups_choices_and_what_they_are_for(desk: Desk) -> None:
    star(desk)
    dialog = asked(desk)

    def heard(widget: QWidget) -> tuple[QAccessible.Role, str]:
        face = QAccessible.queryAccessibleInterface(widget)
        assert face is not None
        return face.role(), face.text(QAccessible.Text.Name)

    assert heard(dialog) == (QAccessible.Role.Dialog, "Export")
    assert heard(dialog.what_group) == (QAccessible.Role.Grouping, "What to export")
    assert heard(dialog.whats[What.FAVOURITES]) == (QAccessible.Role.RadioButton, "Favourites, 3")
    assert heard(dialog.maybe) == (QAccessible.Role.CheckBox, "Include Maybe (1)")
    assert heard(dialog.reminder)[0] is QAccessible.Role.ComboBox
    assert dialog.reminder_label.buddy() is dialog.reminder  # by which Linux names a list
    assert heard(dialog.wheres[Where.ICS]) == (QAccessible.Role.RadioButton, "Calendar file (.ics)")
    card = QAccessible.queryAccessibleInterface(dialog.wheres[Where.ICS])
    assert card.text(QAccessible.Text.Description) == "For any calendar program"
    assert heard(dialog.title_row.close_button)[1] == "Close"
