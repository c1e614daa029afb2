"""Native JSON to a programme. Every problem is told; a bad session costs only itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from zoneinfo import ZoneInfo

from iweek_desktop.formats.json_entries import events_in
from iweek_desktop.formats.json_salvage import salvage
from iweek_desktop.formats.json_text import NOT_JSON, load_json
from iweek_desktop.formats.linking import SessionDraft, first_day, identify, settle
from iweek_desktop.formats.native_models import (
    FORMAT,
    FORMAT_VERSION,
    ConferenceEntry,
    EventEntry,
    FileHead,
    ProgrammeFile,
)
from iweek_desktop.formats.native_places import Times
from iweek_desktop.formats.native_register import Registers, extra_of, links_of
from iweek_desktop.formats.placement import Placement
from iweek_desktop.formats.reading import Findings, Reading, ReadOptions
from iweek_desktop.formats.times import CLOCK_FORM, read_clock, zone_named
from iweek_desktop.formats.zones import asked_zone
from iweek_desktop.programme.identity import programme_key
from iweek_desktop.programme.model import (
    DAY_CHANGE,
    Attendance,
    Details,
    Programme,
    Recording,
    Registration,
    Session,
    State,
)

NAME = "native"
_NEEDED = ("title", "start", "end")
_PARTS = frozenset(ProgrammeFile.model_fields) - frozenset(FileHead.model_fields)
_ANY_ZONE = ZoneInfo("UTC")
"""Where a file has no zone, the rest is still checked, in this one; no programme comes of it."""


def read(data: bytes, options: ReadOptions) -> Reading:
    """Read a native file's bytes; never raises."""
    findings = Findings()
    root = load_json(data, findings)
    programme = None
    if isinstance(root, dict) and ("format" in root or "conference" in root):
        programme = _File(root, options, findings).read()
    elif root is not NOT_JSON:
        findings.error("format.unknown", "")
    return Reading(programme, findings.notices(), NAME)


class _File:
    """One file on its way to a programme."""

    def __init__(self, root: dict[str, object], options: ReadOptions, findings: Findings) -> None:
        self._root = root
        self._check = options.check
        self._findings = findings
        self._head = self._read_head()
        self._context = {"base_url": self._head.base_url or ""}
        asked = asked_zone(options.zone_name, findings)
        conference = root.get("conference")
        self._conference_raw = conference if isinstance(conference, dict) else {}
        self._zone = self._find_zone(asked)
        self._times = Times(asked or self._zone or _ANY_ZONE, self._zone or _ANY_ZONE, findings)

    def read(self) -> Programme | None:
        conference = self._read_conference()
        registers = Registers(self._root, self._context, self._findings)
        drafts = self._read_events(registers)
        if conference is None or self._zone is None:
            settle(drafts, self._findings)
            return None
        return self._assemble(conference, registers, drafts)

    def _read_head(self) -> FileHead:
        head = {key: value for key, value in self._root.items() if key not in _PARTS}
        stated = head.get("format")
        if stated != FORMAT:
            self._findings.error("native.format", "format", "" if stated is None else stated, f'"{FORMAT}"')
            head["format"] = FORMAT
        base = head.get("base_url")
        context = {"base_url": base if isinstance(base, str) else ""}
        checked = salvage(FileHead, head, "", self._findings, context=context) or FileHead.model_validate(
            {"format": FORMAT}
        )
        version = checked.format_version
        if version is not None and version > FORMAT_VERSION:
            self._findings.warning("native.version", "format_version", version, str(FORMAT_VERSION))
        return checked

    def _find_zone(self, asked: ZoneInfo | None) -> ZoneInfo | None:
        where, stated = "conference.time_zone_name", self._conference_raw.get("time_zone_name")
        if isinstance(stated, str) and stated.strip():
            zone = zone_named(stated.strip())
            if zone is None:
                self._findings.error("native.zone", where, stated, "Europe/Stockholm")
            return zone or asked
        if stated is not None and not isinstance(stated, str):
            self._findings.error("format.type", where, stated, "text")
        elif asked is None and self._conference_raw:
            self._findings.error("format.missing", where)
        return asked

    def _read_conference(self) -> ConferenceEntry | None:
        stated = self._root.get("conference")
        if stated is None:
            self._findings.error("format.missing", "conference")
            return None
        if isinstance(stated, dict):
            stated["time_zone_name"] = self._times.zone.key
        return salvage(ConferenceEntry, stated, "conference", self._findings, ("title",), self._context)

    def _read_events(self, registers: Registers) -> list[SessionDraft]:
        listed = self._root.get("events")
        if not listed and (listed is None or isinstance(listed, list)):
            self._findings.warning("format.no_events", "events")
        drafts = []
        for where, raw in events_in(listed, "events", self._findings):
            self._check()
            event = salvage(EventEntry, raw, where, self._findings, _NEEDED, self._context)
            placement = event and self._times.place(event, where)
            if event and placement:
                drafts.append(_Event(event, where, placement, registers, self._times).draft())
        return drafts

    def _assemble(
        self, entry: ConferenceEntry, registers: Registers, drafts: list[SessionDraft]
    ) -> Programme:
        start, end = self._conference_days(entry)
        key = programme_key(entry.key, entry.acronym, entry.title, start or first_day(drafts))
        organisers = registers.organisations.refer_all(entry.organizers, "conference.organizers")
        partners = registers.organisations.refer_all(entry.partners, "conference.partners")
        identify(drafts, key, registers.rooms.entities)
        settled = settle(drafts, self._findings)
        head = self._head
        return Programme(
            key=key,
            title=entry.title,
            zone_name=self._times.zone.key,
            sessions=tuple(draft.session for draft in settled),
            details={draft.session.guid: draft.details for draft in settled},
            rooms=registers.rooms.entities,
            tracks=registers.tracks.entities,
            organisations=registers.organisations.entities,
            persons=registers.persons.entities,
            acronym=entry.acronym,
            subtitle=entry.subtitle,
            description=entry.description,
            start=start,
            end=end,
            day_change=self._day_change(entry.day_change),
            city=entry.city,
            venue=entry.venue,
            logo=entry.logo,
            url=entry.url,
            languages=tuple(name for name in entry.languages if name),
            colours=entry.colors,
            organisers=organisers,
            partners=partners,
            version=head.version,
            updated=self._times.stamp(head.updated, "updated"),
            base_url=head.base_url,
            source_url=head.url,
            extra=extra_of(entry),
            file_extra=extra_of(head),
        )

    def _conference_days(self, entry: ConferenceEntry) -> tuple[date | None, date | None]:
        start = self._times.day(entry.start, "conference.start")
        end = self._times.day(entry.end, "conference.end")
        if start and end and end < start:
            self._findings.warning("format.end_before_start", "conference.end", entry.end, f"≥ {entry.start}")
            end = None
        return start, end

    def _day_change(self, text: str | None) -> time:
        at = read_clock(text) if text else None
        if text and at is None:
            self._findings.warning("format.form", "conference.day_change", text, CLOCK_FORM)
        return DAY_CHANGE if at is None else at


