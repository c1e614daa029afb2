"""The arguments of `iweek screenshot`; the window takes the picture."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from iweek_desktop.commands.parsing import Parser, UsageError, iso_date
from iweek_desktop.library.settings import TEXT_PERCENT, VIEWS
from iweek_desktop.programme.grouping import Grouping
from iweek_desktop.startup import Shot

SIZE_PX = (1280, 800)
MOST_PX = 10_000
SCALES = ("1", "1.25", "1.5", "2")
DIALOGS = ("export", "settings", "shortcuts", "about", "problems", "programmes", "changes")
STARS = ("must", "maybe", "none")


def declare(parser: Parser) -> None:
    """Declare the arguments of `screenshot`."""
    parser.add_argument("out", type=Path, metavar="OUT.png")
    parser.add_argument("--view", choices=VIEWS)
    parser.add_argument("--day", type=iso_date)
    parser.add_argument("--size", type=size, default=SIZE_PX)
    parser.add_argument("--scale", choices=SCALES, default=SCALES[0])
    parser.add_argument("--theme", choices=("light", "dark", "contrast"))
    parser.add_argument("--text", choices=[str(percent) for percent in TEXT_PERCENT], dest="text_percent")
    parser.add_argument("--lanes", choices=[grouping.value for grouping in Grouping])
    parser.add_argument("--search", default="")
    parser.add_argument("--select", metavar="ID")
    parser.add_argument("--star", choices=STARS)
    parser.add_argument("--focus", action="store_true")
    parser.add_argument("--show", choices=DIALOGS)


def shot(args: Namespace) -> Shot:
    """Return the picture that the arguments ask for."""
    if args.out.suffix.casefold() != ".png":
        raise UsageError(lambda say: say("The name “{name}” does not end in .png", name=str(args.out)))
    if args.star and not args.select:
        raise UsageError(lambda say: say("{names} is missing", names="--select"))
    return Shot(
        args.out, args.view, args.day, args.size, args.theme, args.select,
        int(args.text_percent) if args.text_percent else None, args.lanes, args.search, float(args.scale),
        args.show, args.star, args.focus,
    )  # fmt: skip


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
