"""The user's settings while the program runs: kept as soon as they change, and what follows from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimeZone, Signal
from PySide6.QtGui import QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from iweek_desktop.library import settings as stored
from iweek_desktop.library.settings import Settings
from iweek_desktop.programme.lanes import hue_order
from iweek_desktop.programme.model import Programme
from iweek_desktop.ui.theme import Theme, tokens
from iweek_desktop.wording.catalogue import Wording, choose_language, load_wording

MOST_HUES = 40
"""As many programmes as the shelf has keep the order of their colours."""

TOKENS = {"light": "light", "dark": "dark", "contrast": "hc"}


class Preferences(QObject):
    """Hold the settings; what is seen of them changes with `look_changed`."""

    look_changed = Signal()
    """The window has to be made anew: another theme, language or text size."""
    zone_changed = Signal()
    motion_changed = Signal()
    failed = Signal(object)
    """The `OSError` that kept the settings from being saved; they hold until the program ends."""

    def __init__(self, settings: Settings, path: Path, language: str | None) -> None:
        """Take the stored settings; `language` is what was asked for at the start, which goes before them."""
        super().__init__()
        self._settings, self.path = settings, path
        self._language = language
        self._theme_asked: str | None = None
        # Taken before a window's palette hides it.
        self._system_palette = QPalette(QGuiApplication.palette())
        self._say = load_wording(choose_language(language or settings.language))

    @property
    def settings(self) -> Settings:
        """What holds now."""
        return self._settings

    @property
    def say(self) -> Wording:
        """The wording of the language in use."""
        return self._say

    def keep(self, **changes: Any) -> None:  # the fields of Settings
        """Change settings and save them."""
        self._settings = self._settings._replace(**changes)
        try:
            stored.save(self.path, self._settings)
        except OSError as error:
            self.failed.emit(error)

    # how the window looks

    def ask_theme(self, theme: str | None) -> None:
        """Show a theme until another one is chosen, without keeping it."""
        self._theme_asked = theme or self._theme_asked

    def ask_text_size(self, percent: int) -> None:
        """Write in a size until another one is chosen, without keeping it."""
        self._settings = self._settings._replace(text_percent=percent)

    def theme(self) -> Theme:
        """Return the theme to show, at the text size to show it in."""
        size = QFontInfo(QApplication.font()).pixelSize() * self._settings.text_percent / 100
        name = self.theme_name()
        system = self._settings.theme == "system" and self._theme_asked is None
        return Theme(TOKENS[name], size, self._system_palette if system and name == "contrast" else None)

    def theme_name(self) -> str:
        """Return "light", "dark" or "contrast"."""
        chosen = self._theme_asked or self._settings.theme
        return _system_theme() if chosen == "system" else chosen

    def set_theme(self, theme: stored.Theme) -> None:
        """Show another theme from now on."""
        self._theme_asked = None
        self.keep(theme=theme)
        self.look_changed.emit()

    def switch_appearance(self) -> None:
        """Change from light to dark or back."""
        self.set_theme("dark" if self.theme_name() == "light" else "light")

    def set_language(self, language: str | None) -> None:
        """Speak another language from now on; None follows the system."""
        self.keep(language=language)
        self._say = load_wording(choose_language(language or self._language))
        self.look_changed.emit()

    def set_text_size(self, percent: int) -> None:
        """Write larger or smaller from now on, in per cent of the system's text size."""
        if percent != self._settings.text_percent:
            self.keep(text_percent=percent)
            self.look_changed.emit()

    def step_text_size(self, step: int) -> None:
        """Write a step larger (+1) or smaller (-1), if there is one."""
        place = stored.TEXT_PERCENT.index(self._settings.text_percent) + step
        if 0 <= place < len(stored.TEXT_PERCENT):
            self.set_text_size(stored.TEXT_PERCENT[place])

    # what else there is to choose

    def set_reduced_motion(self, reduced: bool) -> None:
        """Move nothing on the screen by itself, or do."""
        self.keep(reduce_motion=reduced)
        self.motion_changed.emit()

    def motion_ms(self) -> int:
        """Return how long what moves by itself may take; 0 where the user or the system wants it still."""
        still = self._settings.reduce_motion or _system_is_still()
        return 0 if still else int(tokens()["duration_ms"]["scrollTo"])

    def set_reminder(self, minutes: int | None) -> None:
        """Propose another reminder at the next export."""
        self.keep(reminder_min=minutes)

    def set_local_times(self, local: bool) -> None:
        """Tell times in this computer's zone, or in the programme's."""
        self.keep(local_times=local)
        self.zone_changed.emit()

    def note_opened(self, source: Path | None) -> None:
        """Remember which programme was opened last; None is the bundled one."""
        self.keep(last_programme=str(source) if source else None, day=None)

    def hues(self, programme: Programme) -> tuple[str, ...]:
        """Return a programme's themes in the order of their colours, which no update changes; keep it."""
        saved = self._settings.hues.get(programme.key, ())
        order = hue_order(saved, programme.tracks)
        if order != saved:
            kept = [key for key in self._settings.hues if key != programme.key][-(MOST_HUES - 1) :]
            self.keep(hues={**{key: self._settings.hues[key] for key in kept}, programme.key: order})
        return order

    def zone(self, programme: ZoneInfo) -> ZoneInfo:
        """Return the zone in which a programme's times are told."""
        return computer_zone() or programme if self._settings.local_times else programme


def computer_zone() -> ZoneInfo | None:
    """Return this computer's time zone, None where it has no name that is known."""
    from iweek_desktop.formats.times import zone_named

    return zone_named(bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace"))


def _system_is_still() -> bool:
    """Whether the system wants nothing to move by itself; Qt tells from 6.12 on."""
    hints = getattr(QGuiApplication.styleHints(), "accessibility", None)
    preference = getattr(hints(), "motionPreference", None) if hints else None
    return preference is not None and "Reduced" in preference().name


def _system_theme() -> str:
    hints = QGuiApplication.styleHints()
    # From Qt 6.10 on.
    accessibility = getattr(hints, "accessibility", None)
    if accessibility and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"
