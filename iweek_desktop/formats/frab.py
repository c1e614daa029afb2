"""What schedule.xml and schedule.json have in common: how they say when an event is."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from datetime import time as clock_time

from iweek_desktop.formats.reading import Findings
from iweek_desktop.formats.times import (
    DATE_FORM,
    DURATION_FORM,
    INSTANT_FORM,
    read_clock,
    read_date,
    read_duration,
    read_stated,
)
from iweek_desktop.programme.model import DAY_CHANGE


class Days:
    """The conference days of a file, and the times of events in them.

    Args:
        findings: where it is told what cannot be read.
    """

    def __init__(self, findings: Findings) -> None:
        self.change: clock_time | None = None
        self.first: date | None = None
        self._findings = findings

    def set_change(self, text: str | None, where: str) -> None:
        """Note the hour before which a clock time belongs to the next date."""
        if text and text.strip():
            self.change = read_clock(text)
            if self.change is None:
                self._findings.warning("format.form", where, text, "hh:mm")

    def date_of(self, stated: str | None, index: str | None, start: str | None) -> date | None:
        """Return the date of a conference day; one that states none is counted from the first."""
        day = read_day(stated)
        if day is None:
            day = read_day(start)
        if (
            day is None
            and self.first
            and index
            and index.isascii()
            and index.isdecimal()
            and int(index) < 999
        ):
            day = self.first + timedelta(days=int(index) - 1)
        if day and self.first is None:
            self.first = day
        return day

    def start(self, stated: str | None, clock: str | None, day: date | None, where: str) -> datetime | None:
        """Return when an event starts, as it is stated.

        Args:
            stated: an instant, which counts; or the calendar date of the clock time.
            clock: the local time; without a date it is that of the conference day, or of the
                next date where it is earlier than the hour at which days change.
            day: the conference day.
            where: the place of the event.
        """
        if stated and (instant := read_stated(stated)):
            return instant
        own_day = read_date(stated) if stated else None
        if stated and stated.strip() and own_day is None:
            self._findings.warning("format.time", where, stated, INSTANT_FORM)
        if not clock or not clock.strip():
            return None
        if instant := read_stated(clock):
            return instant
        at = read_clock(clock)
        if at is None:
            self._findings.warning("format.time", where, clock, "hh:mm")
            return None
        if own_day is None and day is not None:
            own_day = day + timedelta(days=at < (self.change or DAY_CHANGE))
        if own_day is None:
            self._findings.warning("format.time", where, clock, DATE_FORM)
            return None
        return datetime.combine(own_day, at)

    def duration(self, text: str | None, where: str) -> timedelta | None:
        """Return a length of time; of three parts the first are days."""
        if not text or not text.strip():
            return None
        length = read_duration(text)
        if length is None:
            self._findings.warning("format.duration", where, text, DURATION_FORM)
        return length


def read_day(text: str | None) -> date | None:
    """Return the date of a date or of an instant, as it is stated."""
    if not text:
        return None
    instant = read_stated(text)
    return instant.date() if instant else read_date(text)


def read_limit(text: str | None) -> date | datetime | None:
    """Return the first or last day of a conference, which may be stated as an instant."""
    return (read_stated(text) or read_date(text)) if text else None


def is_yes(text: str | None) -> bool | None:
    """Return whether a flag is set; None where nothing is said."""
    word = text.strip().casefold() if text else ""
    return word in ("true", "yes", "1", "ja", "on") if word else None
