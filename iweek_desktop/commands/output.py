"""Where a command writes: its result to one stream, its problems to the other."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TextIO

from iweek_desktop.programme.text import one_line


class Output:
    """Write UTF-8 whatever the system's encoding, and nothing where there is no stream."""

    def __init__(self, result: TextIO | None, problems: TextIO | None) -> None:
        self._result = result
        self._problems = problems

    def write(self, text: str) -> None:
        """Write text to the result.

        Raises:
            BrokenPipeError: the reader has gone.
        """
        if self._result is None:
            return
        data = text.encode(errors="replace")
        buffer = getattr(self._result, "buffer", None)
        if buffer is None:
            self._result.write(data.decode())
            return
        self._result.flush()
        buffer.write(data)
        buffer.flush()

    def try_to_write(self, text: str) -> OSError | None:
        """Write text in the middle of work that is to be done whoever listens; return why that failed."""
        try:
            self.write(text)
        except OSError as error:
            return error
        return None

    def problem(self, *parts: str) -> None:
        """Write one line of problem: file, place in it and sentence, those that are not empty."""
        if self._problems is None:
            return
        line = ": ".join(one_line(part) for part in parts if part)
        with suppress(OSError, ValueError):
            self._problems.write(line.encode(errors="replace").decode() + "\n")
            self._problems.flush()


def to_json(value: object) -> str:
    """Return JSON text with the characters as they are, a line feed at the end."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def drop_result() -> None:
    """Let the interpreter's last flush of a broken pipe go nowhere."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
