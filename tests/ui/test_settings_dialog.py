"""The settings: every choice holds at once, is remembered, and leaves the keyboard where it was."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette, QWheelEvent
from PySide6.QtWidgets import QApplication, QDateTimeEdit, QFileDialog

from iweek_desktop.library.settings import Settings, load
from iweek_desktop.ui.dialogs.settings import SettingsDialog, SettingsShown
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

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.conftest import Desk, OpenDesk


def opened(desk: Desk) -> SettingsDialog:
    """Open the settings by their keys."""
    desk.press("Ctrl+,")
    return standing(desk.qtbot, SettingsDialog)


def kept(desk: Desk) -> Settings:
    return load(desk.places.settings_file)


def test_it_shows_what_holds(open_desk: OpenDesk) -> None:
    desk = open_desk(language=None)
    desk.keeper.preferences.keep(
        language="sv", theme="dark", text_percent=125, reduce_motion=True, reminder_min=None
    )
    dialog = opened(desk)
    assert dialog.language.currentText() == "Svenska"
    assert dialog.theme.picked == "dark"
    assert dialog.percent.text() == "125 %"
    assert dialog.motion.isChecked()
    assert dialog.reminder.picked is None
    assert dialog.programme_times.isChecked()
    assert not dialog.simulate.isChecked()
    assert not dialog.clock.isEnabled()
    assert desk.has_focus(dialog.theme)


def test_it_names_the_file_that_was_asked_for_at_the_start(open_desk: OpenDesk, made_up_copy: Path) -> None:
    dialog = opened(open_desk(source=made_up_copy))
    assert dialog.file.accessibleName() == str(made_up_copy)


def test_tab_comes_to_every_control(desk: Desk) -> None:
    dialog = opened(desk)
    assert focus_order(dialog) == [
        dialog.theme, dialog.text_size, dialog.motion, dialog.language, dialog.programme_times,
        dialog.reminder, dialog.simulate, dialog.open_button, dialog.reset_button, dialog.close_button,
        dialog.title_row.close_button,
    ]  # fmt: skip
    assert all(widget.accessibleName() or widget.text() for widget in focus_order(dialog))  # type: ignore[attr-defined]
    press(dialog, "Esc")
    assert gone(dialog)


def test_another_theme_holds_at_once_and_the_keyboard_stays(desk: Desk) -> None:
    opened(desk)
    for theme, darkest in (("light", 200), ("dark", 0), ("contrast", 0)):
        press(standing(desk.qtbot, SettingsDialog), "Down")
        dialog = standing(desk.qtbot, SettingsDialog)
        assert dialog.theme.picked == kept(desk).theme == theme
        assert desk.has_focus(dialog.theme)
        lightness = QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness()
        assert darkest <= lightness <= darkest + 60


def test_text_grows_by_key_and_the_keyboard_stays_on_the_slider(desk: Desk) -> None:
    dialog = opened(desk)
    dialog.text_size.setFocus()
    press(dialog, "Right")
    dialog = standing(desk.qtbot, SettingsDialog)
    assert (kept(desk).text_percent, dialog.percent.text()) == (125, "125 %")
    assert dialog.look.theme.metrics.u == 15
    assert desk.has_focus(dialog.text_size)
    press(dialog, "Right")
    assert standing(desk.qtbot, SettingsDialog).look.theme.metrics.u == 18


def test_the_sample_grows_while_the_slider_is_dragged(desk: Desk) -> None:
    dialog = opened(desk)
    small = dialog.sample.sizeHint().height()
    dialog.text_size.setSliderDown(True)
    dialog.text_size.setValue(4)
    assert dialog.percent.text() == "200 %"
    assert dialog.sample.font().pixelSize() == 26
    assert dialog.sample.sizeHint().height() > 1.6 * small
    assert kept(desk).text_percent == 100
    dialog.text_size.setSliderDown(False)
    assert kept(desk).text_percent == 200


def test_another_language_holds_at_once(open_desk: OpenDesk) -> None:
    desk = open_desk(language=None)
    dialog = opened(desk)
    dialog.language.setFocus()
    press(dialog, "Down")
    dialog = standing(desk.qtbot, SettingsDialog)
    assert dialog.windowTitle() == "Inställningar"
    assert desk.has_focus(dialog.language)
    assert "Språk och kalender" in said(dialog)
    assert kept(desk).language == "sv"


def test_what_changes_no_look_leaves_the_dialog_alone(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    dialog = opened(desk)
    dialog.motion.click()
    dialog.reminder.pick(60)
    if dialog.local_times.isEnabled():
        dialog.local_times.click()
        assert kept(desk).local_times
        dialog.programme_times.click()
    assert (kept(desk).reduce_motion, kept(desk).reminder_min, kept(desk).local_times) == (False, 60, False)
    assert dialog.isVisible()


def test_simulated_time_is_read_where_the_programme_takes_place(desk: Desk) -> None:
    dialog = opened(desk)
    assert dialog.clock.text() == "2031-04-08 09:00"
    dialog.simulate.click()
    assert desk.state.now() == datetime(2031, 4, 8, 7, 0, tzinfo=UTC)
    dialog = standing(desk.qtbot, SettingsDialog)
    assert dialog.simulate.isChecked()
    dialog.clock.setFocus()
    press(dialog, "Home")
    dialog.clock.setSelectedSection(QDateTimeEdit.Section.DaySection)
    press(dialog, "Up", "Up")
    dialog.clock.setSelectedSection(QDateTimeEdit.Section.HourSection)
    press(dialog, "Up")
    press(dialog, "Return")
    assert desk.state.now() == datetime(2031, 4, 10, 8, 0, tzinfo=UTC)
    dialog = standing(desk.qtbot, SettingsDialog)
    assert desk.has_focus(dialog.clock)
    assert dialog.clock.text() == "2031-04-10 10:00"
    dialog.simulate.click()
    assert desk.state.now() == desk.clock.at
    assert not standing(desk.qtbot, SettingsDialog).clock.isEnabled()


def test_the_wheel_changes_nothing(desk: Desk) -> None:
    dialog = opened(desk)
    fit(dialog, 560, 320)
    for control in (dialog.theme, dialog.text_size, dialog.clock):
        spot = QPointF(5, 5)
        event = QWheelEvent(
            spot, control.mapToGlobal(spot), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(control, event)
    assert (dialog.theme.picked, dialog.percent.text(), dialog.clock.text()) == (
        "system", "100 %", "2031-04-08 09:00",
    )  # fmt: skip


def test_another_file_can_be_opened(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(_parent: object, title: str, *_: object) -> tuple[str, str]:
        asked.append(title)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    dialog = opened(desk)
    dialog.open_button.click()
    assert asked == ["Open a programme"]
    assert gone(dialog)


def test_the_view_can_be_reset(desk: Desk) -> None:
    desk.state.zooms["day"] = 200.0
    desk.keeper.preferences.keep(dismissed_banners=("past:x",))
    dialog = opened(desk)
    dialog.reset_button.click()
    dialog = standing(desk.qtbot, SettingsDialog)
    assert desk.has_focus(dialog.reset_button)
    assert (desk.state.zooms, kept(desk).dismissed_banners) == ({}, ())


def test_the_path_of_the_file_is_shown(desk: Desk) -> None:
    shown = SettingsShown(
        Settings(), "Europe/Stockholm", None, None, datetime(2031, 4, 8, 9, tzinfo=UTC),
        "/home/somebody/programmes/a-very-long-name-of-a-programme-file.json",
    )  # fmt: skip
    dialog = SettingsDialog(desk.window.look, shown, desk.window)
    dialog.open()
    settled(desk.qtbot, dialog)
    assert dialog.file.accessibleName() == shown.file
    assert shown.file in said(dialog)
    assert not dialog.local_times.isEnabled()
    fit(dialog, 480, 320)
    assert cut_off(dialog) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("unit", "width", "height"), [(12, 1340, 700), (24, 1350, 720), (12, 480, 320), (24, 960, 640)]
)
def test_nothing_is_cut_off(
    open_desk: OpenDesk,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    unit: int,
    width: int,
    height: int,
    language: str,
) -> None:
    font = QFont(QApplication.font())
    font.setPixelSize(unit)
    QApplication.setFont(font)
    dialog = opened(open_desk(language=spoken(monkeypatch, language)))
    fit(dialog, width, height)
    assert (dialog.width() <= width, dialog.height() <= height) == (True, True)
    assert cut_off(dialog) == []
