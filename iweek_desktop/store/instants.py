"""How instants are written in the store: in UTC, always 27 characters, so that text order is time order."""

from __future__ import annotations

from datetime import UTC, datetime


def to_text(instant: datetime) -> str:
    """Write an aware instant, such as ``2024-10-02T07:00:00.000000Z``.

    Raises:
        ValueError: the instant has no zone.
    """
    if instant.tzinfo is None:
        raise ValueError("an instant without a zone cannot be stored")
    return instant.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def from_text(text: str) -> datetime:
    """Read what `to_text` wrote, in UTC.

    Raises:
        ValueError: it wrote no such text.
    """
    instant = datetime.fromisoformat(text)
    if instant.tzinfo is None:
        raise ValueError(f"{text!r} has no zone")
    return instant


def to_optional(instant: datetime | None) -> str | None:
    """Write an instant that may be absent."""
    return None if instant is None else to_text(instant)


def from_optional(text: str | None) -> datetime | None:
    """Read an instant that may be absent."""
    return None if text is None else from_text(text)
