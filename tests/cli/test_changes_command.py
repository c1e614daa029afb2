import json
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def reheated(tmp_path: Path, soup: Path) -> Path:
    """The soup programme after an evening's work: one session moved, one retitled, one gone, one new."""
    data = json.loads(soup.read_text(encoding="utf-8"))
    events = data["events"]
    events[1]["start"], events[1]["end"] = "2031-05-05T10:30:00+02:00", "2031-05-05T11:00:00+02:00"
    events[2]["title"] = "Ice-cold soup"
    events[4] = {"guid": "s-6", "title": "Washing up", "start": "2031-05-07T09:00:00+02:00"}
    path = tmp_path / "reheated.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


def test_changes_in_words(iweek: Any, soup: Path, reheated: Path) -> None:
    done = iweek("changes", soup, reheated)
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "Stirring",
        "    New time: Mon 5 May 10:30–11:00 instead of Mon 5 May 09:30–10:00",
        "Ice-cold soup",
        "    New title: before it was “Cold soup”",
        "Washing up",
        "    New in the programme: Wed 7 May 09:00",
        "Leftovers",
        "    No longer in the programme. It was there: not scheduled",
        "1 added, 1 no longer there, 1 at another time, 1 with a new title",
    ]


def test_changes_in_swedish(iweek: Any, soup: Path, reheated: Path) -> None:
    done = iweek("changes", soup, reheated, before=("--language", "sv"))
    assert "    Ny titel: hette tidigare ”Cold soup”" in done.out.splitlines()


def test_changes_as_json(iweek: Any, soup: Path, reheated: Path) -> None:
    done = iweek("changes", soup, reheated, "--json")
    assert (done.code, done.err) == (0, "")
    assert [list(change) for change in done.json] == [
        ["guid", "old_guid", "title", "kinds", "old", "new"]
    ] * 4
    told = {change["guid"]: change for change in done.json}
    assert told["s-2"]["kinds"] == ["time"]
    assert told["s-2"]["old"] == {"end": "2031-05-05T10:00:00+02:00", "start": "2031-05-05T09:30:00+02:00"}
    assert told["s-2"]["new"] == {"end": "2031-05-05T11:00:00+02:00", "start": "2031-05-05T10:30:00+02:00"}
    assert (told["s-3"]["kinds"], told["s-3"]["old"]) == (["retitled"], {"title": "Cold soup"})
    assert (told["s-6"]["kinds"], told["s-6"]["old_guid"], told["s-6"]["old"]) == (["added"], None, {})
    assert (told["s-5"]["kinds"], told["s-5"]["old_guid"], told["s-5"]["new"]) == (["withdrawn"], "s-5", {})


def test_no_changes(iweek: Any, soup: Path) -> None:
    assert iweek("changes", soup, soup).out == "No changes\n"
    assert iweek("changes", soup, soup, "--json").json == []


@pytest.mark.parametrize("json_too", [(), ("--json",)])
def test_a_file_that_cannot_be_read(
    iweek: Any, soup: Path, tmp_path: Path, json_too: tuple[str, ...]
) -> None:
    torn = tmp_path / "torn.json"
    torn.write_text('{"schedule":')
    for old, new in ((torn, soup), (soup, torn), (soup, tmp_path / "nowhere.json")):
        done = iweek("changes", old, new, *json_too)
        assert (done.code, done.out) == (1, "")
        assert len(done.problems) == 1


def test_two_files_are_needed(iweek: Any, soup: Path) -> None:
    done = iweek("changes", soup)
    assert (done.code, done.problems) == (2, ["iweek: NEW is missing"])
