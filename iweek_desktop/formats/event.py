"""What any reader finds out of one event of a file, before it is a session."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from iweek_desktop.programme.model import Attendance, Json, Link, Recording, Registration, Role


class Event(NamedTuple):
    """One event in plain values; its texts and addresses are as the file writes them.

    Args:
        where: the place in the file, in the format's own terms.
        guid: the source's own; a session without one gets it of `id`, else of title, start and room.
        start: aware, or without an offset in the file's zone; a plain date is all day.
        end: as `start`; of all-day events the last day, included. It counts before `duration`.
        duration: elapsed time.
        file_day: the conference day under which the file has the event.
        rooms: what `Draft.room` returned; so with `tracks`, `organisers`, `partners`.
        parent: guid of the umbrella session.
        persons: what `Draft.person` returned, in their parts.
        state: any word for a state; both spellings of cancelled.
        links: with relative addresses where the file has them; so with `attachments` and `url`.
        extra: what the model has no place for, as JSON.
    """

    where: str
    title: str | None = None
    guid: str | None = None
    id: str | None = None
    code: str | None = None
    slug: str | None = None
    start: datetime | date | None = None
    end: datetime | date | None = None
    duration: timedelta | None = None
    file_day: date | None = None
    rooms: Sequence[str] = ()
    tracks: Sequence[str] = ()
    organisers: Sequence[str] = ()
    partners: Sequence[str] = ()
    persons: Sequence[Role] = ()
    parent: str | None = None
    occurrence_of: str | None = None
    subtitle: str | None = None
    abstract: str | None = None
    description: str | None = None
    type: str | None = None
    language: str | None = None
    state: str | None = None
    attendance: Attendance | None = None
    tags: Sequence[str] = ()
    url: str | None = None
    stream_url: str | None = None
    feedback_url: str | None = None
    registration: Registration | None = None
    recording: Recording | None = None
    links: Sequence[Link] = ()
    attachments: Sequence[Link] = ()
    updated: datetime | date | None = None
    extra: Json | None = None
