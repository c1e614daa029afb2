"""Long words of a programme that a command has put on the shelf are broken once the window stands."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from iweek_desktop.cli import main
from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places
from iweek_desktop.library.settings import Settings, View
from iweek_desktop.library.settings import save as save_settings
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.startup import WindowStart
from iweek_desktop.ui.app import open_keeper
from tests.ui.conftest import MADE_UP, Desk, OpenDesk

LONG = "long-name"


@pytest.fixture
def by_command(tmp_path: Path) -> Path:
    """A profile to which a command has added the made-up week."""
    profile = tmp_path / "by-command"
    save_settings(Places.of(profile).settings_file, Settings(reduce_motion=True))
    assert main(["--profile", str(profile), "programmes", "add", str(MADE_UP)]) == 0
    return profile


def shown(open_desk: OpenDesk, profile: Path, view: View) -> Desk:
    """Open a narrow window on a session with a very long title."""
    desk = open_desk(at=profile, size=(1100, 688))
    desk.state.show_view(view)
    desk.select(LONG)
    QCoreApplication.processEvents()
    view_shown = desk.window.views.made[-1]
    view_shown.scrollTo(view_shown.currentIndex())
    return desk


def seen(desk: Desk) -> tuple[str, QImage]:
    """Return the title in the detail pane, and a picture of the sessions."""
    QCoreApplication.processEvents()
    return desk.detail.title.text(), desk.window.views.grab().toImage()


def is_hyphenated(profile: Path) -> bool:
    entry = open_programme(Places.of(profile), MADE_UP, None).entry
    assert entry is not None
    with entry:
        return entry.hyphenated


@pytest.mark.parametrize("view", ["day", "list"])
def test_long_words_are_broken_as_if_that_had_been_known_from_the_start(
    open_desk: OpenDesk, by_command: Path, view: View, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iweek_desktop.ui.keeper.LOOK_BACK_AFTER_MS", 10**8)
    desk = shown(open_desk, by_command, view)
    bar = desk.window.views.made[-1].verticalScrollBar()
    place, before = bar.value(), seen(desk)
    desk.keeper._look_back()
    late = seen(desk)
    assert "f\N{SOFT HYPHEN}e\N{SOFT HYPHEN}b" in before[0]  # broken anywhere
    assert "Kaf\N{SOFT HYPHEN}fe\N{SOFT HYPHEN}brygg\N{SOFT HYPHEN}nings" in late[0]
    assert bar.value() == place > 0
    desk.close()
    known = shown(open_desk, by_command, view)
    assert known.state.entry.hyphenated
    assert seen(known)[0] == late[0]
    if view == "day":  # rows of the list are wide enough for the words
        assert seen(known)[1] == late[1] != before[1]


def test_a_picture_has_them_at_once(by_command: Path) -> None:
    start = WindowStart(Places.of(by_command), MADE_UP, None, "en", system_clock, None)
    keeper = open_keeper(start, lambda _path: False, standing=True)
    assert keeper is not None
    with closing(keeper):
        assert keeper.state.hyphenated
        assert is_hyphenated(by_command)
