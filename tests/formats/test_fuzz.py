"""A few hundred files that something has happened to, and the machinery that reads many thousands."""

from __future__ import annotations

import json
import sys
from collections import Counter
from random import Random

import pytest

from benchmarks import fuzz_child
from benchmarks.fuzz_samples import collect, workbook
from benchmarks.fuzzing import Told, fuzz, fuzz_figures
from benchmarks.mutations import LARGEST, mutated
from iweek_desktop.formats.reading import Reading
from iweek_desktop.formats.registry import FORMATS
from iweek_desktop.programme.model import Details, Programme, Session
from iweek_desktop.programme.notices import Notice
from iweek_desktop.wording.catalogue import load_wording

SAY = load_wording("en")
INPUTS = 400


def test_no_reader_stumbles() -> None:
    told = list(fuzz(INPUTS, seed=2031, real=False))
    assert [one for one in told if one.problem] == []
    assert [one.n for one in told] == list(range(INPUTS))
    counts = Counter(one.format for one in told)
    read = Counter(one.format for one in told if one.read)
    for row in FORMATS:
        assert counts[row.name] >= 15, f"no sample file of {row.name} in tests/data/formats"
        assert read[row.name] >= 3, f"what is made of {row.name} is hardly ever read"


def test_every_format_has_a_sample() -> None:
    assert {row.name for row in FORMATS} <= set(collect(real=False))


@pytest.mark.parametrize("name", [row.name for row in FORMATS])
def test_the_same_seed_makes_the_same_file(name: str) -> None:
    sample = collect(real=False)[name][0]
    files = [mutated(sample, Random(f"{n}"), sample) for n in range(30)]
    assert files == [mutated(sample, Random(f"{n}"), sample) for n in range(30)]
    assert len(set(files)) > 20
    assert max(map(len, files)) <= LARGEST


def test_a_workbook_is_changed_inside() -> None:
    files = [mutated(workbook(), Random(f"{n}")) for n in range(40)]
    assert sum(data.startswith(b"PK") and data != workbook() for data in files) > 20


def programme(*sessions: Session, **parts: dict[str, Details]) -> Reading:
    details = {session.guid: Details() for session in sessions}
    stated = parts.get("details", details)
    return Reading(Programme("k", "T", "UTC", sessions, stated), (), "native")


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (Reading(None, (), ""), "neither a programme nor an error"),
        (Reading(None, (Notice("format.empty", "error"),), ""), ""),
        (Reading(None, (Notice("format.tea", "error"),), ""), "no sentence for format.tea"),
        (programme(Session("a", "A")), ""),
        (programme(Session("a", "A"), Session("a", "B")), "guids that occur twice"),
        (programme(Session("a", "A"), details={}), "guids that occur twice"),
        (programme(Session("a", "A", parent="b")), "a parent that is not there"),
        (programme(Session("a", "A\x00 ")), "written back, it has other sessions"),
        (programme(Session("a", "")), "written back, it is refused"),
    ],
)
def test_what_contradicts_itself_is_seen(reading: Reading, expected: str) -> None:
    found = fuzz_child.unsound(reading, SAY)
    assert found.startswith(expected)
    assert bool(found) == bool(expected)


def test_a_reader_that_raises_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object) -> Reading:
        raise KeyError("tea")

    monkeypatch.setattr(fuzz_child, "read_programme", stumble)
    wrong, was_read, _ = fuzz_child.problem(b"{}", SAY)
    assert wrong.startswith("KeyError: 'tea' (File ")
    assert "stumble" in wrong
    assert not was_read


def test_a_slow_reader_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fuzz_child, "MOST_S", -1.0)
    assert fuzz_child.problem(b"{}", SAY)[0].startswith("slow: ")


def child(code: str) -> list[str]:
    """Return the words of a process that tells of its first file and then does what the code says."""
    told = Told(0, "tea", "", True, 0.1, 20.0)._asdict()
    head = f"import json, os, sys, time; n = int(sys.argv[2]); t = {told}; t['n'] = n\n"
    return [sys.executable, "-c", f"{head}print(json.dumps(t), flush=True) if n % 2 == 0 else None\n{code}"]


def test_a_child_that_hangs_is_replaced() -> None:
    told = list(fuzz(4, 1, child=child("time.sleep(60)"), patience_s=1.0))
    assert [(one.n, one.problem) for one in told] == [(0, ""), (1, "hangs"), (2, ""), (3, "hangs")]


def test_a_child_that_ends_is_replaced() -> None:
    told = list(fuzz(2, 1, child=child("os._exit(7)")))
    assert [(one.n, one.problem) for one in told] == [(0, ""), (1, "the process ended with 7")]


def test_failures_are_counted_and_told_with_their_seed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [Told(5, "tea", "", True, 0.5, 30.0), Told(6, "tea", "KeyError", False, 3.0, 20.0)]
    monkeypatch.setattr("benchmarks.fuzzing.fuzz", lambda *_: iter(told))
    figures = {figure.name: figure for figure in fuzz_figures(2, 9, 5)}
    assert figures["files made of tea"].value == 2
    assert figures["files made of tea"].note == "1 read"
    assert figures["slowest file, CPU"].met is False
    assert figures["files that failed"].value == 1
    assert capsys.readouterr().err == "tea: KeyError; again: fuzz --seed 9 --from 6 --inputs 1\n"
    json.dumps([figure._asdict() for figure in figures.values()])
