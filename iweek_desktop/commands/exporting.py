"""`iweek export`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from iweek_desktop.commands.call import Call, Refused
from iweek_desktop.commands.failures import known_problem
from iweek_desktop.commands.parsing import Parser, UsageError, iso_date, minutes
from iweek_desktop.export.calendar_export import export_csv, export_ics
from iweek_desktop.export.request import Export, Exported
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.programme.model import Level, Session
from iweek_desktop.programme.text import one_line


def declare(parser: Parser) -> None:
    """Declare the arguments of `export`."""
    parser.add_argument("out", type=Path, metavar="OUT")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--favourites", action="store_true")
    which.add_argument("--all", action="store_true")
    which.add_argument("--session", nargs="+", action="extend", metavar="ID")
    which.add_argument("--day", type=iso_date)
    parser.add_argument("--alarm", type=minutes, metavar="MIN")


def run(call: Call, args: Namespace) -> int:
    """Write the chosen sessions, the favourites as a rule, as a calendar or a table."""
    kind = args.out.suffix.casefold()
    _check(args, kind)
    with call.open() as entry:
        return _export(call, entry, args, kind)


def _check(args: Namespace, kind: str) -> None:
    if kind not in (".ics", ".csv"):
        raise UsageError(
            lambda say: say("The name “{name}” does not end in .ics or .csv", name=one_line(str(args.out)))
        )
    if kind == ".csv" and args.alarm is not None:
        raise UsageError(lambda say: say("A table has no reminders. Leave out {name}.", name="--alarm"))


def _export(call: Call, entry: ShelfEntry, args: Namespace, kind: str) -> int:
    plan = call.plan(entry)
    levels = plan.favourites() if plan else {}
    sessions = _chosen(call, entry, args, levels)
    if not sessions:
        raise Refused((str(args.out), call.say("There is nothing to export")))
    export = Export(entry.programme, sessions, levels, alarm_min=args.alarm)
    if kind == ".csv":
        done = export_csv(export, args.out, call.say)
    else:
        clock = call.clock(entry)
        with call.store(clock) as store:
            done = export_ics(export, args.out, store, clock, call.say)
    _tell(call, entry, args.out, done)
    return 0 if done.unrecorded is None else 1


def _chosen(call: Call, entry: ShelfEntry, args: Namespace, levels: dict[str, Level]) -> list[Session]:
    if args.all:
        return list(entry.programme.sessions)
    if args.day:
        return list(entry.day(args.day))
    wanted = call.guids(entry, args.session) if args.session else levels
    return list(entry.sessions(wanted).values())


def _tell(call: Call, entry: ShelfEntry, out: Path, done: Exported) -> None:
    """Say what was written, and what could not be or be remembered."""
    say = call.say
    told = say.plural(
        "{n} session saved in {path}", "{n} sessions saved in {path}", done.events, path=str(out)
    )
    call.out.write(told + "\n")
    for session in entry.sessions(done.left_out).values():
        call.out.problem(str(out), session.title, say("This session has no time yet and is left out"))
    if done.unrecorded is not None:
        call.out.problem(*(known_problem(call.say, done.unrecorded) or ()))
