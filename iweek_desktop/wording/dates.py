"""Weekdays, months, times and durations as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from iweek_desktop.wording.catalogue import Wording

EN_DASH = "\N{EN DASH}"
A_MONTH, FAR_APART = timedelta(days=28), timedelta(days=180)


def weekday(say: Wording, day: date) -> str:
    """Return "Monday" or "måndag", as it stands inside a sentence."""
    return (
        say("Monday"), say("Tuesday"), say("Wednesday"), say("Thursday"),
        say("Friday"), say("Saturday"), say("Sunday"),
    )[day.weekday()]  # fmt: skip


def weekday_short(say: Wording, day: date) -> str:
    """Return "Mon" or "mån"."""
    return (say("Mon"), say("Tue"), say("Wed"), say("Thu"), say("Fri"), say("Sat"), say("Sun"))[day.weekday()]


def month(say: Wording, day: date) -> str:
    """Return "September" or "september"."""
    return (
        say("January"), say("February"), say("March"), say("April"),
        say.within("month", "May"), say("June"), say("July"), say("August"),
        say("September"), say("October"), say("November"), say("December"),
    )[day.month - 1]  # fmt: skip


def month_short(say: Wording, day: date) -> str:
    """Return "Sep" or "sep"."""
    return (
        say("Jan"), say("Feb"), say("Mar"), say("Apr"),
        say.within("short month", "May"), say("Jun"), say("Jul"), say("Aug"),
        say("Sep"), say("Oct"), say("Nov"), say("Dec"),
    )[day.month - 1]  # fmt: skip


def day_tab(say: Wording, day: date) -> str:
    """Return "Mon 30 Sep" or "mån 30 sep"."""
    return f"{weekday_short(say, day)} {day.day} {month_short(say, day)}"


def day_tab_short(say: Wording, day: date) -> str:
    """Return "Mon 30" or "mån 30", where there is little room."""
    return f"{weekday_short(say, day)} {day.day}"


def day_inside(say: Wording, day: date) -> str:
    """Return "Monday 30 September" or "måndag 30 september", for use inside a sentence."""
    return f"{weekday(say, day)} {day.day} {month(say, day)}"


def day_heading(say: Wording, day: date) -> str:
    """Return "Monday 30 September" or "Måndag 30 september", for the start of a line."""
    return sentence_start(day_inside(say, day))


class DayNames:
    """The names of the days of one programme: with their years where they lie far apart."""

    def __init__(self, say: Wording, days: Sequence[date]) -> None:
        """Take all days, in their order."""
        self._say = say
        self._apart = days[-1] - days[0] if days else timedelta()

    def heading(self, day: date) -> str:
        """Return "Monday 30 September", or "Monday 30 September 2024"."""
        return self._with_year(day_heading(self._say, day), day)

    def tab(self, day: date) -> str:
        """Return "Mon 30 Sep", or "Mon 30 Sep 2024"."""
        return self._with_year(day_tab(self._say, day), day)

    def short_tab(self, day: date) -> str:
        """Return "Mon 30" where there is little room, but only of days that all lie within a month."""
        return day_tab_short(self._say, day) if self._apart < A_MONTH else self.tab(day)

    def beside_times(self, day: date) -> str:
        """Return "Mon 30 Sep", or "30 Sep 2024", which is as short."""
        if self._apart > FAR_APART:
            return f"{day.day} {month_short(self._say, day)} {day.year}"
        return day_tab(self._say, day)

    def _with_year(self, name: str, day: date) -> str:
        return f"{name} {day.year}" if self._apart > FAR_APART else name


def full_date(say: Wording, day: date) -> str:
    """Return "24 September 2024" or "24 september 2024"."""
    return f"{day.day} {month(say, day)} {day.year}"


def date_span(say: Wording, first: date, last: date) -> str:
    """Return "30 Sep – 4 Oct 2024", with what both dates share said once."""
    if first == last:
        return f"{first.day} {month_short(say, first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{EN_DASH}{last.day} {month_short(say, last)} {last.year}"
    year = "" if first.year == last.year else f" {first.year}"
    return (
        f"{first.day} {month_short(say, first)}{year} {EN_DASH} "
        f"{last.day} {month_short(say, last)} {last.year}"
    )


def clock_time(at: datetime) -> str:
    """Return "09:00"."""
    return f"{at.hour:02d}:{at.minute:02d}"


def time_range(start: datetime, end: datetime | None) -> str:
    """Return "09:00–14:30", or "09:00" where the end is unknown."""
    return f"{clock_time(start)}{EN_DASH}{clock_time(end)}" if end else clock_time(start)


def elapsed(start: datetime, end: datetime) -> timedelta:
    """Return the time that passes: two datetimes of one zone are subtracted by wall clock."""
    return end.astimezone(UTC) - start.astimezone(UTC)


def duration(say: Wording, length: timedelta) -> str:
    """Return "1 hour 30 minutes"; "0 minutes" for a marker."""
    minutes = int(length.total_seconds() // 60)
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(say.plural("{n} hour", "{n} hours", hours))
    if rest or not hours:
        parts.append(say.plural("{n} minute", "{n} minutes", rest))
    return " ".join(parts)


def sentence_start(text: str) -> str:
    """Return text with its first letter large."""
    return text[:1].upper() + text[1:]


def zone_name(say: Wording, zone: str) -> str:
    """Return "Sweden" for Europe/Stockholm, else the zone's own city, or its distance from UTC.

    The zone eight hours east of UTC is called Etc/GMT-8, which everybody would read the other way round.
    """
    if zone == "Europe/Stockholm":
        return say("Sweden")
    if zone.startswith(("Etc/GMT+", "Etc/GMT-")):
        hours = int(zone.removeprefix("Etc/GMT"))
        return f"UTC{-hours:+d}" if hours else "UTC"
    return zone.rpartition("/")[2].replace("_", " ")


def zone_time(say: Wording, zone: str) -> str:
    """Return "Swedish time" or "Helsinki time"."""
    if zone == "Europe/Stockholm":
        return say("Swedish time")
    return say("{city} time", city=zone_name(say, zone))
