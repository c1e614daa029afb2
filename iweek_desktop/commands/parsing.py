"""Reading the words of a command line; what is wrong with them is said in the user's language."""

from __future__ import annotations

import re
from argparse import ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Mapping, Sequence
from datetime import MAXYEAR, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Never

if TYPE_CHECKING:
    from iweek_desktop.wording.catalogue import Wording

Saying = Callable[["Wording"], str]


class UsageError(Exception):
    """The words make no command; `saying` tells why."""

    def __init__(self, saying: Saying) -> None:
        super().__init__()
        self.saying = saying


class Parser(ArgumentParser):
    """An `ArgumentParser` that raises `UsageError` instead of ending the process."""

    def __init__(self, prog: str = "iweek") -> None:
        # A width of its own spares the import that asks the terminal, at every argument declared.
        super().__init__(
            prog,
            add_help=False,
            allow_abbrev=False,
            formatter_class=lambda prog: HelpFormatter(prog, width=80),
        )
        self.add_argument("-h", "--help", action="store_true")
        self.add_argument("--time-zone", type=zone_name, dest="zone_name")

    def error(self, message: str) -> Never:
        """Raise what argparse found as a `UsageError`."""
        raise UsageError(_saying(message))


class Options(NamedTuple):
    """What stands before the command; None where it was not given."""

    profile: Path | None = None
    programme: Path | None = None
    now_text: str | None = None
    language: str | None = None
    zone_name: str | None = None
    new_window: bool = False
    help: bool = False
    version: bool = False


WITH_VALUE = frozenset({"--profile", "--programme", "--now", "--language", "--time-zone"})


def split_words(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the options before the first word that is none, and the rest."""
    at = 0
    while at < len(words) and words[at].startswith("-"):
        if words[at] == "--":
            return list(words[:at]), list(words[at + 1 :])
        at += 2 if words[at] in WITH_VALUE else 1
    return list(words[:at]), list(words[at:])


def parse_options(words: Sequence[str], before: Options | None = None) -> Options:
    """Return the options that `words` give, added to those given before.

    Raises:
        UsageError: they are not options, or their values mean nothing.
    """
    if not words:
        return before or Options()
    parser = Parser()
    parser.add_argument("--profile", type=Path)
    parser.add_argument("--programme", type=Path)
    parser.add_argument("--now", type=iso_time, dest="now_text")
    parser.add_argument("--language", choices=("sv", "en"))
    parser.add_argument("--new-window", action="store_true")
    parser.add_argument("--version", action="store_true")
    parser.set_defaults(**({} if before is None else {name: getattr(before, name) for name in _NAMES}))
    return Options(**vars(parser.parse_args(words)))


_NAMES = ("profile", "programme", "now_text", "language", "zone_name", "new_window", "help", "version")


def asked_language(words: Sequence[str]) -> str | None:
    """Return the language that the words ask for, though they may make no command."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        name, _, value = word.partition("=")
        if name == "--language":
            return value or following
    return None


def parse_command(name: str, declare: Callable[[Parser], None], words: Sequence[str]) -> Namespace:
    """Return the arguments of a command, declared by `declare`.

    Raises:
        UsageError: the words are not what the command takes.
    """
    parser = Parser(f"iweek {name}")
    if "--help" in words or "-h" in words:
        return Namespace(help=True, zone_name=None)
    declare(parser)
    return parser.parse_intermixed_args(words)


def iso_time(text: str) -> str:
    """Return the text of an ISO time as it stands: its zone may not be known yet."""
    try:
        known = 1 < datetime.fromisoformat(text).year < MAXYEAR
    except ValueError:
        known = False
    if not known:
        raise UsageError(
            lambda say: say("“{value}” is not a time. Write it as 2024-09-30T10:15.", value=text)
        )
    return text


def iso_date(text: str) -> date:
    """Return a date written as 2024-09-30."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            lambda say: say("“{value}” is not a date. Write it as 2024-09-30.", value=text)
        ) from None


def minutes(text: str) -> int:
    """Return a number of minutes, 0 or more."""
    if not (text.isascii() and text.isdigit() and len(text) < 7):
        raise UsageError(lambda say: say("“{value}” is not a number of minutes", value=text))
    return int(text)


def zone_name(text: str) -> str:
    """Return the name of a time zone that this computer knows."""
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(text)
    except (OSError, ValueError, LookupError):
        raise UsageError(
            lambda say: say(
                "There is no time zone named “{value}”. Write its name as in {expected}.",
                value=text,
                expected="Europe/Stockholm",
            )
        ) from None
    return text


def _saying(message: str) -> Saying:
    """Return what argparse's English message means, in words of our own where we have them."""
    for pattern, saying in _ARGPARSE.items():
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            parts = found.groupdict()
            return lambda say: saying(say, parts)
    return lambda _say: message


_ARGPARSE: Mapping[str, Callable[[Wording, Mapping[str, str]], str]] = {
    r"argument (?P<name>.+): expected (at least )?one argument": lambda say, a: say(
        "{name} needs a value", name=a["name"]
    ),
    r"argument (?P<name>.+): invalid choice: (?P<value>'.*') \(choose from (?P<names>.+)\)": lambda say, a: (
        say("{name} cannot be {value}. Choose from {names}.", **{**a, "names": a["names"].replace("'", "")})
    ),
    r"argument (?P<name>.+): not allowed with argument (?P<other>.+)": lambda say, a: say(
        "{name} and {other} cannot be used together", **a
    ),
    r"argument (?P<name>.+): (ignored explicit argument|invalid) .*": lambda say, a: say(
        "{name} does not take this value", name=a["name"]
    ),
    r"unrecognized arguments: (?P<name>--(profile|programme|now|language|new-window))\b.*": lambda say, a: (
        say("{name} has to stand before the command", name=a["name"])
    ),
    r"unrecognized arguments: (?P<words>.+)": lambda say, a: say("“{words}” is not understood here", **a),
    r"the following arguments are required: (?P<names>.+)": lambda say, a: say("{names} is missing", **a),
}
