"""`iweek changes`: two versions of a programme held against each other, past the shelf."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from iweek_desktop.commands.call import Call, Refused
from iweek_desktop.commands.output import to_json
from iweek_desktop.commands.parsing import Parser
from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.library.source import read_file, unreadable_file
from iweek_desktop.programme.changes import Difference, Value, count_kinds, find_changes
from iweek_desktop.programme.model import Programme
from iweek_desktop.programme.notices import Notice
from iweek_desktop.wording.changes import change_sentences, counted


def declare(parser: Parser) -> None:
    """Declare the arguments of `changes`."""
    parser.add_argument("old", type=Path, metavar="OLD")
    parser.add_argument("new", type=Path, metavar="NEW")
    parser.add_argument("--json", action="store_true")


def run(call: Call, args: Namespace) -> int:
    """Tell what changed from one version of a programme to another; 0 though nothing did."""
    old, new = (_read(call, path) for path in (args.old, args.new))
    if old is None or new is None:
        raise Refused()
    changes = find_changes(old, new)
    if args.json:
        call.out.write(to_json([_shape(change) for change in changes]))
    else:
        call.out.write("".join(f"{line}\n" for line in _lines(call, old, new, changes)))
    return 0


def _read(call: Call, path: Path) -> Programme | None:
    """Return a programme file as it is, and tell the errors in it."""
    try:
        data = read_file(path)
    except (OSError, ValueError) as error:
        data = unreadable_file(error)
    if isinstance(data, Notice):
        call.tell(path, [data])
        return None
    reading = read_programme(data, ReadOptions(call.options.zone_name))
    call.tell(path, reading.notices, only_errors=True)
    return reading.programme


def _lines(call: Call, old: Programme, new: Programme, changes: tuple[Difference, ...]) -> Iterator[str]:
    for change in changes:
        yield change.title
        yield from (f"    {sentence}" for sentence in change_sentences(call.say, old, new, change))
    yield counted(call.say, count_kinds(changes))


def _shape(change: Difference) -> Mapping[str, object]:
    return {
        "guid": change.guid,
        "old_guid": change.old_guid,
        "title": change.title,
        "kinds": [kind.value for kind in change.kinds],
        "old": {name: _plain(value) for name, value in change.old.items()},
        "new": {name: _plain(value) for name, value in change.new.items()},
    }


def _plain(value: Value) -> object:
    return value.isoformat() if isinstance(value, datetime) else value
