"""Every command on a schedule.xml, and on the native file that it is converted to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

SCHEDULE = """<?xml version="1.0"?>
<!DOCTYPE schedule>
<schedule><version>3</version>
<conference><title>The Broth Camp</title><acronym>broth</acronym>
<start>2031-05-05</start><end>2031-05-06</end>
<day_change>04:00</day_change><time_zone_name>Europe/Stockholm</time_zone_name></conference>
<day index="1" date="2031-05-05"><room name="Köket">
<event id="1" guid="b-1"><date>2031-05-05T07:00:00+00:00</date><duration>01:30</duration>
<title>Stock &amp; bones</title><abstract>&lt;p&gt;Simmer &lt;b&gt;slowly&lt;/b&gt;.&lt;/p&gt;</abstract>
<persons><person id="1">Åsa Ärt</person></persons></event>
<event id="2" guid="b-2"><start>00:30</start><duration>00:30</duration><title>Midnight soup</title></event>
<event id="3" guid="b-3"><title>Whenever</title><url>javascript:boil()</url></event>
</room></day>
</schedule>
"""


@pytest.fixture
def broth(tmp_path: Path) -> Path:
    path = tmp_path / "broth.xml"
    path.write_text(SCHEDULE, encoding="utf-8")
    return path


def test_check_counts_and_tells_the_line(iweek: Any, broth: Path) -> None:
    done = iweek("check", broth, "--json")
    assert done.code == 0
    (told,) = done.json
    assert {key: told[key] for key in ("format", "sessions", "unscheduled", "per_local_date")} == {
        "format": "frab-xml",
        "sessions": 3,
        "unscheduled": 1,
        "per_local_date": {"2031-05-05": 1, "2031-05-06": 1},
    }
    line = SCHEDULE[: SCHEDULE.index("Whenever")].count("\n") + 1
    assert [(notice["code"], notice["where"]) for notice in told["notices"]] == [("format.url", str(line))]


def test_list_and_show(iweek: Any, broth: Path) -> None:
    listed = iweek("list", "--json", before=("--programme", broth)).json
    assert [item["title"] for item in listed] == ["Stock & bones", "Midnight soup", "Whenever"]
    shown = iweek("show", "b-1", before=("--programme", broth))
    assert shown.code == 0
    assert "Simmer slowly." in shown.out
    assert "Åsa Ärt" in shown.out
    # Half past midnight belongs to the evening before.
    evening = iweek("list", "--day", "2031-05-05", "--json", before=("--programme", broth)).json
    assert [item["title"] for item in evening] == ["Stock & bones", "Midnight soup"]


def test_convert_gives_the_same_programme_and_keeps_its_favourites(
    iweek: Any, broth: Path, tmp_path: Path
) -> None:
    out = tmp_path / "broth.json"
    done = iweek("convert", broth, out)
    assert (done.code, done.out) == (0, f"3 sessions saved in {out}\n")
    assert json.loads(out.read_text(encoding="utf-8"))["events"][0]["start"] == "2031-05-05T09:00:00+02:00"
    assert iweek("favourite", "add", "b-2", before=("--programme", broth)).code == 0
    listed = iweek("list", "--json", before=("--programme", broth)).json
    assert iweek("list", "--json", before=("--programme", out)).json == listed
    starred = iweek("favourite", "list", "--json", before=("--programme", out)).json
    assert [item["id"] for item in starred] == ["b-2"]


def test_convert_of_a_file_that_breaks_off_writes_what_stands_before(
    iweek: Any, broth: Path, tmp_path: Path
) -> None:
    whole = broth.read_text(encoding="utf-8")
    broth.write_text(whole[: whole.index("Whenever") + 4], encoding="utf-8")
    out = tmp_path / "broth.json"
    done = iweek("convert", broth, out)
    assert done.code == 0
    assert [event["title"] for event in json.loads(out.read_text(encoding="utf-8"))["events"]] == [
        "Stock & bones",
        "Midnight soup",
    ]
    assert len(done.problems) == 1
    assert iweek("check", broth).code == 1
