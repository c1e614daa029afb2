"""What the template of a programme table says: what each column is for, how it is filled in, an example."""

from __future__ import annotations

from datetime import date, time
from typing import NamedTuple

from iweek_desktop.wording.catalogue import Wording


class Help(NamedTuple):
    """What a column is for, how it is written, and its cell in the example row."""

    meaning: str
    form: str = ""
    example: str | date | time = ""


def help_for(say: Wording, key: str) -> Help:
    """Return what is told of the column that `formats.table_columns` knows by this key."""
    return {**_when_and_where(say), **_about(say), **_links(say)}[key]


def _when_and_where(say: Wording) -> dict[str, Help]:
    return {
        "date": Help(
            say("The day of the session. Without it, the session is listed without a time."),
            say("2024-09-30, 30 september 2024, 30/9 2024, or a date cell"),
            date(2030, 9, 30),
        ),
        "start": Help(
            say("When it begins. Leave it empty for a session that lasts all day."),
            say("09:00, 9.00 or kl 9; also 09:00–10:30 with its end"),
            time(9, 0),
        ),
        "end": Help(
            say("When it ends. A time before the start is on the day after."),
            say("As the start"),
            time(10, 30),
        ),
        "end_date": Help(say("The last day of a session that lasts for several"), say("As the date")),
        "duration": Help(
            say("How long it lasts, if no end is stated"),
            say("1:30, 90 min or 1,5 h"),
        ),
        "room": Help(
            say("The room, the hall or the meeting on the net"),
            say("Several places are parted by semicolons"),
            say("The example room"),
        ),
        "address": Help(say("The street address of the place")),
        "city": Help(say("The city of the place"), "", say("Exampleville")),
        "attendance": Help(say("How one takes part"), say("On site, online or hybrid"), say("Hybrid")),
    }


def _about(say: Wording) -> dict[str, Help]:
    several = say("Several are parted by semicolons, commas or lines")
    return {
        "title": Help(
            say("The name of the session. A row without it is left out."),
            say("One line"),
            say("EXAMPLE – write over this row"),
        ),
        "track": Help(
            say("What it belongs to by subject; the first gives the colour"), several, say("Example theme")
        ),
        "organiser": Help(say("Who arranges it"), several, say("The Example Agency")),
        "partner": Help(say("Who takes part in arranging it"), several),
        "person": Help(say("Who appears in it"), several, say("Alex Example; Kim Example")),
        "language": Help(say("The language it is held in"), say("sv, en, svenska, English …"), "sv"),
        "type": Help(
            say("What kind of session it is"), say("Seminar, workshop, exhibition …"), say("Workshop")
        ),
        "abstract": Help(
            say("What it is about, in a few sentences"),
            say("Text; *emphasis*, **strong**, lists with - and [words](https://…) are understood"),
            say("This row only shows how the table is filled in."),
        ),
        "description": Help(say("Everything else that is to be said of it"), say("As the summary")),
        "parent": Help(
            say("The umbrella session that it is a part of, if there is one in the table"),
            say("Its ID or its title"),
        ),
        "id": Help(
            say("A number or name of its own, which stays though title or time change: favourites follow it"),
            "",
            "example-1",
        ),
        "status": Help(
            say("Whether it takes place; confirmed, if nothing is stated"),
            say("Confirmed, tentative, delayed or cancelled"),
            say("Confirmed"),
        ),
    }


def _links(say: Wording) -> dict[str, Help]:
    address = say("An address such as https://…")
    return {
        "url": Help(say("The page of the session"), address, "https://example.org/"),
        "registration": Help(
            say("How to sign up"), say("An address, an e-mail address, yes or no, or a few words"), say("No")
        ),
        "stream": Help(say("Where to take part online"), address),
    }


def notes(say: Wording) -> tuple[str, ...]:
    """Return what is told below the columns."""
    return (
        say("The order of the columns is free, and only the title and the date are needed."),
        say("Columns that are not listed here are kept, but not shown."),
        say("“iweek check FILE” tells which cells cannot be read, and why."),
    )
