"""Newer versions of the made-up week, in the file that a window has open."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.ui.conftest import Desk

Edit = Callable[[dict[str, Any]], None]


def rewrite(path: Path, edit: Edit) -> None:
    """Change a programme's file."""
    written = json.loads(path.read_text(encoding="utf-8"))
    edit(written)
    path.write_text(json.dumps(written), encoding="utf-8")


def event(written: dict[str, Any], guid: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in written["events"] if each["guid"] == guid)
    return found


def moved(written: dict[str, Any]) -> None:
    """Move one session by an hour, rename another, and leave a third out."""
    event(written, "milk")["start"] = event(written, "milk")["start"].replace("T11", "T13")
    event(written, "milk")["end"] = event(written, "milk")["end"].replace("T11", "T13")
    event(written, "saucers")["title"] = "Saucers and spoons"
    written["events"] = [each for each in written["events"] if each["guid"] != "water"]


def update(desk: Desk, path: Path, edit: Edit) -> None:
    """Change the programme's file, and have the window read it again and find out what is new."""
    rewrite(path, edit)
    desk.press("F5")
    desk.qtbot.waitUntil(lambda: desk.keeper.updates.standing is not None)
    desk.settle()
