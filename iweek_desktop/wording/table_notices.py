"""The sentences of what is found in tables and workbooks."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from iweek_desktop.wording.catalogue import Wording

TABLE_SENTENCES: Mapping[str, Callable[[Wording, Mapping[str, str]], str]] = {
    "table.texts": lambda say, a: say(
        "The workbook holds more than {expected} different texts. Cells with others are empty.", **a
    ),
    "table.sheet": lambda say, a: say(
        "The sheet “{value}” is left out. The first {expected} sheets are read.", **a
    ),
    "table.quote": lambda say, a: say(
        "A quotation mark is never closed in “{value}”. It is taken for a sign like any other.", **a
    ),
    "table.workbook": lambda say, a: say("The workbook is damaged or holds what no workbook needs", **a),
    "table.unpacked": lambda say, a: say(
        "The workbook is too large: {value} unpacked. Up to {expected} can be read.", **a
    ),
    "table.no_header": lambda say, a: say(
        "No row names the columns. One has to be headed “{expected}”; "
        "“iweek template” writes a table to fill in.",
        **a,
    ),
    "table.no_dates": lambda say, a: say(
        "The table has no dates. A column “{expected}” is missing, with dates such as 2024-09-30.", **a
    ),
    "table.no_title": lambda say, a: say("The row “{value}” has no title and is left out", **a),
    "table.date": lambda say, a: say(
        "“{value}” in “{title}” is not a date such as {expected}. The session is listed without a time.", **a
    ),
    "table.year": lambda say, a: say(
        "“{value}” in “{title}” names no year, nor does anything around it. "
        "The session is listed without a time.",
        **a,
    ),
    "table.clock": lambda say, a: say("“{value}” in “{title}” is not a time such as {expected}", **a),
    "table.length": lambda say, a: say(
        "“{value}” in “{title}” is not a length of time such as {expected}. It is left out.", **a
    ),
    "table.attendance": lambda say, a: say(
        "“{value}” in “{title}” is no way of attending that is known. It is left out.", **a
    ),
    "table.status": lambda say, a: say(
        "“{value}” in “{title}” is no status that is known. The session counts as confirmed.", **a
    ),
    "table.date_above": lambda say, a: say.plural(
        "{n} row names no date and has that of the row above",
        "{n} rows name no date and have that of the row above",
        int(a["n"]),
    ),
    "table.hidden_sheet": lambda say, a: say(
        "The sheet “{value}” is hidden and is not read. Show it in the workbook to have it read.", **a
    ),
}
