import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_favourite_command import renumber


def summaries(path: Path) -> list[str]:
    text = path.read_bytes().decode()
    return [line.removeprefix("SUMMARY:") for line in text.split("\r\n") if line.startswith("SUMMARY:")]


def test_favourites_are_exported_if_nothing_else_is_asked_for(iweek: Any, tmp_path: Path) -> None:
    iweek("favourite", "add", "s-1", "s-4")
    out = tmp_path / "soup.ics"
    done = iweek("export", out)
    assert (done.code, done.out, done.err) == (0, f"2 sessions saved in {out}\n", "")
    assert summaries(out) == ["Pea soup", "Soup for days"]
    again = tmp_path / "again.ics"
    iweek("export", again, "--favourites")
    assert summaries(again) == summaries(out)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["--session", "s-2", "11"], ["Pea soup", "Stirring"]),
        (["--session", "s-2", "--session", "s-4"], ["Stirring", "Soup for days"]),
        (["--day", "2031-05-06"], ["Soup for days"]),
        (["--search", "pea"], ["Pea soup"]),
        (["--search", "pea", "--day", "2031-05-05"], ["Pea soup"]),
    ],
)
def test_other_sessions_can_be_chosen(
    iweek: Any, tmp_path: Path, words: list[str], titles: list[str]
) -> None:
    out = tmp_path / "soup.ics"
    assert iweek("export", out, *words).code == 0
    assert summaries(out) == titles


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        (["--favourites"], ["Pea soup", "Stirring", "Soup for days"]),
        (["--level", "must"], ["Pea soup", "Soup for days"]),
        (["--level", "maybe"], ["Stirring"]),
        (["--favourites", "--level", "maybe"], ["Stirring"]),
        (["--favourites", "--day", "2031-05-06"], ["Soup for days"]),
        (["--level", "must", "--search", "pea"], ["Pea soup"]),
    ],
)
def test_one_filter_narrows_what_is_exported(
    iweek: Any, tmp_path: Path, words: list[str], titles: list[str]
) -> None:
    iweek("favourite", "add", "s-1", "s-4")
    iweek("favourite", "add", "s-2", "--level", "maybe")
    out = tmp_path / "soup.ics"
    assert iweek("export", out, *words).code == 0
    assert sorted(summaries(out)) == sorted(titles)


def test_an_entry_of_a_calendar_stays_that_of_its_session(iweek: Any, soup: Path, tmp_path: Path) -> None:
    def uid(id: str) -> str:
        out = tmp_path / "soup.ics"
        assert iweek("export", out, "--session", id).code == 0
        return next(line for line in out.read_text(encoding="utf-8").splitlines() if line.startswith("UID:"))

    before = [uid("s-1"), uid("s-4")]
    renumber(soup)
    assert [uid("s-2"), uid("s-5")] == before


def test_favourites_that_have_gone_are_told(iweek: Any, soup: Path, tmp_path: Path) -> None:
    iweek("favourite", "add", "s-1", "s-4")
    data = json.loads(soup.read_text(encoding="utf-8"))
    data["events"] = [event for event in data["events"] if event["guid"] != "s-4"]
    soup.write_text(json.dumps(data), encoding="utf-8")
    for out in (tmp_path / "soup.ics", tmp_path / "soup.csv"):
        done = iweek("export", out)
        assert done.code == 0
        assert done.problems == [f"{out}: Soup for days: No longer in the programme, and left out"]
        assert not any("No longer" in line for line in iweek("export", out, "--all").problems)
    assert iweek("export", out, "--level", "maybe").problems == [f"{out}: There is nothing to export"]


def test_all_can_be_free_time(iweek: Any, tmp_path: Path) -> None:
    iweek("favourite", "add", "s-1", "s-4")
    out = tmp_path / "soup.ics"
    iweek("export", out)
    assert out.read_bytes().count(b"BUSYSTATUS:BUSY") == 2
    iweek("export", out, "--free")
    assert out.read_bytes().count(b"BUSYSTATUS:FREE") == 2


def test_sessions_without_a_time_are_left_out_and_told(iweek: Any, tmp_path: Path) -> None:
    out = tmp_path / "all.ics"
    done = iweek("export", out, "--all")
    assert (done.code, len(summaries(out))) == (0, 4)
    assert done.problems == [f"{out}: Leftovers: This session has no time yet and is left out"]


def test_a_table_is_semicolons_with_a_mark_in_front(iweek: Any, tmp_path: Path) -> None:
    out = tmp_path / "all.CSV"
    assert iweek("export", out, "--all").code == 0
    data = out.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert len(data.split(b"\r\n")) == 7
    assert b";" in data


