"""The columns of a programme that is kept as a table, and the names by which they are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from iweek_desktop.programme.identity import fold


class Column(NamedTuple):
    """A column that means something: `english` and `swedish` head it, what stands in `also` is understood."""

    key: str
    english: str
    swedish: str
    also: str = ""


COLUMNS = (
    Column(
        "title", "Title", "Titel",
        "rubrik, aktivitet, programpunkt, session, event, activity, name, namn, talk",
    ),
    Column("date", "Date", "Datum", "startdatum, start date, from date"),
    Column("day", "Day", "Dag", "veckodag, weekday"),
    Column("start", "Start", "Start", "starttid, start time, börjar, from, från, begin, begins, startsat"),
    Column("end", "End", "Slut", "sluttid, end time, slutar, to, till, ends, endsat, finish"),
    Column("time", "Time", "Tid", "klockslag, när, when, times, tider"),
    Column("end_date", "Last day", "Sista dag", "slutdatum, end date, till datum, to date, last date"),
    Column("duration", "Duration", "Längd", "varaktighet, length, minutes, minuter, min"),
    Column(
        "room", "Place", "Plats",
        "lokal, rum, sal, scen, room, location, hall, stage, rooms, lokaler, platser",
    ),
    Column("address", "Address", "Adress", "gatuadress, street"),
    Column("city", "City", "Ort", "stad, town, kommun"),
    Column(
        "attendance", "Attendance", "Deltagande",
        "deltagandeform, deltar, attendance mode, on site or online",
    ),
    Column("track", "Theme", "Tema", "spår, track, ämne, kategori, category, topic, themes, teman, tracks"),
    Column(
        "organiser", "Organiser", "Arrangör",
        "organizer, organisers, organizers, arrangörer, host, värd, arrangeras av",
    ),
    Column(
        "partner", "Partner", "Medarrangör",
        "partners, medarrangörer, samarbetspartner, in cooperation with, i samarbete med",
    ),
    Column(
        "person", "Speakers", "Medverkande",
        "talare, speaker, föreläsare, presenter, presenters, contributors, contributor",
    ),
    Column("language", "Language", "Språk", "lang"),
    Column("type", "Format", "Format", "typ, type, form, session type, aktivitetstyp"),
    Column("abstract", "Summary", "Sammanfattning", "ingress, abstract, kort beskrivning, short description"),
    Column(
        "description", "Description", "Beskrivning",
        "text, innehåll, details, long description, om aktiviteten",
    ),
    Column("url", "Link", "Länk", "url, webb, webbsida, website, web, länkar, web page, läs mer"),
    Column(
        "registration", "Registration", "Anmälan",
        "anmälningslänk, registration link, sign up, anmäl dig",
    ),
    Column(
        "stream", "Online link", "Sändning",
        "länk till sändning, stream, livestream, zoom, teams, meeting link, möteslänk",
    ),
    Column("attachment", "Attachment", "Bilaga", "file url, file, fil, bilagor, slides, presentation"),
    Column(
        "parent", "Part of", "Ingår i",
        "paraply, paraplyaktivitet, umbrella, umbrella session, parent, del av",
    ),
    Column("id", "ID", "ID", "guid, nr, nummer, number, no, löpnummer"),
    Column("status", "Status", "Status", "state, läge, tillstånd"),
    Column("subtitle", "Subtitle", "Undertitel", "underrubrik, sub title"),
    Column("tag", "Tags", "Etiketter", "tag, taggar, nyckelord, keywords, hashtags"),
)  # fmt: skip
"""In the order of the template."""

PLACING = frozenset({"date", "day", "start", "end", "time", "end_date", "duration"})
MANY = frozenset({"track", "organiser", "partner", "person", "tag", "room"})
"""Columns of which a table may have several, and whose cells may hold several values."""

_LIKELY = 20
"""The rows among which a header is looked for: a title and a date may stand above it."""


@cache
def _keys() -> dict[str, str]:
    keys: dict[str, str] = {}
    for column in COLUMNS:
        for name in (column.english, column.swedish, *column.also.split(",")):
            keys.setdefault(_bare(name), column.key)
    return keys


def _bare(header: str) -> str:
    """Return a header's words without signs, numbers at the end, and what stands in brackets."""
    words = re.sub(r"\([^()]*\)|\[[^\[\]]*\]", " ", header[:200])
    words = re.sub(r"[^\w]+", " ", fold(words).replace("_", " "))
    return re.sub(r"(?<=\w)\s*[0-9]+$", "", words.strip()).strip()


def column_of(header: str) -> str | None:
    """Return the key of the column that a header names; None where it names none."""
    bare = _bare(header)
    return _keys().get(bare) if bare else None


def known_columns(cells: Iterable[str]) -> list[str | None]:
    """Return the key of each cell of a header."""
    return [column_of(cell) for cell in cells]


def is_header(cells: Sequence[str]) -> bool:
    """Whether a row heads a programme: it names the title, and one thing more that programmes have."""
    if len(cells) > 500:
        return False
    keys = {key for key in known_columns(cells) if key}
    return "title" in keys and len(keys) > 1


def header_row(rows: Iterable[Sequence[str]]) -> int | None:
    """Return the index of the header among the first rows; None where there is none."""
    for index, cells in enumerate(rows):
        if index >= _LIKELY:
            break
        if is_header(cells):
            return index
    return None
