"""`iweek favourite add`, `remove` and `list`."""

from __future__ import annotations

from argparse import Namespace

from iweek_desktop.commands.call import Call
from iweek_desktop.commands.marked import departed, marked
from iweek_desktop.commands.output import to_json
from iweek_desktop.commands.parsing import Parser, UsageError
from iweek_desktop.commands.plain_list import listed
from iweek_desktop.commands.shapes import shape
from iweek_desktop.library.shelf_entry import ShelfEntry
from iweek_desktop.plan.plan import Plan
from iweek_desktop.plan.snapshot import snapshot_of
from iweek_desktop.programme.model import Level
from iweek_desktop.programme.text import one_line
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.wording.sessions import level_name

DEEDS = ("add", "remove", "list")


def declare(parser: Parser) -> None:
    """Declare the arguments of `favourite`."""
    parser.add_argument("deed", choices=DEEDS, metavar="|".join(DEEDS))
    parser.add_argument("ids", nargs="*", default=[], metavar="ID")
    parser.add_argument("--level", choices=[level.value for level in Level])
    parser.add_argument("--json", action="store_true")


def run(call: Call, args: Namespace) -> int:
    """Save sessions, no longer save them, or list the saved ones.

    Either every ID is known and all are done, or none is.
    """
    _check(args)
    with call.open() as entry:
        if args.deed == "list":
            return _list(call, entry, args.json)
        return _save(call, entry, args)


def _check(args: Namespace) -> None:
    if args.deed == "list" and (args.ids or args.level):
        raise UsageError(lambda say: say("“{words}” is not understood here", words=args.level or args.ids[0]))
    if args.deed != "list" and (args.json or not args.ids):
        raise UsageError(
            lambda say: (
                say("“{words}” is not understood here", words="--json")
                if args.json
                else say("{names} is missing", names="ID")
            )
        )
    if args.deed == "remove" and args.level:
        raise UsageError(lambda say: say("“{words}” is not understood here", words="--level"))


def _save(call: Call, entry: ShelfEntry, args: Namespace) -> int:
    level = Level(args.level or Level.MUST) if args.deed == "add" else None
    with call.store(call.clock(entry)) as store:
        call.settle(entry, store)
        plan = Plan(store, entry.programme.key)
        guids = call.guids(entry, args.ids, None if level else plan.favourites())
        sessions, told, unheard = entry.sessions(guids), level_name(call.say, level), None
        for guid in guids:
            session = sessions.get(guid)
            now = snapshot_of(entry.programme, session) if session else _kept(plan, guid)
            plan.set_level(guid, level, now)
            unheard = unheard or call.out.try_to_write(f"{told}: {one_line(now.title)}\n")
    if unheard is not None:
        raise unheard
    return 0


def _list(call: Call, entry: ShelfEntry, as_json: bool) -> int:
    plan = call.plan(entry)
    saved = plan.favourites() if plan else {}
    known = entry.sessions(saved)
    gone = [plan.marks[guid] for guid in saved if guid not in known] if plan else []
    found = [*marked(entry.programme, known.values(), plan), *departed(entry.programme, gone)]
    if as_json:
        call.out.write(to_json([shape(item) for item in found]))
    elif found:
        call.out.write(listed(call.say, found))
    else:
        call.out.write(call.say("No favourites") + "\n")
    return 0


def _kept(plan: Plan, guid: str) -> Snapshot:
    """Return a session that the programme no longer has as it was when it was saved."""
    return plan.marks[guid].snapshot or Snapshot(guid, None, None, "")
