"""`iweek programmes list`, `add`, `remove` and `update`."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable
from contextlib import nullcontext
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iweek_desktop.commands.call import Call
from iweek_desktop.commands.output import to_json
from iweek_desktop.commands.parsing import Parser, UsageError
from iweek_desktop.programme.clock import Clock, standing_clock, system_clock
from iweek_desktop.programme.text import one_line
from iweek_desktop.startup import at
from iweek_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from iweek_desktop.library.applying import Applied
    from iweek_desktop.library.programmes import Listed
    from iweek_desktop.library.updating import Outcome

DEEDS = ("list", "add", "remove", "update")


def declare(parser: Parser) -> None:
    """Declare the arguments of `programmes`."""
    parser.add_argument("deed", choices=DEEDS, metavar="|".join(DEEDS))
    parser.add_argument("names", nargs="*", default=[], metavar="KEY")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--same", action="store_true")
    parser.add_argument("--json", action="store_true")


def run(call: Call, args: Namespace) -> int:
    """List the programmes on the shelf, put there another, take one away, or look for new versions."""
    _check(args)
    deeds = {"list": _list, "add": _add, "remove": _remove, "update": _update}
    return deeds[args.deed](call, args)


def _check(args: Namespace) -> None:
    if args.all and args.deed != "update":
        raise UsageError(lambda say: say("“{words}” is not understood here", words="--all"))
    if args.same and (args.deed != "update" or args.all):
        raise UsageError(lambda say: say("“{words}” is not understood here", words="--same"))
    if args.names and (args.deed == "list" or args.all):
        raise UsageError(lambda say: say("“{words}” is not understood here", words=args.names[0]))
    if not args.names and args.deed != "list" and not args.all:
        needed = "FILE|URL" if args.deed == "add" else "KEY"
        raise UsageError(lambda say: say("{names} is missing", names=needed))


def _list(call: Call, args: Namespace) -> int:
    from iweek_desktop.library.programmes import listed

    found = listed(call.places, _clock(call))
    if args.json:
        call.out.write(to_json([_shape(one) for one in found]))
    elif found:
        call.out.write("\n".join(_paragraph(call, one) for one in found))
    else:
        call.out.write(call.say("No programmes") + "\n")
    return 0


def _add(call: Call, args: Namespace) -> int:
    from iweek_desktop.library.updating import add

    clock, zone_name = _clock(call), call.options.zone_name
    outcomes = (
        (name, add(call.places, name, clock, zone_name=zone_name, hyphenate=False)) for name in args.names
    )
    return _each(call, args, outcomes)


def _update(call: Call, args: Namespace) -> int:
    from iweek_desktop.library.programmes import listed
    from iweek_desktop.library.updating import update

    clock = _clock(call)
    keys = [one.key for one in listed(call.places, clock)] if args.all else args.names
    outcomes = (
        (key, update(call.places, key, clock, wished=True, same=args.same, hyphenate=False)) for key in keys
    )
    return _each(call, args, outcomes)


def _remove(call: Call, args: Namespace) -> int:
    from iweek_desktop.library.programmes import listed, remove

    clock = _clock(call)
    known = {one.key: one for one in listed(call.places, clock)}
    unknown = [key for key in args.names if key not in known]
    for key in unknown:
        from iweek_desktop.wording.notices import error_sentence

        call.out.problem(key, error_sentence(call.say, "update.unknown", {"key": key}))
    if unknown:
        return 1
    done, told = [], ""
    for key in dict.fromkeys(args.names):
        gone, title = remove(call.places, key, clock), one_line(known[key].title)
        done.append({"key": key, "title": known[key].title, "removed": gone})
        if gone and not args.json:
            told += call.say("Removed: {title}. Its favourites and notes are kept.", title=title) + "\n"
        elif not gone:
            call.out.problem(key, call.say("Another window has the programme open. Close it and try again."))
    call.out.write(to_json(done) if args.json else told)
    return 0 if all(one["removed"] for one in done) else 1


def _each(call: Call, args: Namespace, outcomes: Iterable[tuple[str, Outcome]]) -> int:
    """Tell what came of each programme, and carry the favourites to what is new.

    A reader that goes away keeps none of them from being looked for.
    """
    shapes, failed, unheard = [], False, None
    for name, outcome in outcomes:
        applied = None
        with outcome.entry or nullcontext():
            try:
                applied = _applied(call, outcome)
            except (StoreError, OSError) as error:
                from iweek_desktop.commands.failures import known_problem

                failed = True
                call.out.problem(*(known_problem(call.say, error) or (name, str(error))))
            failed = failed or outcome.state in ("failed", "unsure")
            call.tell(name, outcome.notices, only_errors=True)
            if args.json:
                shapes.append(_result(call, name, outcome, applied))
            elif outcome.entry is not None:
                unheard = unheard or call.out.try_to_write(_line(call, outcome, applied))
    if unheard is not None:
        raise unheard
    if args.json:
        call.out.write(to_json(shapes))
    return 1 if failed else 0


def _applied(call: Call, outcome: Outcome) -> Applied | None:
    """Let the favourites stand on what is new; the version before is not looked at any more."""
    if outcome.entry is None:
        return None
    from iweek_desktop.library.applying import apply

    clock = _clock(call)
    with call.store(clock) if call.places.store_path.exists() else nullcontext() as store:
        applied = apply(call.places, store, outcome.entry, clock)
    with applied.before or nullcontext():
        return applied


def _line(call: Call, outcome: Outcome, applied: Applied | None) -> str:
    say, entry = call.say, outcome.entry
    if entry is None:
        return ""
    title = one_line(entry.programme.title)
    if outcome.state == "unchanged":
        return say("Unchanged: {title}", title=title) + "\n"
    n = len(entry.programme.sessions)
    if outcome.state == "added":
        text = say.plural("Added: {title}, {n} session", "Added: {title}, {n} sessions", n, title=title)
        return text + "\n"
    parts = [say("Updated: {title}", title=title)]
    if applied is not None:
        parts.append(say.plural("{n} session changed", "{n} sessions changed", len(applied.changes)))
        kept, parked = _favourites(applied)
        if kept or parked:
            parts.append(say.plural("{n} favourite kept", "{n} favourites kept", kept))
        if parked:
            parts.append(
                say.plural(
                    "{n} favourite no longer in the programme",
                    "{n} favourites no longer in the programme",
                    parked,
                )
            )
    return ", ".join(parts) + "\n"


def _favourites(applied: Applied | None) -> tuple[int, int]:
    carried = applied.carried if applied else None
    return (len(carried.kept), len(carried.parked)) if carried else (0, 0)


def _paragraph(call: Call, one: Listed) -> str:
    from iweek_desktop.wording.dates import date_span

    say = call.say
    facts = [say.plural("{n} session", "{n} sessions", one.sessions)]
    if one.start and one.end:
        facts.insert(0, date_span(say, one.start, one.end))
    if one.version:
        facts.append(say("version {version}", version=one_line(one.version)))
    source = say("comes with iweek") if one.kind == "bundled" else one_line(one.record.address or one.source)
    return f"{one_line(one.title)}  [{one_line(one.key)}]\n  {', '.join(facts)}\n  {source}\n"


def _shape(one: Listed) -> dict[str, object]:
    record = one.record
    return {
        "key": one.key,
        "title": one.title,
        "start": one.start.isoformat() if one.start else None,
        "end": one.end.isoformat() if one.end else None,
        "sessions": one.sessions,
        "source": one.source,
        "source_kind": one.kind,
        "address": record.address,
        "standing_consent": record.consent,
        "version": one.version,
        "versions_kept": one.versions,
        "published": _iso(one.updated),
        "arrived": _iso(one.arrived_at),
        "opened": _iso(record.opened_at),
        "updated": _iso(record.updated_at),
        "checked": _iso(record.checked_at),
    }


def _result(call: Call, name: str, outcome: Outcome, applied: Applied | None) -> dict[str, object]:
    from iweek_desktop.programme.changes import count_kinds
    from iweek_desktop.wording.notices import sentence

    programme = outcome.entry.programme if outcome.entry else None
    kept, parked = _favourites(applied)
    return {
        "name": name,
        "state": outcome.state,
        "key": programme.key if programme else None,
        "title": programme.title if programme else None,
        "sessions": len(programme.sessions) if programme else None,
        "changed": len(applied.changes) if applied else 0,
        "changes": count_kinds(applied.changes) if applied else {},
        "favourites_kept": kept,
        "favourites_parked": parked,
        "notices": [
            {
                "code": notice.code,
                "level": notice.level,
                "where": notice.where,
                "entry": notice.entry,
                "message": sentence(call.say, notice),
            }
            for notice in outcome.notices
        ],
    }


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None


def _clock(call: Call) -> Clock:
    text = call.options.now_text
    return standing_clock(at(text, UTC)) if text else system_clock
