"""A sentence for every code."""

from __future__ import annotations

import ast
import gettext
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import iweek_desktop
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.notices import Notice
from iweek_desktop.wording.catalogue import Wording, load_wording
from iweek_desktop.wording.notices import SENTENCES, error_sentence, place_of, place_words, sentence

ENGLISH = Wording("en", gettext.NullTranslations())
PACKAGE = Path(iweek_desktop.__file__).parent
CODE = re.compile(r"(native|format|store|export|shelf|settings|file|update)\.[a-z][a-z0-9_]*")
FILE_ENDINGS = {
    "json",
    "sqlite",
    "sqlite3",
    "db",
    "csv",
    "ics",
    "xml",
    "py",
    "log",
    "txt",
    "toml",
    "xlsx",
    "svg",
    "tmp",
}


RAISED = {"Notice", "StoreError", "ExportError", "DownloadError"}


def codes_in(source: str) -> Iterator[str]:
    """Return the strings that are codes, wherever they stand; names of files and messages are none."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in RAISED:
            yield from (str(one.value) for one in node.args[:1] if isinstance(one, ast.Constant))
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if CODE.fullmatch(node.value) and node.value.rpartition(".")[2] not in FILE_ENDINGS:
            yield node.value


def all_codes() -> list[tuple[str, str]]:
    """Return every code of the package with the file that says it."""
    return sorted(
        {
            (code, path.relative_to(PACKAGE).as_posix())
            for path in PACKAGE.rglob("*.py")
            if path.parent.name != "wording" or not path.name.endswith("notices.py")
            for code in codes_in(path.read_text("utf-8"))
        }
    )


@pytest.mark.parametrize(("code", "file"), all_codes())
def test_every_code_has_a_sentence(code: str, file: str) -> None:
    assert code in SENTENCES, f"{file} says {code!r}: give it a sentence in wording/notices.py"


def test_codes_are_found_in_the_code_and_names_of_files_are_not() -> None:
    source = 'a("store.full"); b = {1: "format.x"}; c("settings.json"); """about store.io"""; d("export.csv")'
    assert list(codes_in(source)) == ["store.full", "format.x"]
    assert set(codes_in('Notice("new.kind", "error"); Notice(code, "error")')) == {"new.kind"}
    assert ("format.type", "formats/json_salvage.py") in all_codes()


class Every(dict[str, str]):
    """Arguments of any name, each its own name in capitals; "n" is a number."""

    def __missing__(self, key: str) -> str:
        return "3" if key == "n" else key.upper()


NAMES = ("value", "expected", "path", "cause", "title", "what", "found", "n", "host", "status", "key")


@pytest.mark.parametrize("code", SENTENCES)
def test_every_sentence_is_a_line_in_plain_words(code: str) -> None:
    text = error_sentence(ENGLISH, code, {name: Every()[name] for name in NAMES})
    assert text
    assert not text.startswith(f"{code}: ")
    assert "\n" not in text
    assert not re.search(r"[{}!]|please|oops|sorry", text, re.IGNORECASE)
    assert not text[0].islower()
    assert text.endswith(".") is (". " in text), "one clause has no full stop, more sentences have"


@pytest.mark.parametrize(
    ("notice", "said"),
    [
        (Notice("format.empty", "error"), "The file is empty"),
        (
            Notice("format.type", "error", "events[1].title", {"value": "7", "expected": "text"}),
            "“7” is not text in quotation marks",
        ),
        (
            Notice("format.time", "error", "x", {"value": "soon", "expected": "YYYY-MM-DD"}),
            "“soon” is not a time of the form YYYY-MM-DD",
        ),
        (
            Notice("native.format", "error", "format", {"value": "", "expected": '"programme"'}),
            'The file does not name its format; "programme" was expected',
        ),
        (
            Notice("native.format", "error", "format", {"value": "frab", "expected": '"programme"'}),
            'The format is “frab”; "programme" was expected',
        ),
        (Notice("format.more", "error", "", {"n": "1"}), "1 more problem is not listed"),
        (Notice("format.more", "error", "", {"n": "2"}), "2 more problems are not listed"),
        (
            Notice("format.left_out", "error", "x", {"value": "Talk", "expected": "20000"}),
            "“Talk” is left out. The first 20000 sessions of a file are read.",
        ),
        (
            Notice("format.left_out", "error", "x", {"value": "", "expected": "20000"}),
            "A session is left out. The first 20000 sessions of a file are read.",
        ),
        (
            Notice("format.left_out_more", "error", "A7", {"expected": "A9", "n": "3"}),
            "Until A9, 3 more are left out",
        ),
        (Notice("format.form", "warning", "", {"value": "x", "expected": ""}), "“x” cannot be read"),
        (Notice("new.code", "error", "", {"value": "x", "cause": ""}), "new.code: x"),
        (Notice("format.type", "error"), "format.type:"),
        (
            Notice("file.unreadable", "error", "", {"cause": "two\nlines {x}"}),
            "The file could not be opened: two lines {x}",
        ),
    ],
)
def test_sentences(notice: Notice, said: str) -> None:
    assert sentence(ENGLISH, notice) == said


@pytest.mark.parametrize(
    ("where", "english", "swedish"),
    [
        ("125:19", "line 125, column 19", "rad 125, kolumn 19"),
        ("12", "line 12", "rad 12"),
        ("events[3].start", "events[3].start", "events[3].start"),
        ("C7", "C7", "C7"),
        ("12:", "12:", "12:"),
        ("", "", ""),
    ],
)
def test_a_place_is_told_in_words(where: str, english: str, swedish: str) -> None:
    assert place_words(ENGLISH, where) == english
    assert place_words(load_wording("sv"), where) == swedish


def test_the_title_of_the_session_is_told_beside_the_place() -> None:
    notice = Notice("format.missing", "error", "events[3].start", entry="Soup")
    assert place_of(ENGLISH, notice) == "events[3].start (“Soup”)"
    assert place_of(load_wording("sv"), notice) == "events[3].start (”Soup”)"
    assert place_of(ENGLISH, notice._replace(entry="")) == "events[3].start"


def test_what_a_reader_finds_can_be_said() -> None:
    reading = read_programme(
        b'{"conference": {"time_zone_name": "Mars", "start": "soon"}, "rooms": [7, {"geo": [1, 2, 3]}], '
        b'"events": [{"title": 1}, {"title": "T", "start": "x", "links": [{}], "parent": "z"}, []]}'
    )
    assert len(reading.notices) > 8
    for notice in reading.notices:
        assert not sentence(ENGLISH, notice).startswith(notice.code)
