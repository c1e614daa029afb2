"""`iweek list` and `iweek show`."""

from __future__ import annotations

from argparse import Namespace

from iweek_desktop.commands.call import Call
from iweek_desktop.commands.marked import marked
from iweek_desktop.commands.output import to_json
from iweek_desktop.commands.parsing import Parser, iso_date
from iweek_desktop.commands.plain_list import listed
from iweek_desktop.commands.plain_session import page
from iweek_desktop.commands.shapes import shape
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.programme.filter import FAVOURITES, Context, Filter, select


def declare_list(parser: Parser) -> None:
    """Declare the arguments of `list`."""
    parser.add_argument("--day", type=iso_date)
    parser.add_argument("--search", default="")
    parser.add_argument("--favourites", action="store_true")
    parser.add_argument("--json", action="store_true")


def run_list(call: Call, args: Namespace) -> int:
    """List the sessions that pass every filter given."""
    with call.open() as entry:
        return _list(call, entry, args)


def _list(call: Call, entry: ShelfEntry, args: Namespace) -> int:
    plan = call.plan(entry)
    wanted = Filter(args.search, args.day, FAVOURITES if args.favourites else frozenset())
    context = Context(plan.favourites() if plan else {})
    sessions = entry.day(args.day) if args.day else None
    found = marked(entry.programme, select(entry.programme, wanted, context, sessions), plan)
    if args.json:
        call.out.write(to_json([shape(item) for item in found]))
    elif found:
        call.out.write(listed(call.say, found))
    else:
        call.out.write(call.say("No sessions") + "\n")
    return 0


def declare_show(parser: Parser) -> None:
    """Declare the arguments of `show`."""
    parser.add_argument("id", metavar="ID")
    parser.add_argument("--json", action="store_true")


def run_show(call: Call, args: Namespace) -> int:
    """Show one session whole."""
    with call.open() as entry:
        sessions = entry.sessions(call.guids(entry, [args.id])).values()
        (item,) = marked(entry.programme, sessions, call.plan(entry))
        call.out.write(to_json(shape(item)) if args.json else page(call.say, item))
    return 0
