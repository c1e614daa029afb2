"""`iweek check` and `iweek convert`: files read as they are, past the shelf."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from iweek_desktop.commands.call import Call, Refused
from iweek_desktop.commands.output import to_json
from iweek_desktop.commands.parsing import Parser, UsageError
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.library.source import read_file, unreadable_file
from iweek_desktop.programme.clock import system_clock
from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.programme.notices import Notice
from iweek_desktop.programme.text import one_line
from iweek_desktop.startup import at
from iweek_desktop.wording.notices import sentence


def declare_check(parser: Parser) -> None:
    """Declare the arguments of `check`."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true")


def run_check(call: Call, args: Namespace) -> int:
    """Tell everything that is found in programme files; 1 if any of it is an error."""
    readings = [(path, _read(call, path)) for path in args.files]
    for path, reading in readings:
        call.tell(path, reading.notices, only_errors=args.json)
        if not args.json:
            call.out.write(f"{path}: {_summary(call, reading)}\n")
    if args.json:
        call.out.write(to_json([_shape(call, path, reading) for path, reading in readings]))
    return 1 if any(reading.failed for _, reading in readings) else 0


def declare_convert(parser: Parser) -> None:
    """Declare the arguments of `convert`."""
    parser.add_argument("source", type=Path, metavar="IN")
    parser.add_argument("out", type=Path, metavar="OUT")


def run_convert(call: Call, args: Namespace) -> int:
    """Write a programme file as native JSON, or its sessions as a calendar or a table."""
    kind = args.out.suffix.casefold()
    if kind not in _WRITERS:
        raise UsageError(
            lambda say: say(
                "The name “{name}” does not end in .json, .ics or .csv", name=one_line(str(args.out))
            )
        )
    call.refuse_source(args.out, args.source)
    reading = _read(call, args.source)
    call.tell(args.source, reading.notices)
    if reading.programme is None:
        raise Refused()
    from iweek_desktop.export.saving import save

    data, n = _WRITERS[kind](call, reading.programme)
    save(args.out, data)
    say = call.say
    told = say.plural("{n} session saved in {path}", "{n} sessions saved in {path}", n, path=str(args.out))
    call.out.write(told + "\n")
    return 0


def _as_native(_call: Call, programme: Programme) -> tuple[bytes, int]:
    from iweek_desktop.formats.native import write

    return write(programme), len(programme.sessions)


def _as_calendar(call: Call, programme: Programme) -> tuple[bytes, int]:
    """Return all sessions that have a time as a calendar, read again and found right."""
    from iweek_desktop.export.content import contents
    from iweek_desktop.export.ics import render_entries
    from iweek_desktop.export.request import Export, unscheduled
    from iweek_desktop.export.selfcheck import check

    export = Export(programme, programme.sessions, {})
    entries = contents(export, call.say)
    data, rows = render_entries(export, entries, {}, _now(call, programme))
    check(data, export, entries)
    left_out = set(unscheduled(export))
    for session in programme.sessions:
        if session.guid in left_out:
            call.out.problem(session.title, call.say("This session has no time yet and is left out"))
    return data, len(rows)


def _now(call: Call, programme: Programme) -> datetime:
    text = call.options.now_text
    return at(text, programme.zone) if text else system_clock()


def _as_table(call: Call, programme: Programme) -> tuple[bytes, int]:
    from iweek_desktop.export.request import Export
    from iweek_desktop.export.table import render_csv

    return render_csv(Export(programme, programme.sessions, {}), call.say), len(programme.sessions)


_WRITERS: Mapping[str, Callable[[Call, Programme], tuple[bytes, int]]] = {
    ".json": _as_native,
    ".ics": _as_calendar,
    ".csv": _as_table,
}


def _read(call: Call, path: Path) -> Reading:
    try:
        data = read_file(path)
    except (OSError, ValueError) as error:
        data = unreadable_file(error)
    if isinstance(data, Notice):
        return Reading(None, (data,), "")
    return read_programme(data, ReadOptions(call.options.zone_name, path.stem))


def _sessions(reading: Reading) -> list[Session]:
    return list(reading.programme.sessions) if reading.programme else []


def _local_dates(reading: Reading) -> dict[str, int]:
    """Return how many sessions start on each date of the programme's zone."""
    dates = Counter(session.start.date().isoformat() for session in _sessions(reading) if session.start)
    return dict(sorted(dates.items()))


def _summary(call: Call, reading: Reading) -> str:
    say = call.say
    sessions = say.plural("{n} session", "{n} sessions", len(_sessions(reading)))
    days = say.plural("{n} day", "{n} days", len(_local_dates(reading)))
    problems = say.plural("{n} problem", "{n} problems", len(reading.notices))
    return ", ".join((sessions, days, problems))


def _shape(call: Call, path: Path, reading: Reading) -> dict[str, object]:
    sessions = _sessions(reading)
    return {
        "file": str(path),
        "format": reading.format,
        "sessions": len(sessions),
        "unscheduled": sum(session.start is None for session in sessions),
        "per_local_date": _local_dates(reading),
        "notices": [
            {
                "code": notice.code,
                "level": notice.level,
                "where": notice.where,
                "entry": notice.entry,
                "message": sentence(call.say, notice),
            }
            for notice in reading.notices
        ],
    }
