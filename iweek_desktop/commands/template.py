"""`iweek template`: a table for organisers to fill in."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from iweek_desktop.commands.call import Call, Refused
from iweek_desktop.commands.parsing import Parser, UsageError
from iweek_desktop.export.saving import save
from iweek_desktop.formats.table_columns import Column
from iweek_desktop.formats.table_template import TEMPLATE_COLUMNS, Field, Words, template_csv, template_xlsx
from iweek_desktop.programme.model import Attendance
from iweek_desktop.programme.text import one_line
from iweek_desktop.wording.catalogue import Wording
from iweek_desktop.wording.sessions import attendance_name
from iweek_desktop.wording.table_template import help_for, notes


def declare(parser: Parser) -> None:
    """Declare the arguments of `template`."""
    parser.add_argument("out", type=Path, metavar="OUT")


def run(call: Call, args: Namespace) -> int:
    """Write the template in the user's language."""
    kind = args.out.suffix.casefold()
    if kind not in (".xlsx", ".csv"):
        raise UsageError(
            lambda say: say("The name “{name}” does not end in .xlsx or .csv", name=one_line(str(args.out)))
        )
    say = call.say
    if args.out.is_file():  # which somebody may have filled in
        raise Refused((str(args.out), say("There is a file of this name already. Choose another name.")))
    fields = [_field(say, column) for column in TEMPLATE_COLUMNS]
    save(args.out, template_csv(fields) if kind == ".csv" else template_xlsx(fields, _words(say)))
    call.out.write(say("Saved a table to fill in as {path}", path=str(args.out)) + "\n")
    return 0


def _field(say: Wording, column: Column) -> Field:
    told = help_for(say, column.key)
    head = column.swedish if say.language == "sv" else column.english
    return Field(column.key, head, told.example, told.meaning, told.form, _choices(say, column.key))


def _choices(say: Wording, key: str) -> tuple[str, ...]:
    if key == "attendance":
        return tuple(attendance_name(say, way) for way in Attendance)
    if key == "status":
        return say("Confirmed"), say("Tentative"), say("Delayed"), say("Cancelled")
    return ()


def _words(say: Wording) -> Words:
    heads = (
        say("Column"),
        say("What it is for"),
        say("How it is written"),
        say("Other names understood"),
    )
    return Words(say("Programme"), say("Explanation"), heads, notes(say))
