"""A sentence for every code that the rooms below return: what happened, then what can be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iweek_desktop.programme.notices import Notice
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.table_notices import TABLE_SENTENCES
from iweek_desktop.wording.update_notices import UPDATE_SENTENCES

Sentence = Callable[[Wording, Mapping[str, str]], str]


def sentence(say: Wording, notice: Notice) -> str:
    """Return a notice as one line, without the file and the place in it."""
    return error_sentence(say, notice.code, notice.arguments)


def error_sentence(say: Wording, code: str, arguments: Mapping[str, str]) -> str:
    """Return what a code with its arguments means, as one line.

    A code that has no sentence, or that comes without an argument of it, is shown as it is.
    """
    found = SENTENCES.get(code)
    try:
        text = found(say, arguments) if found else ""
    except KeyError:
        text = ""
    told = ", ".join(value for value in arguments.values() if value)
    return " ".join((text or f"{code}: {told}").split())


def place_words(say: Wording, where: str) -> str:
    """Return the place of a notice as people read it: "line 125, column 19"; a path or a cell as it is."""
    line, colon, column = where.partition(":")
    if not line.isdecimal():
        return where
    if not colon:
        return say("line {line}", line=line)
    return say("line {line}, column {column}", line=line, column=column) if column.isdecimal() else where


def place_of(say: Wording, notice: Notice) -> str:
    """Return the place of a notice with the title of the session that it is in, where that is known."""
    place = place_words(say, notice.where)
    return say("{place} (“{title}”)", place=place, title=notice.entry) if notice.entry else place


def more_problems(say: Wording, n: int) -> str:
    """Return what stands below a list of problems that has been cut, as one line."""
    return say.plural(
        "{n} more problem. “iweek check --json” lists all.",
        "{n} more problems. “iweek check --json” lists all.",
        n,
    )


def _expected(say: Wording, word: str) -> str:
    """Return the kind of value that a file should have, in words; a form such as YYYY-MM-DD as it is."""
    kinds = {
        "text": say("text in quotation marks"),
        "whole number": say("a whole number"),
        "number": say("a number"),
        "true or false": say("true or false"),
        "list": say("a list in square brackets"),
        "object": say("an object in braces"),
    }
    return kinds.get(word, word)


def _type(say: Wording, a: Mapping[str, str]) -> str:
    return say("“{value}” is not {expected}", value=a["value"], expected=_expected(say, a["expected"]))


def _format(say: Wording, a: Mapping[str, str]) -> str:
    if a["value"]:
        return say("The format is “{value}”; {expected} was expected", **a)
    return say("The file does not name its format; {expected} was expected", expected=a["expected"])


def _form(say: Wording, a: Mapping[str, str]) -> str:
    if a["expected"]:
        return say("“{value}” cannot be read; {expected} was expected", **a)
    return say("“{value}” cannot be read", value=a["value"])


def _json(say: Wording, a: Mapping[str, str]) -> str:
    if a["value"]:
        return say("This is not JSON, from “{value}” on", value=a["value"])
    return say("The JSON ends too early")


SENTENCES: Mapping[str, Sentence] = {
    "format.unknown": lambda say, a: say("This is not a programme in a format that can be read", **a),
    "format.empty": lambda say, a: say("The file is empty", **a),
    "format.size": lambda say, a: say(
        "The file is too large: {value}. Files up to {expected} can be read.", **a
    ),
    "format.utf16": lambda say, a: say(
        "The text is in UTF-16. Save the file as UTF-8 and open it again.", **a
    ),
    "format.encoding": lambda say, a: say(
        "The text is not UTF-8, from the byte {value} on. Save the file as UTF-8 and open it again.", **a
    ),
    "format.json": _json,
    "format.depth": lambda say, a: say(
        "The file is nested too deeply. Up to {expected} levels can be read.", **a
    ),
    "format.values": lambda say, a: say(
        "The file holds about {value} values, which are too many to be read", **a
    ),
    "format.elements": lambda say, a: say(
        "The file holds more than {expected} elements. What comes after is left out.", **a
    ),
    "format.number": lambda say, a: say("{value} is not a number that JSON has. It is left out.", **a),
    "format.character": lambda say, a: say("A broken character in “{value}” has been replaced", **a),
    "format.zone": lambda say, a: say(
        "There is no time zone named “{value}”. Write its name as in {expected}.", **a
    ),
    "format.xml": lambda say, a: (
        say("The XML breaks here, in “{value}”. What stands before is read.", **a)
        if a["value"]
        else say("The XML breaks here. What stands before is read.", **a)
    ),
    "format.xml_encoding": lambda say, a: say("The encoding of the file is not known: {value}", **a),
    "format.entities": lambda say, a: say(
        "The file declares entities of its own (“{value}”), which is not safe. It is not read.", **a
    ),
    "format.zone_hinted": lambda say, a: say(
        "The file does not name its time zone. {value} agrees with its times and is taken.", **a
    ),
    "format.zone_assumed": lambda say, a: say(
        "The file does not name its time zone. Its times are read as those of {value}; "
        "open it with another zone if they are not.",
        **a,
    ),
    "format.event": lambda say, a: (
        say("“{value}” could not be read and is left out ({cause})", **a)
        if a["value"]
        else say("A session could not be read and is left out ({cause})", **a)
    ),
    "format.untitled": lambda say, a: say("The session has no title. It is listed as “{value}”.", **a),
    "format.text_cut": lambda say, a: say(
        "“{value}” is {n} characters long. It is cut after {expected}.", **a
    ),
    "format.too_many": lambda say, a: say(
        "There are {n} entries. The first {expected} are read; the rest is left out.", **a
    ),
    "format.left_out": lambda say, a: (
        say("“{value}” is left out. The first {expected} sessions of a file are read.", **a)
        if a["value"]
        else say("A session is left out. The first {expected} sessions of a file are read.", **a)
    ),
    "format.broken_off": lambda say, a: (
        say("“{value}” is left out. The file is broken in it or before it.", **a)
        if a["value"]
        else say("A session is left out. The file is broken in it or before it.", **a)
    ),
    "format.left_out_more": lambda say, a: say.plural(
        "Until {expected}, {n} more is left out",
        "Until {expected}, {n} more are left out",
        int(a["n"]),
        expected=a["expected"],
    ),
    "format.markup": lambda say, a: say(
        "The texts hold more than {expected} elements of HTML. From here on only their words are shown.", **a
    ),
    "format.names": lambda say, a: say(
        "The first {expected} persons, places and themes are read. "
        "Others are left out where sessions name them.",
        **a,
    ),
    "format.more": lambda say, a: say.plural(
        "{n} more problem is not listed", "{n} more problems are not listed", int(a["n"])
    ),
    "format.time_gap": lambda say, a: say(
        "Clocks are put forward past “{value}”. It is read as {expected}.", **a
    ),
    "format.time_twice": lambda say, a: say(
        "Clocks show “{value}” twice that day. It is read as {expected}.", **a
    ),
    "format.guid_twice": lambda say, a: say(
        "{n} sessions have the same guid, “{value}”. Each now has its start time added to it.", **a
    ),
    "format.parent_unknown": lambda say, a: say(
        "The umbrella session “{value}” is not in the file. The session stands alone.", **a
    ),
    "format.parent_loop": lambda say, a: say(
        "With the umbrella session “{value}” the session would be inside itself. It stands alone.", **a
    ),
    "format.parent_time": lambda say, a: say(
        "“{value}” lies outside the time of its umbrella session, “{expected}”. Both are shown as stated.",
        **a,
    ),
    "format.occurrence_unknown": lambda say, a: say(
        "The session that this one repeats, “{value}”, is not in the file", **a
    ),
    "native.format": _format,
    "native.version": lambda say, a: say(
        "The file is of format version {value}, newer than {expected}. "
        "What this version of the program does not know is kept, not shown.",
        **a,
    ),
    "format.missing": lambda say, a: say("This is missing, and is needed", **a),
    "format.type": _type,
    "format.choice": lambda say, a: say("“{value}” is not one of {expected}", **a),
    "format.range": lambda say, a: say("{value} is out of range; {expected} was expected", **a),
    "format.form": _form,
    "format.url": lambda say, a: say("“{value}” is not an address of the form {expected}", **a),
    "native.zone": lambda say, a: say(
        "There is no time zone named “{value}”. Write its name as in {expected}.", **a
    ),
    "format.time": lambda say, a: say("“{value}” is not a time of the form {expected}", **a),
    "format.duration": lambda say, a: say("“{value}” is not a length of time of the form {expected}", **a),
    "format.end_before_start": lambda say, a: say(
        "The end, {value}, is before the start; {expected} was expected", **a
    ),
    "format.end_alone": lambda say, a: say(
        "There is an end, {value}, but no start. The session is listed without a time.", **a
    ),
    "format.reference": lambda say, a: say(
        "“{value}” is not in the file's list. It is taken for a name.", **a
    ),
    "format.twice": lambda say, a: say("“{value}” is in the list twice. The first one counts.", **a),
    "format.no_events": lambda say, a: say("The file has no sessions", **a),
    "ics.stray_line": lambda say, a: say("“{value}” belongs to nothing around it and is left out", **a),
    "ics.no_end": lambda say, a: say("The event “{value}” is never ended. What there is of it is read.", **a),
    "ics.other_component": lambda say, a: say.plural(
        "{n} entry of the kind {value} is no session and is left out",
        "{n} entries of the kind {value} are no sessions and are left out",
        int(a["n"]),
        value=a["value"],
    ),
    "ics.lines": lambda say, a: say(
        "The file has more than {expected} lines. What comes after is left out.", **a
    ),
    "ics.no_start": lambda say, a: say("“{value}” has no start. It is listed without a time.", **a),
    "ics.time": lambda say, a: say(
        "“{value}” in “{title}” is not a time of the form {expected}. It is left out.", **a
    ),
    "ics.duration": lambda say, a: say(
        "“{value}” in “{title}” is not a length of time of the form {expected}. It is left out.", **a
    ),
    "ics.zone_unknown": lambda say, a: say(
        "The time zone “{value}” is not known. Its times are read as those that name no zone.", **a
    ),
    "ics.rule": lambda say, a: say(
        "The rule by which “{title}” repeats, {value}, cannot be followed. The session is shown once.", **a
    ),
    "ics.rule_empty": lambda say, a: say(
        "By its own rule “{title}” never takes place. The session is shown once.", **a
    ),
    "ics.rule_cut": lambda say, a: say("“{title}” repeats too often. Only the first {value} are shown.", **a),
    "ics.rule_date": lambda say, a: say(
        "“{value}”, at which “{title}” should or should not repeat, is not a time. It is left out.", **a
    ),
    "ics.replaced": lambda say, a: say(
        "“{value}” is left out. Another event of the file stands for the same time of the series.", **a
    ),
    "ics.rule_endless": lambda say, a: say(
        "“{value}” repeats without an end. It is shown until {expected}.", **a
    ),
    "format.encoding_guessed": lambda say, a: say(
        "The text is not {expected}. It is read as {value}; look whether letters such as å are right.", **a
    ),
    "file.missing": lambda say, a: say("There is no such file", **a),
    "file.kind": lambda say, a: say("This is not an ordinary file and cannot be opened", **a),
    "file.unreadable": lambda say, a: say("The file could not be opened: {cause}", **a),
    "shelf.readonly": lambda say, a: say(
        "The opened programme could not be kept in {path}: {cause}. It will be read anew next time.", **a
    ),
    "shelf.unreadable": lambda say, a: say(
        "The kept copy of the programme could not be read. Open the programme's file again.", **a
    ),
    "store.full": lambda say, a: say(
        "The disk is full, so the change was not saved in {path}. Free some space and try again.", **a
    ),
    "store.readonly": lambda say, a: say(
        "{path} cannot be written, so changes are not saved. Check who may write there.", **a
    ),
    "store.locked": lambda say, a: say(
        "Another program is using {path}, so the change was not saved. Try again in a while.", **a
    ),
    "store.unreadable": lambda say, a: say(
        "Your favourites and notes in {path} could not be read. The file is left as it is.", **a
    ),
    "store.newer": lambda say, a: say(
        "{path} was written by a newer version of this program. Update the program to use it.", **a
    ),
    "store.io": lambda say, a: say(
        "The system could not read or write {path}: {cause}. What is stored there is unchanged.", **a
    ),
    "store.set_aside": lambda say, a: say(
        "Your favourites and notes could not be read. The old file is kept as {path}.", **a
    ),
    "store.begun": lambda say, a: say(
        "The file with your favourites and notes was missing or empty. A new one has been begun.", **a
    ),
    "export.nothing": lambda say, a: say("There is nothing to export", **a),
    "export.mismatch": lambda say, a: say(
        "The finished file did not read back as it should, so nothing was saved. "
        "Of “{title}”, {what} was {found} and should be {expected}.",
        **a,
    ),
    "export.full": lambda say, a: say(
        "The disk is full, so {path} was not saved. Free some space and try again.", **a
    ),
    "export.denied": lambda say, a: say("{path} cannot be written. Save it somewhere else.", **a),
    "export.no_folder": lambda say, a: say("There is no folder for {path}. Save it somewhere else.", **a),
    "export.disk": lambda say, a: say("Could not save the file to {path}: {cause}", **a),
    **TABLE_SENTENCES,
    **UPDATE_SENTENCES,
}
"""Each code's sentence in the language of `say`."""
