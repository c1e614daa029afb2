import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from iweek_desktop import cli
from iweek_desktop.cli import main
from iweek_desktop.commands.parsing import Options
from iweek_desktop.startup import Shot, WindowStart, at

Asked = list[tuple[WindowStart, Shot | None]]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Asked:
    """What a window that is none was asked for, where two files lie."""
    monkeypatch.chdir(tmp_path)
    for name in ("soup.json", "list"):
        Path(name).touch()
    calls: Asked = []
    window = ModuleType("iweek_desktop.ui.app")

    def run_window(start: WindowStart) -> int:
        calls.append((start, None))
        return 0

    def take_screenshot(start: WindowStart, shot: Shot) -> int:
        calls.append((start, shot))
        return 0

    picture = ModuleType("iweek_desktop.ui.screenshot")
    vars(window).update(run_window=run_window)
    vars(picture).update(take_screenshot=take_screenshot)
    monkeypatch.setitem(sys.modules, "iweek_desktop.ui.app", window)
    monkeypatch.setitem(sys.modules, "iweek_desktop.ui.screenshot", picture)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return calls


def test_no_words_open_the_bundled_programme(asked: Asked) -> None:
    assert main([]) == 0
    ((start, _),) = asked
    assert (start.source, start.zone_name, start.language, start.now_text) == (None, None, None, None)


@pytest.mark.parametrize(
    "words",
    [["soup.json"], ["--programme", "soup.json"], ["--", "soup.json"]],
)
def test_a_file_opens_the_window_on_it_and_is_found_again_from_elsewhere(
    asked: Asked, words: list[str]
) -> None:
    assert main(words) == 0
    assert asked[0][0].source == Path.cwd() / "soup.json"


@pytest.mark.parametrize("before", [True, False])
def test_the_window_is_given_every_option(asked: Asked, tmp_path: Path, before: bool) -> None:
    options = [
        "--profile",
        str(tmp_path),
        "--now",
        "2031-05-05T09:00",
        "--language",
        "sv",
        "--time-zone",
        "UTC",
    ]
    assert main([*options, "soup.json"] if before else ["soup.json", *options]) == 0
    ((start, _),) = asked
    assert (start.source, start.zone_name, start.language, start.now_text) == (
        Path.cwd() / "soup.json", "UTC", "sv", "2031-05-05T09:00",
    )  # fmt: skip
    assert tmp_path in start.places.store_path.parents


def test_a_file_named_like_a_command_can_be_opened(asked: Asked) -> None:
    assert main(["./list"]) == 0
    assert asked[0][0].source == Path.cwd() / "list"


def test_a_picture_is_taken_offscreen(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    words = (
        "--view timeline --day 2031-05-05 --size 800X600 --theme contrast --select s-1 --time-zone UTC "
        "--text 150 --lanes place --search te --scale 1.25 --show export --star maybe --focus"
    )
    assert main(["--now", "2031-05-05T09:00", "screenshot", "a.png", *words.split()]) == 0
    ((start, shot),) = asked
    assert shot == Shot(
        Path("a.png"), "timeline", date(2031, 5, 5), (800, 600), "contrast", "s-1",
        150, "place", "te", 1.25, "export", "maybe", True,
    )  # fmt: skip
    assert (start.zone_name, start.now_text) == ("UTC", "2031-05-05T09:00")
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_picture_needs_no_more_than_a_name(asked: Asked) -> None:
    assert main(["screenshot", "a.png"]) == 0
    assert asked[0][1] == Shot(Path("a.png"), None, None, (1280, 800), None, None)


def test_without_a_display_iweek_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(["--language", "en"]) == 1
    assert capsys.readouterr().err == (
        "iweek: There is no display to show the window on: DISPLAY and WAYLAND_DISPLAY are not set\n"
    )


@pytest.mark.parametrize("words", [[], ["screenshot", "a.png"]])
def test_without_qt_iweek_says_so(words: list[str], no_qt: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--language", "en", *words]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("iweek: The window needs PySide6, which cannot be loaded")


def test_an_import_that_fails_for_another_reason_is_a_bug() -> None:
    with pytest.raises(ImportError):
        cli._no_window(Options(), ImportError("no such name", name="iweek_desktop.ui.app"))


@pytest.mark.parametrize(
    ("text", "utc"),
    [
        ("2031-05-05T09:00", "07:00"),
        ("2031-05-05T09:00+05:30", "03:30"),
        ("2031-05-05T09:00Z", "09:00"),
        ("2031-05-05", "22:00"),
    ],
)
def test_a_time_without_a_zone_is_the_programmes(text: str, utc: str) -> None:
    from datetime import UTC
    from zoneinfo import ZoneInfo

    assert f"{at(text, ZoneInfo('Europe/Stockholm')).astimezone(UTC):%H:%M}" == utc


def test_a_file_that_is_not_there_is_told_before_any_window(
    asked: Asked, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["frobnicate"]) == 1
    assert asked == []
    assert capsys.readouterr().err == "frobnicate: There is no such file\n"
