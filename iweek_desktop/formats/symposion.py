"""Symposion's conference.json (PyCon US and its kin) to a programme: one flat list of slots.

A plenum names its rooms twice, in one string and in a list; the list counts. Who can be written
to about a talk (`contact`) is for the organisers and is not taken over.
"""

from __future__ import annotations

from datetime import timedelta

from pydantic import Field

from iweek_desktop.formats.drafting import Draft, one_event
from iweek_desktop.formats.event import Event
from iweek_desktop.formats.json_entries import JsonEntry, Text, event_entries, stated_time
from iweek_desktop.formats.json_fields import Labels, Lines, OptionalLabel, OptionalLine
from iweek_desktop.formats.json_text import NOT_JSON, load_json, step
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.programme.model import Recording, Track

NAME = "symposion"


class SlotEntry(JsonEntry):
    """A slot of the schedule, with a talk in it or with what else happens then."""

    conf_key: OptionalLabel = None
    name: Text = None
    title: Text = None
    abstract: Text = None
    description: Text = None
    start: Text = None
    end: Text = None
    duration: float | None = Field(None, ge=0, le=366 * 24 * 60, description="Minutes.")
    room: OptionalLine = None
    rooms: Labels = Field(default_factory=list)
    kind: OptionalLine = None
    section: OptionalLine = None
    authors: Lines = Field(default_factory=list)
    tags: Lines = Field(default_factory=list)
    license: OptionalLine = None
    conf_url: Text = None
    video_url: Text = None


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a file's bytes; never raises."""
    findings = Findings()
    root = load_json(data, findings)
    if root is NOT_JSON:
        return Reading(None, findings.notices(), NAME)
    if not isinstance(root, dict) or not isinstance(root.get("schedule"), list):
        findings.error("format.type", "schedule", "", "list")
        return Reading(None, findings.notices(), NAME)
    draft = Draft(options, findings)
    for where, slot in event_entries(SlotEntry, root, "schedule", "", findings):
        with one_event(findings, where, slot.name or slot.title):
            draft.add(_event(slot, where, draft, findings))
    return Reading(draft.finish(), findings.notices(), NAME)


def _event(slot: SlotEntry, where: str, draft: Draft, findings: Findings) -> Event:
    rooms: list[str | None] = [name for name in slot.rooms if name] or [slot.room]
    recorded = slot.license or slot.video_url
    return Event(
        where=where,
        title=slot.name or slot.title,
        id=slot.conf_key,
        start=stated_time(slot.start, step(where, "start"), findings),
        end=stated_time(slot.end, step(where, "end"), findings),
        duration=timedelta(minutes=slot.duration) if slot.duration else None,
        rooms=[key for name in rooms for key in draft.room(name)],
        tracks=draft.track(Track(slot.section, _titled(slot.section)) if slot.section else None),
        persons=[role for name in slot.authors for role in draft.person(name, "speaker")],
        abstract=slot.abstract,
        description=slot.description,
        type=slot.kind,
        tags=[tag for text in slot.tags if text for tag in text.split(",")],
        url=slot.conf_url,
        recording=Recording(slot.video_url, slot.license) if recorded else None,
    )


def _titled(slug: str) -> str:
    """Return a name for a section, of which the file has only the slug."""
    words = slug.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or slug
