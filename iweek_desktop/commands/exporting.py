"""`iweek export`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from iweek_desktop.commands.call import Call, Refused
from iweek_desktop.commands.failures import known_problem
from iweek_desktop.commands.marked import departed
from iweek_desktop.commands.parsing import Parser, UsageError, iso_date, minutes
from iweek_desktop.export.calendar_export import export_csv, export_ics
from iweek_desktop.export.request import Export, Exported
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.plan.plan import Plan
from iweek_desktop.programme.filter import FAVOURITES, Context, Filter, select
from iweek_desktop.programme.model import Level, Session
from iweek_desktop.programme.text import one_line


def declare(parser: Parser) -> None:
    """Declare the arguments of `export`."""
    parser.add_argument("out", type=Path, metavar="OUT")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--favourites", action="store_true")
    which.add_argument("--all", action="store_true")
    which.add_argument("--session", nargs="+", action="extend", metavar="ID")
    parser.add_argument("--search", default="")
    parser.add_argument("--day", type=iso_date)
    parser.add_argument("--level", choices=tuple(Level))
    parser.add_argument("--reminder", "--alarm", type=minutes, metavar="MIN")
    parser.add_argument("--free", action="store_true")


def run(call: Call, args: Namespace) -> int:
    """Write the chosen sessions, the favourites as a rule, as a calendar or a table."""
    kind = args.out.suffix.casefold()
    _check(args, kind)
    with call.open() as entry:
        call.refuse_source(args.out, Path(entry.stamp.path))
        return _export(call, entry, args, kind)


def _check(args: Namespace, kind: str) -> None:
    if kind not in (".ics", ".csv"):
        raise UsageError(
            lambda say: say("The name “{name}” does not end in .ics or .csv", name=one_line(str(args.out)))
        )
    if kind == ".csv" and args.reminder is not None:
        raise UsageError(lambda say: say("A table has no reminders. Leave out {name}.", name="--reminder"))
    if kind == ".csv" and args.free:
        raise UsageError(lambda say: say("A table shows no busy time. Leave out {name}.", name="--free"))
    which = "--all" if args.all else "--session" if args.session else ""
    narrower = "--search" if args.search else "--day" if args.day else "--level" if args.level else ""
    if which and narrower:
        raise UsageError(
            lambda say: say("{name} and {other} cannot be used together", name=which, other=narrower)
        )


def _export(call: Call, entry: ShelfEntry, args: Namespace, kind: str) -> int:
    plan = call.plan(entry)
    levels = plan.favourites() if plan else {}
    sessions = _chosen(call, entry, args, Context(levels))
    if plan and not args.all and not args.session:
        _tell_gone(call, entry, args, plan)
    if not sessions:
        raise Refused((str(args.out), call.say("There is nothing to export")))
    export = Export(entry.programme, sessions, levels, alarm_min=args.reminder, by_level=not args.free)
    if kind == ".csv":
        done = export_csv(export, args.out, call.say)
    else:
        clock = call.clock(entry)
        with call.store(clock) as store:
            if store.writable:  # which entry of a calendar a session is goes by its guid
                call.settle(entry, store)
            done = export_ics(export, args.out, store, clock, call.say)
    _tell(call, entry, args.out, done)
    return 0 if done.unrecorded is None else 1


def _chosen(call: Call, entry: ShelfEntry, args: Namespace, context: Context) -> Sequence[Session]:
    if args.session:
        return tuple(entry.sessions(call.guids(entry, args.session)).values())
    wanted = Filter() if args.all else _wanted(args)
    if wanted.levels:
        sessions: Sequence[Session] = tuple(entry.sessions(context.levels).values())
    else:
        sessions = entry.day(wanted.day) if wanted.day else entry.programme.sessions
    return select(entry.programme, wanted, context, sessions)


def _wanted(args: Namespace) -> Filter:
    """Return what the words ask for; the favourites where they ask for nothing."""
    levels = frozenset({Level(args.level)}) if args.level else frozenset[Level]()
    wanted = Filter(args.search, args.day, levels)
    return wanted._replace(levels=FAVOURITES) if not levels and (args.favourites or wanted.empty) else wanted


def _tell_gone(call: Call, entry: ShelfEntry, args: Namespace, plan: Plan) -> None:
    """Say which favourites are not in the file, since the programme no longer has them."""
    wanted, favourites = _wanted(args), plan.favourites()
    if not wanted.levels or wanted.day or wanted.text:
        return
    known = entry.sessions(favourites)
    gone = [plan.marks[guid] for guid, level in favourites.items() if level in wanted.levels]
    for item in departed(entry.programme, (mark for mark in gone if mark.guid not in known)):
        sentence = call.say("No longer in the programme, and left out")
        call.out.problem(str(args.out), item.session.title, sentence)


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
