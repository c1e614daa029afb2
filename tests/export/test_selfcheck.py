from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest

from iweek_desktop.export.content import contents
from iweek_desktop.export.ics import render
from iweek_desktop.export.request import Export, ExportError
from iweek_desktop.export.selfcheck import check
from iweek_desktop.wording.catalogue import Wording


@pytest.fixture
def data(export: Export, now: datetime, say: Wording) -> bytes:
    return render(export, {}, now, say)[0]


def refused(data: bytes, export: Export, say: Wording) -> dict[str, str]:
    with pytest.raises(ExportError) as caught:
        check(data, export, contents(export, say))
    assert caught.value.code == "export.mismatch"
    assert caught.value.arguments.keys() == {"what", "title", "expected", "found"}
    return dict(caught.value.arguments)


def test_the_file_as_it_is_passes(data: bytes, export: Export, say: Wording) -> None:
    check(data, export, contents(export, say))


EVENT = rb"BEGIN:VEVENT\r\n(?:(?!END:VEVENT).)*?END:VEVENT\r\n"


@pytest.mark.parametrize(
    ("pattern", "changed", "what"),
    [
        # A reader that goes by the zone's name sees nothing of these.
        (rb"TZOFFSETTO:\+0200", b"TZOFFSETTO:+0300", "start"),
        (rb"BYDAY=-1SU;BYMONTH=10", b"BYDAY=1SU;BYMONTH=10", "start"),
        (rb"BEGIN:STANDARD.*END:STANDARD\r\n", b"", "zone"),
        (rb"(BEGIN:STANDARD.*END:STANDARD\r\n)", rb"\1\1", "zone"),
        (rb"DTSTART:1970....T......\r\nRRULE:[^\r]*\r\n", b"DTSTART:20260101T000000\r\n", "start"),
        (rb"BEGIN:VTIMEZONE.*END:VTIMEZONE\r\n", b"", "zone"),
        (rb"TZOFFSETFROM:\+0100", b"TZOFFSETFROM:nonsense", "file"),
        # A reader that goes by the file's own zone sees nothing of this one.
        (rb"Europe/Stockholm", b"Asia/Tokyo", "start"),
        (rb"Europe/Stockholm", b"Europe/Nowhere", "zone"),
        (rb":20251006T0900", b":20251006T0901", "start"),
        (rb":20251006T1430", b":20251006T1530", "end"),
        (rb"DTSTART;TZID=Europe/Stockholm:20251009T1200", b"DTSTART:20251009T1200", "zone"),
        (rb"DTSTART;TZID=Europe/Stockholm:20251006T100000", b"DTSTART:20251006T100000Z", "start"),
        (rb"DTSTART;TZID=Europe/Stockholm:20251006T100000", b"DTSTART:nonsense", "file"),
        (rb"DTEND;VALUE=DATE:20251011", b"DTEND;VALUE=DATE:20251012", "end"),
        (rb"DTSTART;VALUE=DATE:20251009", b"DTSTART:20251009T000000Z", "start"),
        (rb"DTEND;[^\r]*20251006T1430..\r\n", b"", "end"),
        (rb"DTSTART;[^\r]*20251006T1000..\r\n", b"", "start"),
        (rb"SUMMARY:Nattmangling", b"SUMMARY:Nattmanglinh", "title"),
        (rb"SUMMARY:Nattmangling\r\n", b"", "title"),
        (rb"LOCATION:Verkstaden", b"LOCATION:Vorkstaden", "place"),
        (rb"DESCRIPTION:Vi ", b"DESCRIPTION:Ni ", "text"),
        (EVENT, b"", "count"),
        (rb"(" + EVENT + rb")", rb"\1\1", "count"),
        (rb"UID:[^\r]*", b"UID:same", "uid"),
        (rb"UID:[^\r]*\r\n", b"", "uid"),
        (rb"END:VCALENDAR\r\n", b"", "file"),
        (rb"\A.*\Z", b"", "file"),
        (rb"\xc3\xa5", b"\xe5", "file"),
    ],
)
def test_every_lie_is_refused(
    pattern: bytes, changed: bytes, what: str, data: bytes, export: Export, say: Wording
) -> None:
    everywhere = pattern.startswith((b"UID", b"Europe", b"TZ"))
    lie = re.sub(pattern, changed, data, count=0 if everywhere else 1, flags=re.DOTALL)
    assert lie != data
    assert refused(lie, export, say)["what"] == what


def test_events_in_another_order_are_refused(data: bytes, export: Export, say: Wording) -> None:
    events = re.findall(EVENT, data, re.DOTALL)
    turned = data.replace(events[0] + events[1], events[1] + events[0])
    assert turned != data
    assert refused(turned, export, say)["what"] == "title"


def test_the_instants_are_those_of_the_programme_and_not_of_the_writer(
    data: bytes, export: Export, say: Wording
) -> None:
    """Contents that went wrong on the way are seen: the sessions themselves are asked."""
    entries = contents(export, say)
    wrong = datetime(2025, 10, 6, 9, tzinfo=export.programme.zone)
    moved = [s._replace(start=wrong) if s.guid == "talk" else s for s in export.sessions]
    with pytest.raises(ExportError):
        check(data, replace(export, sessions=moved), entries)


def test_utc_files_are_read_too(export: Export, now: datetime, say: Wording) -> None:
    doubled = datetime(2025, 10, 26, 2, 30, tzinfo=export.programme.zone)
    late = export.sessions[0]._replace(start=doubled, end=None)
    one = replace(export, sessions=[late])
    data, _ = render(one, {}, now, say)
    check(data, one, contents(one, say))
    assert refused(data.replace(b"T003000Z", b"T013000Z", 1), one, say)["what"] == "start"