def test_a_table_needs_no_store(iweek: Any, profile: Path, tmp_path: Path) -> None:
    profile.mkdir()
    (profile / "data").write_text("a file where the folder should be")
    assert iweek("export", tmp_path / "all.csv", "--all").code == 0
    done = iweek("export", tmp_path / "all.ics", "--all")
    assert (done.code, len(done.problems)) == (1, 1)
    assert done.problems[0].count("favourites.sqlite") == 1
    assert not (tmp_path / "all.ics").exists()


def test_a_reminder_is_written(iweek: Any, tmp_path: Path) -> None:
    out = tmp_path / "soup.ics"
    iweek("export", out, "--session", "s-1", "--reminder", "15")
    assert b"TRIGGER:-PT15M" in out.read_bytes()
    iweek("export", out, "--session", "s-1")
    assert b"VALARM" not in out.read_bytes()


@pytest.mark.parametrize("name", ["none.ics", "none.csv"])
@pytest.mark.parametrize("words", [[], ["--day", "2031-05-09"]])
def test_nothing_to_export_leaves_no_file(iweek: Any, tmp_path: Path, name: str, words: list[str]) -> None:
    out = tmp_path / name
    done = iweek("export", out, *words)
    assert (done.code, done.out, done.problems) == (1, "", [f"{out}: There is nothing to export"])
    assert not out.exists()


def test_only_sessions_without_a_time_make_no_calendar(iweek: Any, tmp_path: Path) -> None:
    out = tmp_path / "none.ics"
    done = iweek("export", out, "--session", "s-5")
    assert (done.code, len(done.problems), out.exists()) == (1, 1, False)


def test_an_unknown_session_leaves_no_file(iweek: Any, soup: Path, tmp_path: Path) -> None:
    out = tmp_path / "none.ics"
    done = iweek("export", out, "--session", "s-1", "nobody")
    assert (done.code, done.problems) == (1, [f"{soup}: nobody: There is no session with this ID"])
    assert not out.exists()


def test_a_folder_that_is_not_there_is_one_line(iweek: Any, tmp_path: Path) -> None:
    out = tmp_path / "no folder" / "soup.ics"
    done = iweek("export", out, "--all")
    assert (done.code, len(done.problems)) == (1, 1)
    assert str(out) in done.problems[0]


@pytest.mark.parametrize(
    "words",
    [
        ["export"],
        ["export", "out.txt"],
        ["export", "out"],
        ["export", "out.csv", "--alarm", "5"],
        ["export", "out.csv", "--reminder", "5"],
        ["export", "out.csv", "--free"],
        ["export", "out.ics", "--session", "s-1", "--day", "2031-05-05"],
        ["export", "out.ics", "--all", "--level", "must"],
        ["export", "out.ics", "--session", "s-1", "--search", "pea"],
        ["export", "out.ics", "--alarm", "-5"],
        ["export", "out.ics", "--alarm", "soon"],
        ["export", "out.ics", "--all", "--favourites"],
        ["export", "out.ics", "--all", "--day", "2031-05-05"],
        ["export", "out.ics", "--session"],
        ["export", "out.ics", "--day", "monday"],
    ],
)
def test_wrong_words_write_nothing(
    iweek: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    done = iweek(*words)
    assert (done.code, done.out, len(done.problems)) == (2, "", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["soup.json"]


def test_what_begins_at_one_time_stands_in_swedish_order(iweek: Any, soup: Path, tmp_path: Path) -> None:
    written = json.loads(soup.read_text(encoding="utf-8"))
    times = {"start": "2031-05-05T09:00:00+02:00", "end": "2031-05-05T10:00:00+02:00"}
    names = ["Örtsoppa", "Ålsoppa", "Zucchinisoppa", "Äppelsoppa"]
    written["events"] = [{"guid": f"g-{n}", "title": name, **times} for n, name in enumerate(names)]
    soup.write_text(json.dumps(written), encoding="utf-8")
    assert iweek("export", tmp_path / "all.csv", "--all").code == 0
    lines = (tmp_path / "all.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    assert [line.split(";")[3] for line in lines] == ["Zucchinisoppa", "Ålsoppa", "Äppelsoppa", "Örtsoppa"]


def test_an_export_is_not_written_over_its_programme(iweek: Any, soup: Path, tmp_path: Path) -> None:
    calendar = tmp_path / "soup.ics"
    iweek("convert", soup, calendar)
    before = calendar.read_bytes()
    done = iweek("export", calendar, "--day", "2031-05-05", before=("--programme", calendar))
    assert (done.code, done.out) == (1, "")
    assert done.problems == [
        f"{calendar}: The file would be written over what it is read from. Choose another name."
    ]
    assert calendar.read_bytes() == before
