from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from iweek_desktop.programme.clock import standing_clock
from iweek_desktop.programme.model import Level
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.store import Store

KEY = "week-2024"
OpenStore = Callable[..., Store]
Agree = Callable[[Store], None]


def test_a_star_is_kept_with_the_session_as_it_was(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store("window 1")
    change = store.apply(KEY, "a", "level", "must", snapshot)
    assert change is not None
    assert (change.field, change.before, change.after, change.origin) == ("level", None, "must", "window 1")
    store.close()
    mark = open_store().marks(KEY)["a"]
    assert mark.level is Level.MUST
    assert mark.snapshot == snapshot
    assert mark.starred_at == mark.changed_at == change.at
    assert open_store().journal(KEY) == [change]


def test_the_same_again_changes_nothing(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    store.apply(KEY, "a", "note", "x", snapshot)
    assert store.apply(KEY, "a", "note", "x", snapshot) is None
    assert store.apply(KEY, "a", "level", None, snapshot) is None
    assert store.apply(KEY, "never seen", "note", "", snapshot) is None
    assert len(store.journal(KEY)) == 1
    assert list(store.marks(KEY)) == ["a"]


@pytest.mark.parametrize(
    ("field", "after"), [("attended", "1"), ("hidden", "1"), ("note", "å\n𝄞"), ("level", "maybe")]
)
def test_every_field_is_set_and_taken_away(
    open_store: OpenStore, snapshot: Snapshot, agree: Agree, field: str, after: str
) -> None:
    store = open_store()
    store.apply(KEY, "a", field, after, snapshot)
    assert getattr(store.marks(KEY)["a"], field)
    assert not store.marks(KEY)["a"].empty
    agree(store)
    store.apply(KEY, "a", field, None, snapshot)
    assert store.marks(KEY)["a"].empty
    assert [change.after for change in store.journal(KEY)] == [after, None]
    agree(store)


@pytest.mark.parametrize(("field", "after"), [("level", "perhaps"), ("attended", "yes"), ("colour", "red")])
def test_what_is_no_field_or_value_is_refused(open_store: OpenStore, field: str, after: str) -> None:
    store = open_store()
    with pytest.raises(ValueError, match=r"perhaps|yes|colour"):
        store.apply(KEY, "a", field, after, None)
    assert store.marks(KEY) == {}


def test_half_a_surrogate_pair_costs_only_itself(open_store: OpenStore) -> None:
    store = open_store()
    store.apply(KEY, "a", "note", "ö\ud800x", Snapshot("\udfff", None, None, "𝄞\udc00"))
    mark = store.marks(KEY)["a"]
    assert mark.note == "ö\ufffdx"
    assert mark.snapshot == Snapshot("\ufffd", None, None, "𝄞\ufffd")


def test_programmes_are_apart(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    store.apply("week-2024", "a", "level", "must", snapshot)
    store.apply("week-2025", "a", "level", "maybe", snapshot)
    assert store.marks("week-2024")["a"].level is Level.MUST
    assert store.marks("week-2025")["a"].level is Level.MAYBE
    assert [change.after for change in store.journal("week-2025")] == ["maybe"]
    assert store.newest_change() == 2


def test_the_snapshot_is_of_the_starring(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    moved = Snapshot("Öppning", snapshot.end, None, "Lilla salen")
    first = store.apply(KEY, "a", "level", "maybe", snapshot)
    store.apply(KEY, "a", "level", "must", moved)
    store.apply(KEY, "a", "note", "x", moved)
    mark = store.marks(KEY)["a"]
    assert first is not None
    assert (mark.snapshot, mark.starred_at) == (snapshot, first.at)
    store.apply(KEY, "a", "level", None, moved)
    assert store.marks(KEY)["a"].snapshot == snapshot, "the note still needs it"
    assert store.marks(KEY)["a"].starred_at is None
    store.apply(KEY, "a", "level", "must", moved)
    assert store.marks(KEY)["a"].snapshot == moved, "starred anew"


def test_the_snapshot_is_of_the_first_note_of_what_is_not_starred(
    open_store: OpenStore, snapshot: Snapshot
) -> None:
    store = open_store()
    moved = Snapshot("Öppning", snapshot.end, None, "Lilla salen")
    store.apply(KEY, "a", "attended", "1", snapshot)
    store.apply(KEY, "a", "note", "x", moved)
    assert store.marks(KEY)["a"].snapshot == moved
    store.apply(KEY, "a", "note", "xy", snapshot)
    assert store.marks(KEY)["a"].snapshot == moved


def test_taking_back_gives_the_snapshot_back(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    moved = Snapshot("Öppning", snapshot.end, None, "Lilla salen")
    starred = store.apply(KEY, "a", "level", "must", snapshot)
    removed = store.apply(KEY, "a", "level", None, moved)
    assert starred is not None
    assert removed is not None
    again = store.apply(KEY, "a", "level", "must", None, undoes=removed.id)
    assert again is not None
    assert again.undoes == removed.id
    mark = store.marks(KEY)["a"]
    assert (mark.snapshot, mark.starred_at) == (snapshot, starred.at)


def test_a_note_written_by_another_keeps_a_snapshot_when_the_star_is_taken_back(
    open_store: OpenStore, snapshot: Snapshot
) -> None:
    store, other = open_store("one"), open_store("other")
    starred = store.apply(KEY, "a", "level", "must", snapshot)
    assert starred is not None
    other.apply(KEY, "a", "note", "x", snapshot)
    store.apply(KEY, "a", "level", None, None, undoes=starred.id)
    assert store.marks(KEY)["a"].snapshot == snapshot


def test_only_a_change_of_that_session_can_be_taken_back(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    change = store.apply(KEY, "a", "level", "must", snapshot)
    assert change is not None
    for guid, field, undoes in (("b", "level", change.id), ("a", "note", change.id), ("a", "level", 99)):
        with pytest.raises(ValueError, match="no change"):
            store.apply(KEY, guid, field, "maybe", None, undoes=undoes)
    assert store.journal(KEY) == [change]


def test_nothing_is_done_when_the_field_has_changed_since(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    first = store.apply(KEY, "a", "level", "must", snapshot)
    assert first is not None
    store.apply(KEY, "a", "note", "another field", snapshot)
    second = store.apply(KEY, "a", "level", "maybe", snapshot, seen=first.id)
    assert second is not None
    assert store.apply(KEY, "a", "level", None, None, undoes=first.id, seen=first.id) is None
    assert store.marks(KEY)["a"].level is Level.MAYBE


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal",
        "UPDATE journal SET after = 'maybe'",
        """INSERT OR REPLACE INTO journal (id, programme_key, guid, field, at, origin)
            VALUES (1, '', '', '', '', '')""",
    ],
)
def test_the_journal_is_only_added_to(
    open_store: OpenStore, path: Path, snapshot: Snapshot, statement: str
) -> None:
    store = open_store()
    change = store.apply(KEY, "a", "level", "must", snapshot)
    outside = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError, match="only added to"):
        outside.execute(statement)
    outside.close()
    assert store.journal(KEY) == [change]


def test_the_journal_is_read_on(open_store: OpenStore, snapshot: Snapshot) -> None:
    store = open_store()
    changes = [store.apply(KEY, guid, "level", "must", snapshot) for guid in "abc"]
    assert changes[0] is not None
    assert store.journal(KEY, changes[0].id) == changes[1:]
    assert store.newest_change() == store.journal(KEY)[-1].id


def test_times_without_a_zone_are_refused(open_store: OpenStore) -> None:
    store = open_store()
    naive = Snapshot("x", datetime(2024, 10, 2), None, "")
    with pytest.raises(ValueError, match="zone"):
        store.apply(KEY, "a", "level", "must", naive)
    assert store.marks(KEY) == {}


def test_the_settings_of_the_file(open_store: OpenStore, path: Path) -> None:
    store = open_store()
    settings = {"journal_mode": "delete", "synchronous": 2, "foreign_keys": 1, "user_version": 2}
    found = {name: store._db.execute(f"PRAGMA {name}").fetchone()[0] for name in settings}
    assert found == settings
    assert path.with_name(path.name + "-wal").exists() is False


def test_another_connection_is_noticed_once(open_store: OpenStore, snapshot: Snapshot) -> None:
    one, other = open_store("one"), open_store("other")
    assert not one.changed_elsewhere()
    one.apply(KEY, "a", "level", "must", snapshot)
    assert not one.changed_elsewhere()
    assert other.changed_elsewhere()
    assert not other.changed_elsewhere()
    other.apply(KEY, "a", "level", "maybe", snapshot)
    assert one.changed_elsewhere()
    assert one.marks(KEY)["a"].level is Level.MAYBE


def test_the_clock_that_was_handed_in_is_the_only_one(path: Path, snapshot: Snapshot) -> None:
    at = datetime(1999, 12, 31, 23, 59, 59, 123456, tzinfo=UTC)
    with Store.open(path, standing_clock(at), "test") as store:
        change = store.apply(KEY, "a", "level", "must", snapshot)
        assert change is not None
        assert change.at == at
        assert store.marks(KEY)["a"].starred_at == at


def test_values_that_nobody_wrote_are_told_as_unreadable(
    open_store: OpenStore, path: Path, snapshot: Snapshot
) -> None:
    store = open_store()
    store.apply(KEY, "a", "level", "must", snapshot)
    outside = sqlite3.connect(path)
    for column, value in (
        ("level", "perhaps"),
        ("changed_at", "yesterday"),
        ("start_at", "2024-10-02"),
        ("end_at", 12),
        ("note", b"\xff"),
    ):
        outside.execute("UPDATE mark SET level = 'must', note = '', changed_at = '2024-10-02T07:00:00Z'")
        outside.execute(f"UPDATE mark SET {column} = CAST(? AS TEXT)", (value,))
        outside.commit()
        with pytest.raises(StoreError) as caught:
            store.marks(KEY)
        assert (column, caught.value.code) == (column, "store.unreadable")
    outside.close()


def test_closing_twice_is_allowed(open_store: OpenStore) -> None:
    store = open_store()
    store.close()
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.marks(KEY)


def test_all_marks_come_with_one_query(open_store: OpenStore) -> None:
    store = open_store()
    with store._writing() as db:
        db.executemany(
            "INSERT INTO mark (programme_key, guid, level, changed_at) VALUES (?, ?, 'must', ?)",
            [(KEY, str(number), "2024-10-02T07:00:00.000000Z") for number in range(1000)],
        )
    statements: list[str] = []
    store._db.set_trace_callback(statements.append)
    assert len(store.marks(KEY)) == 1000
    assert len(statements) == 1
    assert store.marks(KEY)["7"].changed_at == datetime(2024, 10, 2, 7, tzinfo=UTC)
