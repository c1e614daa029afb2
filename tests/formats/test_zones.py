"""Which zone a programme has."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.zones import Zones, asked_zone, choose_zones, hinted_zone, zone_in_path

STOCKHOLM, ROME, TAIPEI = ZoneInfo("Europe/Stockholm"), ZoneInfo("Europe/Rome"), ZoneInfo("Asia/Taipei")


def at(month: int, *offset: float) -> datetime:
    """Return noon of the first of a month with an offset of so many hours."""
    return datetime(2024, month, 1, 12, tzinfo=timezone(timedelta(hours=offset[0])) if offset else None)


@pytest.mark.parametrize(
    ("times", "zone"),
    [
        ([], None),
        ([at(7)], None),
        ([at(7, 0), at(1, 0)], None),
        ([at(7, 2)], "Europe/Stockholm"),
        ([at(7, 2), at(1, 1)], "Europe/Stockholm"),
        ([at(7, 8), at(1, 8)], "Etc/GMT-8"),
        ([at(7, -4)], "Etc/GMT+4"),
        ([at(7, 3), at(1, 2)], "Europe/Athens"),
        ([at(7, -4), at(1, -5)], "America/Detroit"),
        ([at(7, 5.75)], "Asia/Kathmandu"),
        ([at(7, 13.25)], None),
        ([datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=2)))], None),
        ([datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=2))), at(7, 2)], "Europe/Stockholm"),
        ([datetime(2024, 7, 1, tzinfo=ROME), at(7, 8)], "Europe/Rome"),
        ([datetime(2024, 7, 1, tzinfo=ZoneInfo("UTC"))], None),
        ([datetime(2024, 7, 1, tzinfo=UTC), at(7, 2)], None),
        # Beyond the years that programmes are read for, where no zone can be worked out.
        (
            [datetime(1, 1, 1, tzinfo=at(7, -2).tzinfo), datetime(9999, 12, 31, 23, tzinfo=at(7, -2).tzinfo)],
            None,
        ),
        ([datetime(9999, 12, 31, 23, tzinfo=UTC), at(7, 2)], "Europe/Stockholm"),
    ],
)
def test_what_times_hint_at(times: list[datetime], zone: str | None) -> None:
    found = hinted_zone(times)
    assert (found.key if found else None) == zone


@pytest.mark.parametrize(
    ("asked", "named", "times", "zones", "codes"),
    [
        (None, ROME, [], Zones(ROME, ROME), []),
        (TAIPEI, None, [], Zones(TAIPEI, TAIPEI), []),
        (TAIPEI, ROME, [], Zones(ROME, TAIPEI), []),
        (TAIPEI, None, [at(7, 2)], Zones(TAIPEI, TAIPEI), []),
        (None, None, [at(7, 2)], Zones(STOCKHOLM, STOCKHOLM), ["format.zone_hinted"]),
        (None, None, [at(7)], Zones(STOCKHOLM, STOCKHOLM), ["format.zone_assumed"]),
    ],
)
def test_what_counts_before_what(
    asked: ZoneInfo | None, named: ZoneInfo | None, times: list[datetime], zones: Zones, codes: list[str]
) -> None:
    findings = Findings()
    assert choose_zones(asked, named, times, findings) == zones
    assert [notice.code for notice in findings.notices()] == codes


def test_a_zone_asked_for_that_is_none_is_an_error() -> None:
    findings = Findings()
    assert asked_zone("Mars/Olympus", findings) is None
    assert asked_zone("", findings) is None
    assert asked_zone("Europe/Rome", findings) == ROME
    assert [(notice.code, notice.level) for notice in findings.notices()] == [("format.zone", "error")]


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("/ics.py/2020.1/Europe/Stockholm", "Europe/Stockholm"),
        ("/freeassociation.sourceforge.net/America/Argentina/Ushuaia", "America/Argentina/Ushuaia"),
        ("Europe/Rome", "Europe/Rome"),
        ("/example.org/UTC", "UTC"),
        ("W. Europe Standard Time", None),
        ("", None),
        ("../../etc/passwd", None),
    ],
)
def test_a_zone_with_a_makers_prefix(name: str, zone: str | None) -> None:
    found = zone_in_path(name)
    assert (found.key if found else None) == zone
