"""Guids of their own, parents, occurrences and reading order."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from iweek_desktop.formats.linking import SessionDraft, settle
from iweek_desktop.formats.reading import Findings
from iweek_desktop.programme.model import Details, Session

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(hour: int, minute: int = 0, day: int = 30) -> datetime:
    """Return a wall time of September 2024."""
    return datetime(2024, 9, day, hour, minute, tzinfo=STOCKHOLM)


def settled(*sessions: Session) -> tuple[list[Session], list[tuple[str, str]]]:
    """Return sessions as they come out, and codes and places of what was found."""
    findings = Findings()
    drafts = [SessionDraft(f"events[{n}]", session, Details()) for n, session in enumerate(sessions)]
    out = [draft.session for draft in settle(drafts, findings)]
    return out, [(notice.code, notice.where) for notice in findings.notices()]


def test_reading_order_is_start_then_end_then_file_with_the_unscheduled_last() -> None:
    sessions = (
        Session("unscheduled", "T"),
        Session("late", "T", at(11)),
        Session("long", "T", at(9), at(14)),
        Session("unknown", "T", at(9)),
        Session("short", "T", at(9), at(9, 15)),
        Session("twin", "T", at(9), at(9, 15)),
    )
    out, found = settled(*sessions)
    assert [session.guid for session in out] == ["short", "twin", "unknown", "long", "late", "unscheduled"]
    assert not found


def test_order_is_that_of_instants_in_the_hour_that_clocks_show_twice() -> None:
    summer = datetime(2024, 10, 27, 2, 45, tzinfo=STOCKHOLM)
    winter = datetime(2024, 10, 27, 2, 15, tzinfo=STOCKHOLM, fold=1)
    out, _ = settled(Session("winter", "T", winter), Session("summer", "T", summer))
    assert [session.guid for session in out] == ["summer", "winter"]


def test_a_guid_that_occurs_twice_gets_the_utc_start_at_every_occurrence() -> None:
    out, found = settled(
        Session("a", "T", at(9)), Session("a", "T", at(10)), Session("a", "T"), Session("b", "T", at(11))
    )
    assert [session.guid for session in out] == [
        "a#20240930T070000Z",
        "a#20240930T080000Z",
        "b",
        "a#unscheduled",
    ]
    assert found == [("format.guid_twice", "events[0]")]


def test_only_a_further_tie_is_numbered() -> None:
    out, _ = settled(
        Session("a", "T", at(9)), Session("a", "T", at(9)), Session("a#20240930T070000Z", "T", at(9))
    )
    assert [session.guid for session in out] == [
        "a#20240930T070000Z-2",
        "a#20240930T070000Z-3",
        "a#20240930T070000Z",
    ]


def test_removing_one_occurrence_does_not_rename_the_others() -> None:
    three = [Session("a", "T", at(hour)) for hour in (9, 10, 11)]
    before, _ = settled(*three)
    after, _ = settled(*three[1:])
    assert [session.guid for session in after] == [session.guid for session in before[1:]]


def test_a_parent_is_kept() -> None:
    out, found = settled(Session("p", "P", at(9), at(14)), Session("c", "C", at(9), at(10), parent="p"))
    assert [session.parent for session in out] == ["p", None]
    assert not found


def test_a_parent_that_is_not_there_is_dropped() -> None:
    out, found = settled(Session("c", "C", at(9), parent="p"))
    assert out[0].parent is None
    assert found == [("format.parent_unknown", "events[0]")]


def test_of_a_parent_that_occurs_twice_the_one_around_the_child_is_meant() -> None:
    out, found = settled(
        Session("p", "P", at(9), at(12)),
        Session("p", "P", at(13), at(15)),
        Session("c", "C", at(13), at(14), parent="p"),
        Session("d", "D", at(16), at(17), parent="p"),
    )
    assert {session.guid: session.parent for session in out if session.title in "CD"} == {
        "c": "p#20240930T110000Z",
        "d": None,
    }
    assert found == [("format.guid_twice", "events[0]"), ("format.parent_unknown", "events[3]")]


def test_sessions_inside_themselves_lose_their_parents() -> None:
    out, found = settled(
        Session("a", "T", at(9), parent="b"),
        Session("b", "T", at(9), parent="c"),
        Session("c", "T", at(9), parent="b"),
        Session("d", "T", at(9), parent="d"),
    )
    assert [session.parent for session in out] == ["b", None, None, None]
    assert sorted(found) == [("format.parent_loop", f"events[{n}]") for n in (1, 2, 3)]


def test_a_child_outside_its_parents_time_stays_and_is_told() -> None:
    out, found = settled(
        Session("p", "P", at(9), at(12)),
        Session("early", "T", at(8), at(10), parent="p"),
        Session("late", "T", at(11), at(13), parent="p"),
        Session("exact", "T", at(9), at(12), parent="p"),
        Session("unscheduled", "T", parent="p"),
    )
    assert sum(session.parent == "p" for session in out) == 4
    assert found == [("format.parent_time", "events[1]"), ("format.parent_time", "events[2]")]


def test_occurrences() -> None:
    out, found = settled(
        Session("a", "T", at(9)),
        Session("b", "T", at(10), occurrence_of="a"),
        Session("c", "T", at(11), occurrence_of="x"),
        Session("d", "T", at(12), occurrence_of="d"),
        Session("twin", "T", at(14)),
        Session("twin", "T", at(13)),
        Session("e", "T", at(15), occurrence_of="twin"),
    )
    assert {s.guid: s.occurrence_of for s in out if s.guid in "abcde"} == {
        "a": None,
        "b": "a",
        "c": None,
        "d": None,
        "e": "twin#20240930T110000Z",
    }
    assert [code for code, _ in found] == ["format.guid_twice"] + 2 * ["format.occurrence_unknown"]


GUIDS = st.sampled_from(["a", "b", "c", "d", "a#20240101T000000Z", "a#unscheduled"])
STARTS = st.none() | st.integers(0, 3).map(lambda h: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(hours=h))
SESSIONS = st.builds(
    lambda guid, start, parent, first: Session(guid, "T", start, parent=parent, occurrence_of=first),
    GUIDS,
    STARTS,
    st.none() | GUIDS,
    st.none() | GUIDS,
)


@given(st.lists(SESSIONS, max_size=8))
def test_whatever_comes_guids_are_unique_and_parents_lead_to_a_root(sessions: list[Session]) -> None:
    out, _ = settled(*sessions)
    by_guid = {session.guid: session for session in out}
    assert len(by_guid) == len(out) == len(sessions)
    for session in out:
        assert session.occurrence_of is None or session.occurrence_of in by_guid
        steps, parent = 0, session.parent
        while parent is not None:
            steps, parent = steps + 1, by_guid[parent].parent
            assert steps <= len(out)


@given(st.lists(SESSIONS, max_size=8))
def test_settling_twice_changes_nothing_more(sessions: list[Session]) -> None:
    once, _ = settled(*sessions)
    twice, _ = settled(*once)
    assert twice == once


def test_a_long_chain_of_parents_takes_no_deep_stack() -> None:
    chain = [Session(str(n), "T", at(9), parent=str(n + 1)) for n in range(5_000)]
    out, found = settled(*chain)
    assert len(out) == 5_000
    assert found == [("format.parent_unknown", "events[4999]")]


def test_a_file_of_twins_takes_no_square_of_time() -> None:
    twins = [Session("a", "T", at(9), at(10), parent="a", occurrence_of="a") for _ in range(5_000)]
    out, _ = settled(*twins)
    assert len({session.guid for session in out}) == 5_000
