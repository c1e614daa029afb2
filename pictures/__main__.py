"""Draw the pictures that the documents show, from the scenes that the tests look at."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from pictures.scenes import SCENES, SHEETS

OUT = Path(__file__).parent.parent / "docs" / "pictures"
SHOWN = (
    "day-light", "day-contrast", "export", "text-200", "timeline", "narrow", "week-themes", "list", "search",
    "export-sv", "settings", "changes", "blocks-light", "blocks-dark",
)  # fmt: skip
"""The scenes that the documents show."""

FAMILIES = ("Segoe UI", "Inter")
"""In which family pictures are written, if it is installed; else in the system's own."""

LETTERS_PX = 12
"""The size of the letters, at which the design's numbers hold."""


def main(words: Sequence[str]) -> int:
    """Draw the pictures that are named, or all; return the exit code."""
    names = [*(scene.name for scene in SCENES), *(each.name for each in SHEETS)]
    parser = ArgumentParser(prog="dev.py pictures", description=__doc__)
    parser.add_argument("scenes", nargs="*", metavar="SCENE", help=f"one of {', '.join(names)}")
    parser.add_argument("--out", type=Path, default=OUT, help="the folder for the pictures")
    parser.add_argument("--all", action="store_true", help="those too that no document shows")
    args = parser.parse_args(words)
    unknown = [name for name in args.scenes if name not in names]
    if unknown:
        parser.error(f"there is no scene {', '.join(unknown)}")
    draw(args.scenes or (names if args.all else SHOWN), args.out)
    return 0


def draw(names: Sequence[str], out: Path) -> None:
    """Draw scenes into a folder, each into a file of its name."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    from PySide6.QtGui import QFont, QFontDatabase

    from iweek_desktop.ui.app import make_application
    from pictures.studio import Studio, sheet

    app = make_application("en")
    font = QFont(app.font())
    font.setPixelSize(LETTERS_PX)
    installed = QFontDatabase.families()
    for family in FAMILIES:
        if family in installed:
            font.setFamily(family)
            break
    app.setFont(font)
    app.setCursorFlashTime(0)  # a cursor that blinks would be in one picture and not in the next
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        studio = Studio(Path(folder))
        for scene in SCENES:
            if scene.name in names:
                with studio.pose(scene) as posed:
                    posed.picture().save(str(out / f"{scene.name}.png"), "PNG", 0)
                print(out / f"{scene.name}.png", flush=True)
    for each in SHEETS:
        if each.name in names:
            sheet(each).grab().save(str(out / f"{each.name}.png"), "PNG", 0)
            print(out / f"{each.name}.png", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
