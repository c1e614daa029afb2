"""One profile in the hands of several programs, a program that is killed, and one without a screen."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from iweek_desktop.library.door import door_of, is_there
from iweek_desktop.library.paths import Places
from tests.outside.desktop import Desktop, until, without
from tests.outside.window import ROOT, Commands, Window

pytestmark = pytest.mark.bus

GUID = "iw2024-government-governance"
GOVERNANCE = "Together from the beginning - From government to governance"
UMBRELLA = "Together from the start - launch of Innovation Week"
ABOUT_A_SECOND = 2.0


def test_window_and_command_line_see_each_others_stars(window: Window) -> None:
    window.commands.favourite("add", GUID, "--level", "maybe")
    until(lambda: window.stars() == {GOVERNANCE: "Maybe"}, "the command's star", ABOUT_A_SECOND)
    window.press("Down", "1")
    until(lambda: window.stars() == {GOVERNANCE: "Must"}, "the window's star")
    assert window.commands.levels() == {GUID: "must"}
    window.commands.favourite("remove", GUID)
    until(lambda: window.stars() == {}, "no star any more", ABOUT_A_SECOND)


def test_two_windows_see_each_others_stars(window: Window) -> None:
    other = Window(window.commands, "--new-window")
    try:
        other.wait_until_shown()
        other.begin_anew()
        other.press("1")
        until(lambda: other.stars() == {UMBRELLA: "Must"}, "the star where it was set")
        until(lambda: window.stars() == {UMBRELLA: "Must"}, "the star in the other", ABOUT_A_SECOND)
        window.take_keyboard()
        window.press("0")
        until(lambda: window.stars() == {}, "the star removed where it was seen")
        until(lambda: other.stars() == {}, "the star gone from where it was set", ABOUT_A_SECOND)
    finally:
        other.close()


def test_a_second_start_brings_the_window_to_the_front(open_window: Callable[[], Window]) -> None:
    window = open_window()
    file = ROOT / "tests" / "data" / "made-up-coffee-week.json"
    done = subprocess.run(
        window.commands.words(str(file)), cwd=ROOT, env=window.desktop.env, capture_output=True, timeout=30
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    until(
        lambda: window.see("frame", "The Made-Up Coffee Week"),
        "the file asked for in the window that was open",
    )


def test_a_door_that_a_killed_window_left_keeps_nobody_out(
    open_window: Callable[[], Window], commands: Commands
) -> None:
    first = open_window()
    first.kill()
    assert is_there(door_of(Places.of(commands.profile)))
    second = open_window()
    assert second.see("frame")


def test_a_star_outlives_a_window_that_is_killed(
    open_window: Callable[[], Window], commands: Commands
) -> None:
    window = open_window()
    window.begin_anew()
    window.press("Down", "1")
    until(lambda: [event for event in window.events("object:state-changed:checked") if event.on], "the star")
    window.kill()
    assert commands.levels() == {GUID: "must"}


def test_a_note_is_kept_without_being_asked(open_window: Callable[[], Window], commands: Commands) -> None:
    window = open_window()
    window.begin_anew()
    while (window.walk(["Tab"])[-1].role, window.focused()[-1].name) != ("text", "Your notes"):
        pass
    window.type("bring a kite")
    until(lambda: commands.show("iw2024-launch")["note"] == "bring a kite", "the note is stored")


@pytest.mark.parametrize("display", ["", ":7777"])
def test_without_a_screen_the_program_says_so_in_one_sentence(
    desktop: Desktop, tmp_path: Path, display: str
) -> None:
    env = without(desktop.env, "DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "iweek_desktop", "--language", "en", "--profile", str(tmp_path / "profile")],
        cwd=ROOT,
        env=env | ({"DISPLAY": display} if display else {}),
        capture_output=True,
        text=True,
        timeout=30,
    )
    assert (done.returncode, done.stdout) == (1, "")
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith("iweek: ")
    assert (f"DISPLAY={display}" if display else "DISPLAY") in sentence
