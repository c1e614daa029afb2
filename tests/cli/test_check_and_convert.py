import json
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.commands.call import MOST_TOLD


@pytest.fixture
def burnt(tmp_path: Path, soup: Path) -> Path:
    """The soup programme with an error and a warning in it."""
    data = json.loads(soup.read_text(encoding="utf-8"))
    data["events"][1]["end"] = "2031-05-05T07:00:00+02:00"
    data["events"][3]["attendance"] = "by smell"
    path = tmp_path / "burnt.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    return path


def test_check_counts_what_is_in_a_file(iweek: Any, soup: Path) -> None:
    done = iweek("check", soup, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json == [
        {
            "file": str(soup),
            "format": "native",
            "sessions": 5,
            "unscheduled": 1,
            "per_local_date": {"2031-05-05": 2, "2031-05-06": 2},
            "notices": [],
        }
    ]
    assert list(done.json[0]) == ["file", "format", "sessions", "unscheduled", "per_local_date", "notices"]


def test_check_tells_every_notice(iweek: Any, burnt: Path) -> None:
    done = iweek("check", burnt, "--json")
    assert done.code == 1
    (told,) = done.json
    assert [(notice["level"], notice["where"]) for notice in told["notices"]] == [
        ("error", "events[1].end"),
        ("warning", "events[3].attendance"),
    ]
    assert all(list(notice) == ["code", "level", "where", "entry", "message"] for notice in told["notices"])
    stated = json.loads(burnt.read_text(encoding="utf-8"))["events"]
    assert [notice["entry"] for notice in told["notices"]] == [stated[1]["title"], stated[3]["title"]]
    assert all(notice["message"] for notice in told["notices"])
    assert told["sessions"] == 4


def test_check_as_text_is_one_line_a_notice(iweek: Any, burnt: Path, soup: Path) -> None:
    done = iweek("check", burnt, soup)
    assert done.code == 1
    titles = [event["title"] for event in json.loads(burnt.read_text(encoding="utf-8"))["events"]]
    assert [line.rsplit(": ", 1)[0] for line in done.problems] == [
        f"{burnt}: events[1].end (“{titles[1]}”)",
        f"{burnt}: events[3].attendance (“{titles[3]}”)",
    ]
    assert done.out == (f"{burnt}: 4 sessions, 2 days, 2 problems\n{soup}: 5 sessions, 2 days, 0 problems\n")


@pytest.mark.parametrize(("language", "place"), [("en", "line 2, column 16"), ("sv", "rad 2, kolumn 16")])
def test_a_place_in_a_broken_file_is_told_in_words_and_as_it_is_in_json(
    iweek: Any, tmp_path: Path, language: str, place: str
) -> None:
    path = tmp_path / "broken.json"
    path.write_text('{"format": "programme",\n "conference": nothing}', encoding="utf-8")
    (line,) = iweek("--language", language, "check", path).problems
    assert line.startswith(f"{path}: {place}: ")
    (told,) = iweek("--language", language, "check", "--json", path).json
    assert [notice["where"] for notice in told["notices"]] == ["2:16"]


def test_of_very_many_problems_the_first_are_written_and_json_has_all(
    iweek: Any, tmp_path: Path, soup: Path
) -> None:
    whole = json.loads(soup.read_text(encoding="utf-8"))
    whole["events"] += [{"title": f"Bowl {n}", "start": "noon"} for n in range(MOST_TOLD + 7)]
    path = tmp_path / "many.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    done = iweek("check", path)
    assert len(done.problems) == MOST_TOLD + 1
    assert done.problems[-1] == f"{path}: 7 more problems. “iweek check --json” lists all."
    (told,) = iweek("check", "--json", path).json
    assert len(told["notices"]) == MOST_TOLD + 7


def test_a_warning_alone_is_no_failure(iweek: Any, burnt: Path) -> None:
    burnt.write_text(burnt.read_text().replace("T07:00", "T10:00"))
    done = iweek("check", burnt)
    assert (done.code, len(done.problems)) == (0, 1)


def test_one_bad_file_does_not_hide_the_others(iweek: Any, soup: Path, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear ladle")
    done = iweek("check", tmp_path / "gone.json", tmp_path, letter, soup, "--json")
    assert done.code == 1
    assert [(item["format"], item["sessions"]) for item in done.json] == [
        ("", 0),
        ("", 0),
        ("", 0),
        ("native", 5),
    ]
    assert [item["notices"][0]["code"] for item in done.json[:3]] == [
        "file.missing",
        "file.unreadable",
        "format.unknown",
    ]
    assert len(done.problems) == 3


def test_check_puts_nothing_on_the_shelf(iweek: Any, soup: Path, profile: Path) -> None:
    iweek("check", soup)
    assert not profile.exists()


def test_convert_writes_the_whole_programme(iweek: Any, soup: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = iweek("convert", soup, out)
    assert (done.code, done.out, done.err) == (0, f"5 sessions saved in {out}\n", "")
    listed = iweek("list", "--json").json
    assert iweek("list", "--json", before=("--programme", out)).json == listed
    again = tmp_path / "again.json"
    iweek("convert", out, again)
    assert again.read_bytes() == out.read_bytes()


def test_convert_tells_notices_and_writes_the_rest(iweek: Any, burnt: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = iweek("convert", burnt, out)
    assert (done.code, len(done.problems)) == (0, 2)
    assert len(json.loads(out.read_text(encoding="utf-8"))["events"]) == 4


def test_convert_of_no_programme_writes_nothing(iweek: Any, tmp_path: Path) -> None:
    letter, out = tmp_path / "letter.txt", tmp_path / "out.json"
    letter.write_text("Dear ladle")
    done = iweek("convert", letter, out)
    assert (done.code, len(done.problems), out.exists()) == (1, 1, False)
    assert iweek("convert", tmp_path / "gone.json", out).code == 1


def test_convert_can_be_given_the_zone(iweek: Any, soup: Path, tmp_path: Path) -> None:
    text = soup.read_text(encoding="utf-8").replace('"time_zone_name": "Europe/Stockholm", ', "")
    soup.write_text(text.replace("+02:00", ""), encoding="utf-8")
    out = tmp_path / "out.json"
    assert iweek("convert", soup, out).code == 1
    assert iweek("convert", soup, out, "--time-zone", "America/New_York").code == 0
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["conference"]["time_zone_name"] == "America/New_York"
    assert data["events"][0]["start"] == "2031-05-05T09:00:00-04:00"


CALENDAR = """BEGIN:VCALENDAR
X-WR-CALNAME:Soup
BEGIN:VEVENT
UID:1
SUMMARY:Pea soup
DTSTART:20310505T070000Z
DTEND:20310505T083000Z
LOCATION:Köket
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Cold soup
DTSTART:soon
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Night soup
DTSTART:20310505T220000Z
END:VEVENT
END:VCALENDAR
"""
TABLE = "Titel;Datum;Start;Slut\nPea soup;5/5 2031;9;10.30\nCold soup;soon;9;10\n;2031-05-06;9;10\n"


@pytest.mark.parametrize(
    ("name", "text", "unscheduled", "per_local_date", "where"),
    [
        ("week.ics", CALENDAR, 1, {"2031-05-05": 1, "2031-05-06": 1}, ["13"]),
        ("week.csv", TABLE, 1, {"2031-05-05": 1}, ["A4", "B3"]),
    ],
)
def test_check_counts_in_the_zone_of_the_programme_and_tells_the_place_of_each_notice(
    iweek: Any,
    tmp_path: Path,
    name: str,
    text: str,
    unscheduled: int,
    per_local_date: dict[str, int],
    where: list[str],
) -> None:
    path = tmp_path / "no-matter.what"
    path.write_text(text, encoding="utf-8")
    (told,) = iweek("check", path, "--json", "--time-zone", "Europe/Stockholm").json
    assert told["format"] == {"ics": "icalendar", "csv": "csv"}[name[-3:]]
    assert (told["unscheduled"], told["per_local_date"]) == (unscheduled, per_local_date)
    assert [notice["where"] for notice in told["notices"]] == where
    assert all("soup" in n["message"] or "2031" in n["message"] for n in told["notices"])


@pytest.mark.parametrize("text", [CALENDAR, TABLE])
def test_convert_writes_offsets_of_the_conferences_zone_though_some_events_are_notices(
    iweek: Any, tmp_path: Path, text: str
) -> None:
    source, out = tmp_path / "week.txt", tmp_path / "out.json"
    source.write_text(text, encoding="utf-8")
    done = iweek("convert", source, out, "--time-zone", "Europe/Stockholm")
    assert (done.code, len(done.problems) > 0) == (0, True)
    data = json.loads(out.read_text(encoding="utf-8"))
    assert data["conference"]["time_zone_name"] == "Europe/Stockholm"
    assert data["events"][0]["title"] == "Pea soup"
    assert data["events"][0]["start"] == "2031-05-05T09:00:00+02:00"
    assert data["events"][-1]["title"] == "Cold soup"


@pytest.mark.parametrize(("ending", "left_out"), [("ics", 1), ("csv", 0)])
def test_convert_writes_calendars_and_tables_that_read_back(
    iweek: Any, soup: Path, tmp_path: Path, ending: str, left_out: int
) -> None:
    out = tmp_path / f"out.{ending}"
    done = iweek("convert", soup, out)
    assert done.code == 0
    assert done.out == f"{5 - left_out} sessions saved in {out}\n"
    assert len(done.problems) == left_out
    (before,) = iweek("check", soup, "--json").json
    (after,) = iweek("check", out, "--json").json
    assert after["sessions"] == 5 - left_out
    assert after["per_local_date"] == before["per_local_date"]


@pytest.mark.parametrize(
    "words", [["check"], ["convert", "a.json"], ["convert", "a.json", "b.xml"], ["check", "--x", "a"]]
)
def test_wrong_words_are_told(iweek: Any, words: list[str]) -> None:
    done = iweek(*words)
    assert (done.code, done.out, len(done.problems)) == (2, "", 1)


def test_a_file_that_is_too_large_is_not_read(iweek: Any, tmp_path: Path) -> None:
    huge = tmp_path / "huge.json"
    with huge.open("wb") as file:
        file.truncate(2**40)
    done = iweek("check", huge, "--json")
    assert done.code == 1
    assert [notice["code"] for notice in done.json[0]["notices"]] == ["format.size"]
    assert iweek("convert", huge, tmp_path / "out.json").code == 1


def test_a_file_is_not_converted_over_itself(iweek: Any, soup: Path) -> None:
    before = soup.read_bytes()
    there = soup.parent / "." / soup.name
    done = iweek("convert", soup, there)
    assert (done.code, done.out) == (1, "")
    assert done.problems == [
        f"{there}: The file would be written over what it is read from. Choose another name."
    ]
    assert soup.read_bytes() == before
