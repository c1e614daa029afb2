from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iweek_desktop.export.ics import render
from iweek_desktop.export.ledger import first_uid
from iweek_desktop.export.request import Export
from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.programme.model import Details, Level, Room, State
from iweek_desktop.store.rows import LedgerRow
from iweek_desktop.store.store import Store
from iweek_desktop.wording.catalogue import Wording

LATER = timedelta(days=1)


def ledger_of(rows: list[LedgerRow]) -> dict[str, LedgerRow]:
    return {row.guid: row for row in rows}


def edited(export: Export, **fields: object) -> Export:
    sessions = [s._replace(**fields) if s.guid == "talk" else s for s in export.sessions]  # type: ignore[arg-type]
    return replace(export, sessions=sessions)


def only_talk(export: Export) -> Export:
    return replace(export, sessions=[s for s in export.sessions if s.guid == "talk"])


def test_a_uid_is_made_of_key_and_guid_and_never_of_their_joint() -> None:
    assert first_uid("a", "bc") != first_uid("ab", "c") != first_uid("a", "b")
    assert first_uid("k", "å\ud800") == first_uid("k", "å\ud800")
    # Calendars know their entries by it: this value may never change.
    assert first_uid("week-2024", "launch") == "2f159630-d719-5a9f-89d5-1639d441565d@iweek-desktop.invalid"


def test_the_uid_in_the_ledger_wins_for_ever(export: Export, now: datetime, say: Wording) -> None:
    old = LedgerRow("talk", "other@example.org", 7, "x", now, now)
    data, rows = render(export, {"talk": old}, now, say)
    assert b"UID:other@example.org\r\nSEQUENCE:8" in data
    assert ledger_of(rows)["talk"].uid == "other@example.org"


def test_nothing_rises_while_nothing_changes(export: Export, now: datetime, say: Wording) -> None:
    _, first = render(export, {}, now, say)
    turned = replace(export, alarm_min=None, sessions=export.sessions[::-1])
    data, second = render(turned, ledger_of(first), now + LATER, say)
    stamp = now.replace(microsecond=0)
    told = {(row.sequence, row.last_modified, row.last_exported) for row in second}
    assert told == {(0, stamp, stamp + LATER)}
    assert data.count(b"DTSTAMP:20250902T120030Z") == len(second)
    assert data.count(b"LAST-MODIFIED:20250901T120030Z") == len(second)


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Nytt"},
        {"start": datetime(2025, 10, 6, 7, tzinfo=UTC)},
        {"end": datetime(2025, 10, 6, 11, tzinfo=UTC)},
        {"rooms": ("far",)},
        {"organisers": ()},
        {"state": State.CANCELLED},
        {"state": State.TENTATIVE},
        {"parent": None},
        {"all_day": True},
    ],
)
def test_what_changes_rises_and_only_that(
    change: dict[str, object], export: Export, now: datetime, say: Wording
) -> None:
    _, first = render(export, {}, now, say)
    _, second = render(edited(export, **change), ledger_of(first), now + LATER, say)
    risen = {row.guid: row for row in second if row.sequence}
    assert risen.keys() == {"talk"}
    assert risen["talk"].sequence == 1
    assert risen["talk"].last_modified == (now + LATER).replace(microsecond=0)


def test_level_text_note_and_place_names_are_content(export: Export, now: datetime, say: Wording) -> None:
    _, first = render(export, {}, now, say)
    programme = export.programme
    rooms = {**programme.rooms, "lilla": Room("lilla", "Nya salen")}
    details = {**programme.details, "talk": Details(url="https://example.org/ny")}
    for changed in (
        replace(export, levels={**export.levels, "talk": Level.MUST}),
        replace(export, notes={"talk": "min"}),
        replace(export, programme=programme._replace(rooms=rooms)),
        replace(export, programme=programme._replace(details=details)),
    ):
        _, second = render(changed, ledger_of(first), now, say)
        assert [row.guid for row in second if row.sequence] == ["talk"]


def test_the_choice_of_sessions_is_not_content(export: Export, now: datetime, say: Wording) -> None:
    _, first = render(export, {}, now, say)
    _, second = render(only_talk(export), ledger_of(first), now, say)
    assert [row.sequence for row in second] == [0]


def test_a_carried_session_keeps_its_uid_and_its_number_rises(
    export: Export, now: datetime, say: Wording, tmp_path: Path
) -> None:
    """Its old guid may be another session's by then, which must not be taken for it in the calendar."""
    key, programme = export.programme.key, export.programme
    with Store.open(tmp_path / "s", standing_clock(now), "test") as store:
        _, first = render(only_talk(export), {}, now, say)
        store.write_ledger(key, first)
        moved = programme.sessions[1]._replace(guid="moved", start=programme.sessions[1].end, end=None)
        other = programme.sessions[1]._replace(title="Något annat")
        new = programme._replace(sessions=(moved, other), details={})
        store.move(key, {"talk": "moved"})
        _, second = render(
            replace(export, programme=new, sessions=(moved, other)), store.ledger(key), now, say
        )
        rows = ledger_of(second)
        assert rows["moved"].uid == first[0].uid
        assert rows["moved"].sequence == first[0].sequence + 1
        assert rows["talk"].uid != rows["moved"].uid
        assert rows["talk"].sequence == 0
        store.write_ledger(key, second)
        _, third = render(
            replace(export, programme=new, sessions=(moved, other)), store.ledger(key), now, say
        )
        assert [(row.guid, row.uid, row.sequence) for row in third] == [
            (row.guid, row.uid, row.sequence) for row in second
        ]


TIMES = st.integers(-(10**6), 10**6)


@given(exports=st.lists(st.tuples(st.sampled_from("abc"), TIMES), min_size=2, max_size=12))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_neither_number_nor_time_falls_whatever_the_clock(
    exports: list[tuple[str, int]], export: Export, now: datetime, say: Wording
) -> None:
    ledger: dict[str, LedgerRow] = {}
    shown = ""
    for title, seconds in exports:
        before = ledger.get("talk")
        one = only_talk(edited(export, title=title))
        _, rows = render(one, ledger, now + timedelta(seconds=seconds), say)
        ledger = ledger_of(rows)
        after = ledger["talk"]
        if before:
            changed = title != shown
            assert after.uid == before.uid
            assert after.sequence == before.sequence + changed
            assert (after.last_modified > before.last_modified) is changed
            assert after.last_modified >= before.last_modified
        shown = title
