"""The command line as it is run on a file: from the start of its process to its end."""

from __future__ import annotations

import sys
from contextlib import redirect_stdout
from io import StringIO

from benchmarks.child import end_with, peak_mib, since_start


def main() -> None:
    """Do what the words say, and tell what it took."""
    from iweek_desktop.cli import main as run

    with redirect_stdout(StringIO()):
        code = run(sys.argv[1:])
    end_with({**since_start(), "peak_mib": peak_mib(), "code": code})
