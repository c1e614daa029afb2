"""Read one file in a process of its own and tell what became of it and what it cost, as JSON."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

from benchmarks.child import peak_mib
from iweek_desktop.formats.reading import ReadOptions
from iweek_desktop.formats.registry import read_programme


def peak_mb() -> float | None:
    """Return the most memory that this process has had; None where the system does not tell.

    What Linux tells by getrusage counts the parent's memory at the time of the fork too.
    """
    peak = peak_mib()
    if peak is not None or sys.platform == "win32":
        return peak
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


def main() -> None:
    data = Path(sys.argv[1]).read_bytes()
    start = time.process_time()
    reading = read_programme(data, ReadOptions("Europe/Stockholm", "bounds"))
    took = time.process_time() - start
    programme = reading.programme
    sessions = programme.sessions if programme else ()
    texts = [
        detail.description or detail.abstract or ""
        for detail in (programme.details if programme else {}).values()
    ]
    told = {
        "format": reading.format,
        "failed": reading.failed,
        "codes": Counter(notice.code for notice in reading.notices),
        "sessions": len(sessions) if programme else None,
        "left_out": sum(
            int(notice.arguments["n"]) if notice.code == "format.left_out_more" else 1
            for notice in reading.notices
            if notice.level == "error"
        ),
        "longest_title": max((len(session.title) for session in sessions), default=0),
        "longest_text": max(map(len, texts), default=0),
        "longest_argument": max((len(v) for n in reading.notices for v in n.arguments.values()), default=0),
        "clean": all("\x00" not in one.title and one.title.isprintable() for one in sessions),
        "cpu_s": took,
        "peak_mb": peak_mb(),
    }
    json.dumps([notice.where for notice in reading.notices], ensure_ascii=False).encode()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
