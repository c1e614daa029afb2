"""What only a process of its own can show: bytes, pipes, imports, the entry points."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ENTRY = "import sys; from iweek_desktop.cli import main; sys.exit(main())"


def run(
    profile: Path, soup: Path, *words: str, code: str = ENTRY, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    options = ["--profile", str(profile), "--programme", str(soup)]
    env = {**os.environ, "LANGUAGE": "en", **variables}
    return subprocess.run([sys.executable, "-c", code, *options, *words], capture_output=True, env=env)


def test_json_is_utf_8_whatever_the_system_says(profile: Path, soup: Path) -> None:
    done = run(profile, soup, "list", "--json", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))[0]["rooms"] == ["Köket", "Nätet"]
    assert "Köket".encode() in done.stdout


def test_problems_are_told_in_any_encoding(profile: Path, soup: Path) -> None:
    done = run(profile, soup, "show", "älg", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith(b"There is no session with this ID\n")


@pytest.mark.skipif(sys.platform == "win32", reason="words are no bytes on Windows")
def test_words_that_are_no_text_name_nothing(profile: Path, soup: Path) -> None:
    for words in (["show"], ["favourite", "add", "s-1"], ["export", "a.ics", "--session"]):
        done = run(profile, soup, *words, os.fsdecode(b"\xff\xfe"))
        assert done.returncode == 1
        assert done.stderr.endswith(b"There is no session with this ID\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_result_that_cannot_be_written_is_told_and_what_was_asked_is_done(
    profile: Path, soup: Path
) -> None:
    command = [sys.executable, "-c", ENTRY, "--profile", str(profile), "--programme", str(soup)]
    env = {**os.environ, "LANGUAGE": "en"}
    with Path("/dev/full").open("wb") as full:
        other = soup.with_name("other.json")
        other.write_text(soup.read_text(encoding="utf-8").replace("soup-2031", "stew-2031"), encoding="utf-8")
        adding = ["programmes", "add", str(other), str(soup)]
        for words in (["favourite", "add", "s-1", "s-2"], adding, ["list"]):
            done = subprocess.run([*command, *words], stdout=full, stderr=subprocess.PIPE, env=env)
            assert done.returncode == 1
            assert done.stderr == b"iweek: The result could not be written: No space left on device\n"
    saved = json.loads(run(profile, soup, "favourite", "list", "--json").stdout)
    assert [item["id"] for item in saved] == ["s-1", "s-2"]
    shelf = json.loads(run(profile, soup, "programmes", "list", "--json").stdout)
    assert {item["key"] for item in shelf} == {"soup-2031", "stew-2031"}


def test_a_reader_that_goes_away_is_no_problem(profile: Path, soup: Path) -> None:
    data = json.loads(soup.read_text(encoding="utf-8"))
    data["events"] += [{"guid": f"g{n}", "title": "Ladle " * 20} for n in range(1000)]
    soup.write_text(json.dumps(data), encoding="utf-8")
    command = [
        sys.executable,
        "-c",
        ENTRY,
        "--profile",
        str(profile),
        "--programme",
        str(soup),
        "list",
        "--json",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.read(1)
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


@pytest.mark.parametrize("words", [["list"], ["show", "s-1"], ["favourite", "add", "s-1"], ["--help"]])
def test_no_command_imports_qt(profile: Path, soup: Path, words: list[str]) -> None:
    code = (
        "import sys; from iweek_desktop.cli import main; code = main();"
        "sys.exit(code or [name for name in sys.modules if name.startswith('PySide6')] or None)"
    )
    done = run(profile, soup, *words, code=code)
    assert (done.returncode, done.stderr) == (0, b"")


def test_the_way_to_the_window_imports_next_to_nothing(profile: Path, soup: Path) -> None:
    code = """
import sys, types
window = types.ModuleType("iweek_desktop.ui.app")
def run_window(start):
    print(*sys.modules, sep="\\n")
    return 0
window.run_window = run_window
sys.modules["iweek_desktop.ui.app"] = window
from iweek_desktop.cli import main
sys.exit(main())
"""
    done = run(profile, soup, code=code, QT_QPA_PLATFORM="offscreen")
    assert done.returncode == 0, done.stderr
    modules = done.stdout.decode().split()
    rooms = {name.split(".")[1] for name in modules if name.startswith("iweek_desktop.")}
    assert rooms == {"cli", "commands", "library", "programme", "startup", "ui"}
    heavy = {
        "json",
        "sqlite3",
        "zoneinfo",
        "platformdirs",
        "pydantic",
        "icalendar",
        "uuid",
        "hashlib",
        "shutil",
    }
    assert heavy & set(modules) == set()
    ours = {name for name in modules if name.startswith("iweek_desktop.") and name.count(".") == 2}
    assert ours == {
        "iweek_desktop.commands.parsing",
        "iweek_desktop.library.paths",
        "iweek_desktop.programme.clock",
        "iweek_desktop.ui.app",
    }


def test_two_commands_at_once_both_count(profile: Path, soup: Path) -> None:
    command = [
        sys.executable,
        "-c",
        ENTRY,
        "--profile",
        str(profile),
        "--programme",
        str(soup),
        "favourite",
        "add",
    ]
    children = [
        subprocess.Popen([*command, guid], stdout=subprocess.DEVNULL) for guid in ("s-1", "s-2", "s-3")
    ]
    assert [child.wait() for child in children] == [0, 0, 0]
    done = run(profile, soup, "favourite", "list", "--json")
    assert {item["id"] for item in json.loads(done.stdout)} == {"s-1", "s-2", "s-3"}


def test_without_a_display_the_process_ends_with_one_sentence(profile: Path, soup: Path) -> None:
    if sys.platform in ("win32", "darwin"):
        pytest.skip("only on systems whose display is a variable")
    done = run(profile, soup, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert (done.returncode, done.stdout) == (1, b"")
    assert len(done.stderr.splitlines()) == 1
    assert b"WAYLAND_DISPLAY" in done.stderr
