import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from iweek_desktop.cli import main
from iweek_desktop.library.opening import open_programme
from iweek_desktop.library.paths import Places

KEYS = [
    *[
        "id",
        "title",
        "subtitle",
        "abstract",
        "description",
        "start",
        "end",
        "day",
        "rooms",
        "tracks",
        "persons",
    ],
    *["organisers", "partners", "city", "attendance", "type", "language", "tags", "registration", "state"],
    *["parent", "url", "favourite", "note"],
]


def guids(done: Any) -> list[str]:
    return [item["id"] for item in done.json]


def test_list_gives_an_array_of_sessions_in_the_shape_that_is_promised(iweek: Any) -> None:
    done = iweek("list", "--json")
    assert (done.code, done.err) == (0, "")
    assert guids(done) == ["s-1", "s-2", "s-3", "s-4", "s-5"]
    assert all(list(item) == KEYS for item in done.json)


def test_show_gives_an_object_with_names_for_guids(iweek: Any) -> None:
    assert iweek("show", "s-1", "--json").json == {
        "id": "s-1",
        "title": "Pea soup",
        "subtitle": "Yellow",
        "abstract": "With **mustard**.",
        "description": "Every Thursday.",
        "start": "2031-05-05T09:00:00+02:00",
        "end": "2031-05-05T10:30:00+02:00",
        "day": "2031-05-05",
        "rooms": ["Köket", "Nätet"],
        "tracks": ["Varma soppor"],
        "persons": ["Åsa Ärt"],
        "organisers": ["Slevgillet"],
        "partners": ["Bowl & Son"],
        "city": "Grytby",
        "attendance": "mixed",
        "type": "workshop",
        "language": "sv",
        "tags": ["legumes"],
        "registration": {
            "url": "https://soup.example/join",
            "required": True,
            "deadline": None,
            "seats_left": 3,
        },
        "state": "confirmed",
        "parent": None,
        "url": "https://soup.example/pea",
        "favourite": None,
        "note": None,
    }


def test_what_is_not_stated_is_null_or_empty(iweek: Any) -> None:
    item = iweek("show", "s-5", "--json").json
    stated = {key: value for key, value in item.items() if value not in (None, [])}
    assert stated == {"id": "s-5", "title": "Leftovers", "abstract": "Pea soup again", "state": "confirmed"}


def test_json_keeps_its_letters(iweek: Any) -> None:
    assert '"Köket"' in iweek("list", "--json").out


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--day", "2031-05-05"], ["s-1", "s-2", "s-3"]),
        (["--day", "2031-05-06"], ["s-4"]),
        (["--day", "2031-05-09"], []),
        (["--search", "pea soup"], ["s-1", "s-5"]),
        (["--search", "ASA legumes"], ["s-1"]),
        (["--search", "pea", "--day", "2031-05-05"], ["s-1"]),
        (["--search", "goulash"], []),
        (["--favourites"], []),
    ],
)
def test_filters_narrow_the_list(iweek: Any, words: list[str], found: list[str]) -> None:
    done = iweek("list", *words, "--json")
    assert (done.code, guids(done)) == (0, found)


def test_favourites_and_levels_are_in_the_list(iweek: Any) -> None:
    iweek("favourite", "add", "s-2", "--level", "maybe")
    iweek("favourite", "add", "s-4")
    assert [(item["id"], item["favourite"]) for item in iweek("list", "--favourites", "--json").json] == [
        ("s-2", "maybe"),
        ("s-4", "must"),
    ]


def test_the_list_as_text_has_days_and_columns(iweek: Any) -> None:
    iweek("favourite", "add", "s-1")
    iweek("favourite", "add", "s-2", "--level", "maybe")
    lines = iweek("list").out.splitlines()
    rows = [line for line in lines if " s-" in line]
    assert [line for line in lines if line not in rows] == [
        "Monday 5 May 2031", "", "Tuesday 6 May 2031", "", "Not scheduled",
    ]  # fmt: skip
    assert [line[0] for line in rows] == ["★", "☆", " ", " ", " "]
    assert len({line.index(" s-") for line in rows}) == 1
    assert len({line.index(title) for line, title in zip(rows, TITLES, strict=True)}) == 1
    assert rows[0].split()[1] == "09:00–10:30"
    assert rows[2].split()[1:4] == ["Cold", "soup", "[Cancelled]"]
    assert "09:00–Thu 8 May 17:00  Soup for days" in rows[3]


TITLES = ["Pea soup", "Stirring", "Cold soup", "Soup for days", "Leftovers"]


def test_an_empty_list_says_so(iweek: Any) -> None:
    assert iweek("list", "--search", "goulash").out == "No sessions\n"


def test_show_writes_the_whole_session(iweek: Any) -> None:
    iweek("favourite", "add", "s-1")
    out = iweek("show", "s-1").out
    for part in (
        "Pea soup\nYellow\nMonday 5 May 2031, 09:00–10:30 (1 hour 30 minutes, Swedish time)\n",
        "Köket",
        "Organiser: Slevgillet",
        "Partner: Bowl & Son",
        "Theme: Varma soppor",
        "Åsa Ärt (cook)",
        "With mustard.",
        "Every Thursday.",
        "https://soup.example/join",
        "3 seats left",
        "Favourite: Must",
        "ID: s-1",
    ):
        assert part in out
    assert "**" not in out


