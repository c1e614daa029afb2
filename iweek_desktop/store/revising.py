"""What one change makes of one mark: pure values, no SQL."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from iweek_desktop.programme.model import Level
from iweek_desktop.store.rows import FIELDS, Mark, Snapshot

YES = "1"


class Chosen(NamedTuple):
    """The part of a mark that no field names: the session as it was chosen, and when it was starred."""

    snapshot: Snapshot | None = None
    starred_at: datetime | None = None


class Undone(NamedTuple):
    """What stood before the change that is taken back, and after the last one that goes with it."""

    before: Chosen
    after: Chosen


def unmarked(guid: str, now: datetime) -> Mark:
    """Return the mark of a session that the user has never touched."""
    return Mark(guid, None, "", False, False, None, None, now)


def field_text(mark: Mark, field: str) -> str | None:
    """Return one field of a mark as the journal writes it."""
    match field:
        case "level":
            return None if mark.level is None else mark.level.value
        case "note":
            return mark.note or None
        case "attended" | "hidden":
            return YES if getattr(mark, field) else None
    raise ValueError(f"{field} is not one of {', '.join(FIELDS)}")


def checked_text(field: str, text: str | None) -> str | None:
    """Return a field's new text as the journal writes it.

    Raises:
        ValueError: no such field, or a text that it cannot hold.
    """
    if field not in FIELDS:
        raise ValueError(f"{field} is not one of {', '.join(FIELDS)}")
    if text is None or field == "note":
        return storable(text) if text else None
    if field == "level":
        return Level(text).value
    if text != YES:
        raise ValueError(f"{field} is {YES!r} or None, not {text!r}")
    return YES


def storable(text: str) -> str:
    """Return text with each half of a broken surrogate pair replaced, which UTF-8 cannot hold."""
    if text.isascii():
        return text
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def revise(
    mark: Mark, field: str, text: str | None, offered: Snapshot | None, now: datetime, undone: Undone | None
) -> Mark:
    """Return a mark with one field changed.

    The snapshot is taken when the session is starred, when a note is first written on one
    that is not starred, and when there is none yet; it goes when the mark is emptied. A
    change that takes another one back gives back what that one replaced.

    Args:
        mark: as it stands.
        field: one of `FIELDS`.
        text: the field's new text, as `checked_text` returns it.
        offered: the session as it is now.
        now: the instant of the change.
        undone: of the change that is taken back; None for a new change.
    """
    new = _with_text(mark, field, text)._replace(changed_at=now)
    starred = mark.level is None and new.level is not None
    first_note = mark.level is None and not mark.note and bool(new.note)
    kept = mark.snapshot
    if undone is not None:
        given_back = starred or mark.snapshot == undone.after.snapshot
        snapshot = undone.before.snapshot if given_back else kept
        snapshot = snapshot or kept or undone.before.snapshot or offered
    elif starred or (field == "note" and first_note):
        snapshot = offered or kept
    else:
        snapshot = kept or offered
    starred_at = mark.starred_at
    if starred:
        starred_at = (undone.before.starred_at if undone else None) or now
    return new._replace(
        snapshot=None if new.empty else snapshot,
        starred_at=None if new.level is None else starred_at,
    )


def merge(one: Mark, other: Mark, now: datetime) -> Mark:
    """Return what two marks of the same session become: the stronger level, both notes, nothing lost.

    A note that goes on where the other one ends holds both.
    The snapshot and the time of starring are those of the mark that gives the level, or of `one`.
    """
    strength = [None, *Level].index
    first, second = (other, one) if strength(other.level) > strength(one.level) else (one, other)
    return Mark(
        guid=one.guid,
        level=first.level,
        note=_both(one.note, other.note),
        attended=one.attended or other.attended,
        hidden=one.hidden or other.hidden,
        snapshot=first.snapshot or second.snapshot,
        starred_at=first.starred_at or second.starred_at,
        changed_at=now,
    )


def _both(note: str, other: str) -> str:
    for whole, part in ((note, other), (other, note)):
        if whole.startswith(part):
            return whole
    return f"{note}\n\n{other}"


def _with_text(mark: Mark, field: str, text: str | None) -> Mark:
    match field:
        case "level":
            return mark._replace(level=None if text is None else Level(text))
        case "note":
            return mark._replace(note=text or "")
        case "attended":
            return mark._replace(attended=text is not None)
    return mark._replace(hidden=text is not None)
