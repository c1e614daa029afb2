"""What a screen reader learns of a program, as JSON: run by the system's Python, which has pyatspi.

Each line read is a question, each line written its answer. Events are kept as they come in.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from typing import Any

import pyatspi  # type: ignore[import-not-found]
from gi.repository import Atspi, GLib  # type: ignore[import-not-found]

KINDS = (
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:announcement",
)
SHOWING = pyatspi.STATE_SHOWING
RELAYED = ("focused", "checked", "indeterminate", "selected", "focusable", "showing", "enabled")

Json = dict[str, Any]


class Reader:
    """Answer questions about the programs on the accessibility bus."""

    def __init__(self) -> None:
        self._events: list[Json] = []
        self._rest = b""
        self._programs: dict[int, Any] = {}

    def hear(self, event: Any) -> None:
        """Keep an event with what its source is called at this moment."""
        heard: Json = {"type": str(event.type), "on": bool(event.detail1), "pid": -1, "name": "", "role": ""}
        data = event.any_data
        heard["text"] = data if isinstance(data, str) else ""
        try:
            source = event.source
            source.clear_cache()
            heard.update(pid=source.get_process_id(), name=source.name, role=source.getRoleName())
        except (GLib.GError, AttributeError) as gone:
            heard["name"] = f"(gone: {gone})"
        self._events.append(heard)

    def take(self, *_: object) -> bool:
        """Answer what stands on the lines that came in; end with the one who asks."""
        read = os.read(sys.stdin.fileno(), 65536)
        if not read:
            pyatspi.Registry.stop()
            return False
        *lines, self._rest = (self._rest + read).split(b"\n")
        for line in lines:  # once every event is heard that has come in by now
            GLib.idle_add(self._tell, line, priority=GLib.PRIORITY_LOW)
        return True

    def _tell(self, line: bytes) -> bool:
        try:
            print(json.dumps(self._answer(json.loads(line))), flush=True)
        except BaseException:  # the main loop would go on, and who asked would wait for ever
            traceback.print_exc()
            os._exit(1)
        return False

    def _answer(self, question: Json) -> Any:
        if question["ask"] == "events":
            return self._events[question["since"] :]
        try:
            program = self._application(question["pid"])
            if question["ask"] == "ping":
                return program and program.childCount
            found = program and _find(program, question["role"], question["name"])
            return found and _describe(found)
        except GLib.GError:  # it changed while it was read
            return None

    def _application(self, pid: int) -> Any:
        if pid not in self._programs:
            for program in pyatspi.Registry.getDesktop(0):
                if program is not None and program.get_process_id() == pid:
                    program.set_cache_mask(Atspi.Cache.NONE)
                    self._programs[pid] = program
        return self._programs.get(pid)


def _find(node: Any, role: str, name: str) -> Any:
    """Return the first object that is showing, in reading order; any name will do where it is ""."""
    if node.getRoleName() == role and name in ("", node.name) and node.getState().contains(SHOWING):
        return node
    for child in node:
        found = child is not None and _find(child, role, name)
        if found:
            return found
    return None


def _describe(node: Any) -> Json:
    states = node.getState()
    return {
        "role": node.getRoleName(),
        "name": node.name,
        "description": node.description,
        "states": [name for name in RELAYED if states.contains(getattr(pyatspi, f"STATE_{name.upper()}"))],
        "extents": _extents(node),
        "children": [_describe(child) for child in node if child is not None],
    }


def _extents(node: Any) -> list[int]:
    try:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    except NotImplementedError:
        return [0, 0, 0, 0]
    return [box.x, box.y, box.width, box.height]


def main() -> None:
    """Listen until nobody asks any more."""
    reader = Reader()
    pyatspi.Registry.registerEventListener(reader.hear, *KINDS)
    GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, reader.take)
    pyatspi.Registry.start(gil=False)  # else it is never idle


if __name__ == "__main__":
    main()