def test_show_says_what_is_not_known(iweek: Any) -> None:
    out = iweek("show", "s-5").out
    assert out.startswith("Leftovers\nNot scheduled\nPlace not stated\n")


def test_show_names_the_umbrella_session(iweek: Any) -> None:
    assert "Part of: Pea soup" in iweek("show", "s-2").out


def test_show_of_a_cancelled_session_says_so(iweek: Any) -> None:
    assert "Cancelled" in iweek("show", "s-3").out


@pytest.mark.parametrize("name", ["s-1", "11", "PEA"])
def test_an_id_of_the_source_will_do(iweek: Any, name: str) -> None:
    assert iweek("show", name, "--json").json["id"] == "s-1"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("nobody", "There is no session with this ID"),
        ("22", "2 sessions have this ID. Use the guid of one."),
    ],
)
def test_an_id_of_none_or_of_two_is_refused(iweek: Any, soup: Path, name: str, sentence: str) -> None:
    done = iweek("show", name)
    assert (done.code, done.out, done.problems) == (1, "", [f"{soup}: {name}: {sentence}"])


def test_a_bad_session_is_told_and_the_others_listed(iweek: Any, soup: Path) -> None:
    soup.write_text(soup.read_text(encoding="utf-8").replace('"title": "Stirring", ', ""), encoding="utf-8")
    for _ in ("read", "from the shelf"):
        done = iweek("list", "--json")
        assert (done.code, len(done.json), len(done.problems)) == (0, 4, 1)
        assert done.problems[0].startswith(f"{soup}: events[1]")


def test_a_programme_that_cannot_be_read_is_one_line(iweek: Any, soup: Path) -> None:
    soup.write_text("{")
    done = iweek("list")
    assert (done.code, done.out, len(done.problems)) == (1, "", 1)
    assert done.problems[0].startswith(f"{soup}: ")
    soup.unlink()
    assert iweek("list").problems == [f"{soup}: There is no such file"]


def test_the_time_zone_may_stand_after_the_command(iweek: Any, soup: Path) -> None:
    text = soup.read_text(encoding="utf-8").replace('"time_zone_name": "Europe/Stockholm", ', "")
    soup.write_text(text.replace("+02:00", ""), encoding="utf-8")
    assert iweek("list").code == 1
    for words, before in ((("--time-zone", "Asia/Kolkata"), ()), ((), ("--time-zone", "Asia/Kolkata"))):
        item = iweek("list", "--json", *words, before=before).json[0]
        assert item["start"] == "2031-05-05T09:00:00+05:30"


def test_each_day_stands_once(iweek: Any, soup: Path) -> None:
    data = json.loads(soup.read_text(encoding="utf-8"))
    data["events"].append(
        {"guid": "s-6", "title": "Open kitchen", "start": "2031-05-06", "end": "2031-05-06"}
    )
    soup.write_text(json.dumps(data), encoding="utf-8")
    days = [line for line in iweek("list").out.splitlines() if line and not line.startswith(" ")]
    assert days == ["Monday 5 May 2031", "Tuesday 6 May 2031", "Not scheduled"]


def test_a_night_in_which_clocks_change_is_as_long_as_it_is(iweek: Any, soup: Path) -> None:
    text = soup.read_text(encoding="utf-8")
    for night, length in (
        (("2031-03-29T23:00:00+01:00", "2031-03-30T05:00:00+02:00"), "5 hours"),
        (("2031-10-25T23:00:00+02:00", "2031-10-26T05:00:00+01:00"), "7 hours"),
    ):
        start, end = night
        moved = text.replace("2031-05-05T09:00:00+02:00", start).replace("2031-05-05T10:30:00+02:00", end)
        soup.write_text(moved, encoding="utf-8")
        assert f"23:00–05:00 ({length}, Swedish time)" in iweek("show", "s-1").out


def test_listing_leaves_no_store_behind(iweek: Any, profile: Path) -> None:
    iweek("list")
    assert not (profile / "data" / "favourites.sqlite").exists()


def test_the_bundled_week_is_listed_without_a_programme(
    profile: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from iweek_desktop.cli import main

    assert main(["--profile", str(profile), "--language", "sv", "list"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Måndag 30 september 2024\n  09:00–14:30  Together from the start")
    assert len([line for line in out.splitlines() if "iw2024-" in line]) == 8


def test_the_language_of_the_settings_is_spoken(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from iweek_desktop.cli import main

    (profile / "settings").mkdir(parents=True)
    (profile / "settings" / "settings.json").write_text('{"language": "sv"}')
    main(["--profile", str(profile), "list"])
    assert "Måndag" in capsys.readouterr().out


def test_a_listing_leaves_it_to_the_window_where_long_words_are_broken(tmp_path: Path) -> None:
    assert main(["--profile", str(tmp_path), "list"]) == 0
    with open_programme(Places.of(tmp_path), None, None).entry or nullcontext() as entry:
        assert entry is not None
        assert not entry.hyphenated


def test_a_session_is_shown_with_the_zone_of_its_times(iweek: Any, soup: Path) -> None:
    text = soup.read_text(encoding="utf-8").replace("Europe/Stockholm", "Asia/Kathmandu")
    soup.write_text(text, encoding="utf-8")
    assert "Monday 5 May 2031, 12:45–14:15 (1 hour 30 minutes, Kathmandu time)" in iweek("show", "s-1").out
    assert "Tuesday 6 May 2031, 04:15 (Kathmandu time)" in iweek("show", "s-3").out
