import sys
from argparse import Namespace
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop import __version__, cli
from iweek_desktop.cli import COMMANDS, main, main_gui
from iweek_desktop.commands import listing


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--frob"], "“--frob” is not understood here"),
        (["--profile"], "--profile needs a value"),
        (["--language", "fi", "list"], "--language cannot be 'fi'. Choose from sv, en."),
        (["--now", "noon", "list"], "“noon” is not a time. Write it as 2024-09-30T10:15."),
        (["--now", "0001-01-01", "list"], "“0001-01-01” is not a time. Write it as 2024-09-30T10:15."),
        (["--time-zone", "Mars/Olympus", "list"],
         "There is no time zone named “Mars/Olympus”. Write its name as in Europe/Stockholm."),
        (["list", "--time-zone", "../etc/passwd"],
         "There is no time zone named “../etc/passwd”. Write its name as in Europe/Stockholm."),
        (["list", "--day", "30/9"], "“30/9” is not a date. Write it as 2024-09-30."),
        (["list", "extra"], "“extra” is not understood here"),
        (["list", "--now", "2024-09-30T10:00"], "--now has to stand before the command"),
        (["list", "--programme=a.json"], "--programme has to stand before the command"),
        (["list", "--fav"], "“--fav” is not understood here"),
        (["list", "--json=yes"], "--json does not take this value"),
        (["show"], "ID is missing"),
        (["export", "a.ics", "--all", "--favourites"], "--favourites and --all cannot be used together"),
        (["--programme", "a.json", "b.json"], "FILE and --programme cannot be used together"),
        (["a.json", "b.json"], "“b.json” is not understood here"),
        (["screenshot", "a.jpg"], "The name “a.jpg” does not end in .png"),
        (["screenshot", "a.png", "--star", "must"], "--select is missing"),
        (["screenshot", "a.png", "--size", "huge"], "“huge” is not a size. Write it as 1280x800."),
        (["screenshot", "a.png", "--size", "0x10"], "“0x10” is not a size. Write it as 1280x800."),
        (["screenshot", "a.png", "--view", "week"],
         "--view cannot be 'week'. Choose from day, timeline, list."),
    ],
)  # fmt: skip
def test_wrong_words_are_one_sentence(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    assert main(words) == 2
    out, err = capsys.readouterr()
    names = ("--favourites and --all", "--all and --favourites")
    assert out == ""
    assert err.replace(names[1], names[0]) == f"iweek: {sentence}\n"


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"iweek {__version__}\n"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_help_names_every_command_and_option(capsys: pytest.CaptureFixture[str], language: str) -> None:
    assert main(["--language", language, "--help"]) == 0
    out = capsys.readouterr().out
    for name in (*COMMANDS, "--profile", "--programme", "--now", "--language", "--time-zone", "--version"):
        assert f"  {name} " in out or f"  {name}\n" in out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["--language", "en", name, "--help"]) == 0
    assert capsys.readouterr().out.startswith(f"  {name} ")


def test_a_bug_is_one_line_that_names_the_log(
    iweek: Any, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(*_rest: object) -> int:
        raise ZeroDivisionError("a slip of the ladle")

    monkeypatch.setattr(listing, "run_list", slip)
    done = iweek("list")
    log = profile / "logs" / "iweek.log"
    assert (done.code, done.problems) == (
        1,
        [f"iweek: Something went wrong in iweek itself. The details are in {log}."],
    )
    assert "a slip of the ladle" in log.read_text()
    assert __version__ in log.read_text()


def test_a_bug_without_a_log_is_one_line_too(
    iweek: Any, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(*_rest: object) -> int:
        raise ZeroDivisionError("a slip of the ladle")

    monkeypatch.setattr(listing, "run_list", slip)
    profile.mkdir()
    (profile / "logs").touch()
    assert iweek("list").problems == [
        "iweek: Something went wrong in iweek itself: ZeroDivisionError('a slip of the ladle')"
    ]


def test_an_interrupted_command_is_quiet(iweek: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_rest: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(listing, "run_list", interrupt)
    done = iweek("list")
    assert (done.code, done.out, done.err) == (1, "", "")


@pytest.mark.parametrize("words", [["list"], ["--frob"], ["--version"], ["show", "nobody"]])
def test_no_streams_are_no_matter(words: list[str], profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "argv", ["iweek-desktop", "--profile", str(profile), *words])
    assert main_gui() in (0, 1, 2)


def test_a_stream_of_text_will_do(
    iweek: Any, profile: Path, soup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = StringIO()
    monkeypatch.setattr(sys, "stdout", said)
    assert main(["--profile", str(profile), "--programme", str(soup), "list"]) == 0
    assert "Köket" in said.getvalue()


def test_the_clock_stands_at_the_time_given(iweek: Any, tmp_path: Path) -> None:
    for now in ("2031-05-01T12:00", "2031-05-01T10:00Z", "2031-05-01T03:00-07:00"):
        out = tmp_path / "at.ics"
        assert iweek("export", out, "--session", "s-1", before=("--now", now)).code == 0
        assert b"DTSTAMP:20310501T100000Z" in out.read_bytes()


def test_options_are_kept_apart_from_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def note(call: Any, args: Namespace) -> int:
        seen.append((call.options, args))
        return 0

    monkeypatch.setattr(listing, "run_list", note)
    assert (
        main(
            ["--now=2031-05-05T09:00", "--programme", "list", "--profile", "show", "list", "--search", "show"]
        )
        == 0
    )
    ((options, args),) = seen
    assert (options.now_text, options.programme, options.profile) == (
        "2031-05-05T09:00",
        Path("list"),
        Path("show"),
    )
    assert args.search == "show"


def test_every_command_is_where_the_register_says() -> None:
    from importlib import import_module

    for place, declare, run in COMMANDS.values():
        module = import_module(place)
        assert callable(getattr(module, declare))
        assert not run or callable(getattr(module, run))
    assert set(vars(cli)) >= {"main", "main_gui"}
