"""`iweek check` as it is run on a file that is as bad as can be, held to what the system lets it take."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from typing import Any

from benchmarks.child import end_with, peak_mib, since_start

MOST_CPU_S, MOST_BYTES = 100, 3 * 2**30
"""What ends the process, well beyond what is allowed: so much that it is seen how far beyond."""


def main() -> None:
    """Check the file that the command line names, and tell what it took and what came of it."""
    _limit()
    from iweek_desktop.cli import main as run

    said = StringIO()
    with redirect_stdout(said), redirect_stderr(StringIO()):
        code = run(["check", "--json", sys.argv[1]])
    spent = {**since_start(), "peak_mib": peak_mib(), "code": code}
    end_with(spent | _summary(json.loads(said.getvalue())[0]))


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_S, MOST_CPU_S + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MOST_BYTES, MOST_BYTES))


def _summary(told: dict[str, Any]) -> dict[str, object]:
    codes = Counter(notice["code"] for notice in told["notices"])
    return {"sessions": told["sessions"], "codes": dict(codes.most_common())}