class _Event:
    """One event whose times are known, on its way to a session."""

    def __init__(
        self, entry: EventEntry, where: str, placement: Placement, registers: Registers, times: Times
    ) -> None:
        self._entry = entry
        self._where = where
        self._placement = placement
        self._registers = registers
        self._times = times

    def draft(self) -> SessionDraft:
        return SessionDraft(self._where, self._session(), self._details())

    def _session(self) -> Session:
        entry, where, registers = self._entry, self._where, self._registers
        return Session(
            guid=entry.guid or "",
            title=entry.title,
            start=self._placement.start,
            end=self._placement.end,
            all_day=self._placement.all_day,
            parent=entry.parent,
            occurrence_of=entry.occurrence_of,
            rooms=registers.rooms.refer_all(entry.rooms, f"{where}.rooms"),
            tracks=registers.tracks.refer_all(entry.tracks, f"{where}.tracks"),
            organisers=registers.organisations.refer_all(entry.organizers, f"{where}.organizers"),
            attendance=Attendance(entry.attendance) if entry.attendance else None,
            type=entry.type,
            language=entry.language,
            state=State(entry.state or State.CONFIRMED),
        )

    def _details(self) -> Details:
        entry, where, registers = self._entry, self._where, self._registers
        return Details(
            id=entry.id,
            code=entry.code,
            slug=entry.slug,
            subtitle=entry.subtitle,
            abstract=entry.abstract,
            description=entry.description,
            tags=tuple(tag for tag in entry.tags if tag),
            persons=registers.roles(entry.persons, f"{where}.persons"),
            partners=registers.organisations.refer_all(entry.partners, f"{where}.partners"),
            url=entry.url,
            registration=self._registration(),
            stream_url=entry.stream_url,
            feedback_url=entry.feedback_url,
            recording=self._recording(),
            links=links_of(entry.links),
            attachments=links_of(entry.attachments),
            updated=self._times.stamp(entry.updated, f"{where}.updated"),
            extra=self._extra(),
        )

    def _registration(self) -> Registration | None:
        entry = self._entry.registration
        if entry is None:
            return None
        deadline = self._times.deadline(entry.deadline, f"{self._where}.registration.deadline")
        return Registration(entry.url, entry.required, deadline, entry.seats_left, extra_of(entry))

    def _recording(self) -> Recording | None:
        entry = self._entry.recording
        if entry is None:
            return None
        return Recording(entry.url, entry.license, entry.optout, extra_of(entry))

    def _extra(self) -> Mapping[str, object] | None:
        """Return unknown keys, and the length of an unscheduled session, which the model has no place for."""
        entry = self._entry
        if entry.start is None and entry.duration is not None:
            return {**(entry.model_extra or {}), "duration": entry.duration}
        return extra_of(entry)
