"""The arguments of `iweek screenshot`; the window takes the picture."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from iweek_desktop.commands.parsing import Parser, UsageError, iso_date
from iweek_desktop.startup import Shot

VIEWS = ("day",)
SIZE_PX = (1280, 800)
MOST_PX = 10_000


def declare(parser: Parser) -> None:
    """Declare the arguments of `screenshot`."""
    parser.add_argument("out", type=Path, metavar="OUT.png")
    parser.add_argument("--view", choices=VIEWS, default=VIEWS[0])
    parser.add_argument("--day", type=iso_date)
    parser.add_argument("--size", type=size, default=SIZE_PX)
    parser.add_argument("--theme", choices=("light", "dark"))
    parser.add_argument("--select", metavar="ID")


def shot(args: Namespace) -> Shot:
    """Return the picture that the arguments ask for."""
    if args.out.suffix.casefold() != ".png":
        raise UsageError(lambda say: say("The name “{name}” does not end in .png", name=str(args.out)))
    return Shot(args.out, args.view, args.day, args.size, args.theme, args.select)


def size(text: str) -> tuple[int, int]:
    """Return width and height written as 1280x800."""
    parts = text.casefold().split("x")
    if len(parts) != 2 or not all(part.isascii() and part.isdigit() and len(part) < 6 for part in parts):
        raise _not_a_size(text)
    width, height = map(int, parts)
    if not (0 < width <= MOST_PX and 0 < height <= MOST_PX):
        raise _not_a_size(text)
    return width, height


def _not_a_size(text: str) -> UsageError:
    return UsageError(lambda say: say("“{value}” is not a size. Write it as 1280x800.", value=text))
