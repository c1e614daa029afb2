"""The benchmarks measure something; how much is no test's business."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from benchmarks import confclerk, running, starting
from benchmarks.__main__ import Bench, main, parse
from benchmarks.figures import Figure, as_json, as_text
from benchmarks.generate import DAYS, programme_json
from benchmarks.schedule import schedule_xml
from benchmarks.shelves import Case, bundled, generated
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.programme.days import count_days
from iweek_desktop.programme.model import Programme


@pytest.fixture(scope="module")
def programme() -> Programme:
    reading = read_programme(programme_json(200))
    assert not reading.notices
    assert reading.programme is not None
    return reading.programme


def test_a_made_up_programme_has_its_sessions_on_five_days(programme: Programme) -> None:
    assert [count.sessions for count in count_days(programme)] == [200 // DAYS] * DAYS


def test_a_made_up_programme_is_the_same_at_every_run() -> None:
    assert programme_json(60) == programme_json(60)
    assert programme_json(60) != programme_json(61)


def test_sessions_of_a_made_up_programme_lie_inside_their_umbrella_and_beside_each_other(
    programme: Programme,
) -> None:
    by_guid = {session.guid: session for session in programme.sessions}
    inside = [session for session in programme.sessions if session.parent]
    assert len(inside) == 2 * 4
    for session in inside:
        umbrella = by_guid[session.parent or ""]
        times = [umbrella.start, session.start, session.end, umbrella.end]
        assert None not in times
        assert sorted(filter(None, times)) == times
    starts = [session.start for session in programme.sessions if session.start]
    lengths = {session.end - session.start for session in programme.sessions if session.start and session.end}
    assert len(set(starts)) < len(starts)
    assert timedelta(minutes=30) in lengths


def test_a_start_is_measured_against_a_bare_window(tmp_path: Path) -> None:
    measured = running.run_child("window_child", bundled(tmp_path).words())
    bare = running.run_child("bare_child")
    assert bare["cpu_ms"] > 0
    assert measured["cpu_ms"] > 0
    marks: dict[str, float] = measured["marks"]
    assert list(marks.values()) == sorted(marks.values())
    names = list(marks)
    assert (names[0], names[-1], len(names)) == ("Python", "layout and first paint", 9)


def test_a_child_that_measures_nothing_tells_why(tmp_path: Path) -> None:
    case = generated(tmp_path, 5)
    with pytest.raises(running.ChildFailed, match="tea"):
        running.run_child("painting_child", ["tea", str(case.profile), str(case.source)])


def test_ratios_are_those_of_medians(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    times = iter([{"wall_ms": wall, "cpu_ms": 1.0} for wall in (9, 9, 9, 10, 20, 12, 10, 30, 8)])
    monkeypatch.setattr(starting, "run_child", lambda *_: next(times))
    whole, control, *_ = starting.start_figures(Case("made up", tmp_path, tmp_path), rounds=2)
    assert whole.value == 25 / 10
    assert whole.met is False
    assert control.value == 1.0
    assert "pairs 2.58 (1.82-3.33), 2 of them" in whole.note


def test_a_generated_programme_is_on_its_shelf(tmp_path: Path) -> None:
    case = generated(tmp_path, 20)
    case.source.write_bytes(case.source.read_bytes())
    entry = case.entry()
    assert [day.sessions for day in entry.days] == [4] * DAYS
    entry.close()


def test_figures_stand_in_columns() -> None:
    figures = [
        Figure("one", 1.234, "x", 1.5, "note"),
        Figure("the other", 20.0, "ms", 4.0),
        Figure("c", 7, "MiB"),
    ]
    assert as_text(figures).splitlines() == [
        "one        1.23 x    meets <= 1.5  note",
        "the other  20.0 ms   MISSES <= 4",
        "c          7.00 MiB",
    ]
    assert [figure["met"] for figure in json.loads(as_json(figures))] == [True, False, None]


def test_the_command_measures_what_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["repaint", "--quick", "--json"]) == 0
    out, _ = capsys.readouterr()
    (figure,) = json.loads(out)
    assert figure["name"] == "full repaint"
    assert figure["value"] > 0
    blocks = re.match(r"(\d+) blocks in 1366 x 768, ", figure["note"])
    assert blocks is not None
    assert 100 <= int(blocks[1]) <= 130
    assert "/" not in out


@pytest.mark.parametrize(
    ("name", "figures"),
    [
        ("scroll", ["40 px scroll, grid, 60", "40 px scroll, list, 60", "40 px scroll, a bare Qt list, 60"]),
        ("zoom", ["zoom step, grid, 60"]),
        ("regroup", ["regroup, grid, 60", "regroup, timeline, 60"]),
        (
            "search",
            [
                "search, a letter, grid, 60",
                "search, a letter, grid, until what it finds is shown, 60",
                "search, a letter, grid, until other sessions are shown, 60",
                "search, a letter, list, 60",
                "search, a letter, list, until what it finds is shown, 60",
                "search, a letter, list, until other sessions are shown, 60",
            ],
        ),
        ("textsize", ["text size, 60"]),
        ("resize", ["window resize, grid, 60", "window resize, list, 60"]),
    ],
)
def test_what_is_done_to_the_window_takes_time(tmp_path: Path, name: str, figures: list[str]) -> None:
    measured = list(Bench(tmp_path, 1, sizes=(60,)).named()[name]())
    assert [figure.name for figure in measured] == figures
    assert all(figure.value > 0 for figure in measured)
    ours = [figure.note for figure in measured if "bare" not in figure.name]
    assert all("12 sessions a day" in note for note in ours)
    assert all(("x a bare Qt list" in note) is (name == "scroll") for note in ours)


def test_reading_is_measured_without_confclerk_where_that_is_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confclerk, "PROGRAMS", ("no-such-program",))
    figures = {figure.name: figure for figure in Bench(tmp_path, 1, sizes=(20,)).reading()}
    assert list(figures) == [
        "reading, check, 20, wall", "reading, check, 20, CPU", "reading, programmes add, 20, wall",
        "reading, programmes add, 20, CPU", "reading, peak memory, 20",
    ]  # fmt: skip
    whole = figures["reading, programmes add, 20, wall"]
    assert (whole.unit, whole.most) == ("ms", None)
    assert whole.note == "confclerk was left out: not installed: no-such-program"


@pytest.mark.skipif(bool(confclerk.missing()), reason=f"not installed: {', '.join(confclerk.missing())}")
def test_confclerk_imports_what_it_is_compared_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    schedule = tmp_path / "schedule.xml"
    schedule.write_bytes(schedule_xml(40))
    with confclerk.screen() as display:
        spent = confclerk.imported(schedule, 40, tmp_path / "first", display)
        again = confclerk.imported(schedule, 40, tmp_path / "again", display)
        monkeypatch.setattr(confclerk, "PATIENCE_S", 10.0)
        with pytest.raises(confclerk.NotImported, match="did not import 41 sessions"):
            confclerk.imported(schedule, 41, tmp_path / "too-few", display)
    assert min(spent.wall_ms, again.wall_ms) > 0
    assert min(spent.peak_mib, again.peak_mib) > 1


def test_the_schedule_says_what_the_native_file_says(programme: Programme) -> None:
    reading = read_programme(schedule_xml(200))
    assert reading.programme is not None
    assert [notice for notice in reading.notices if notice.level == "error"] == []
    told, stated = ([(s.title, s.start, s.end) for s in p.sessions] for p in (reading.programme, programme))
    assert sorted(told) == sorted(stated)


def test_an_unknown_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["tea"], ["start"])
    assert ended.value.code == 2
    assert "nothing is called tea" in capsys.readouterr().err
