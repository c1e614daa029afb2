"""The process that reads mutated files, and tells its parent of each, so that the parent sees it stop."""

from __future__ import annotations

import json
import sys
import time
import traceback
from random import Random

from benchmarks.child import peak_mib
from benchmarks.fuzz_samples import Samples, collect
from benchmarks.mutations import mutated
from iweek_desktop.formats.native import read as read_native
from iweek_desktop.formats.native import write as write_native
from iweek_desktop.formats.reading import Reading, ReadOptions
from iweek_desktop.formats.registry import read_programme
from iweek_desktop.wording.catalogue import Wording, load_wording
from iweek_desktop.wording.notices import SENTENCES, sentence

MOST_S, MOST_MIB = 2.0, 500.0
"""CPU time and peak memory of one file."""

_WRITTEN_BACK = 300
"""Programmes of up to so many sessions are written and read again too."""


def made(samples: Samples, seed: int, n: int) -> tuple[str, bytes]:
    """Return the n-th file of a seed, and the format of what it was made of; small ones come oftener."""
    random = Random(f"{seed}/{n}")
    name = random.choice(list(samples))
    first, second = random.choices(samples[name], [1 / (len(data) + 2000) for data in samples[name]], k=2)
    return name, mutated(first, random, second)


def problem(data: bytes, say: Wording) -> tuple[str, bool, float]:
    """Return what is wrong with how a file is read, "" for nothing; whether it is; the CPU time in s."""
    start = time.process_time()
    try:
        reading = read_programme(data, ReadOptions(name="fuzz"))
    except Exception:
        return _last_line(), False, time.process_time() - start
    took = time.process_time() - start
    if took > MOST_S:
        return f"slow: {took:.1f} s", reading.programme is not None, took
    try:
        return unsound(reading, say), reading.programme is not None, took
    except Exception:
        return f"afterwards: {_last_line()}", reading.programme is not None, took


def unsound(reading: Reading, say: Wording) -> str:
    """Return what contradicts itself in what was read, "" for nothing."""
    for notice in reading.notices:
        if notice.code not in SENTENCES:
            return f"no sentence for {notice.code}"
        (sentence(say, notice) + notice.where).encode()
    programme = reading.programme
    if programme is None:
        return "" if reading.failed else "neither a programme nor an error"
    guids = {session.guid for session in programme.sessions}
    if not len(guids) == len(programme.sessions) == len(programme.details):
        return "guids that occur twice"
    if any(session.parent and session.parent not in guids for session in programme.sessions):
        return "a parent that is not there"
    if len(programme.sessions) > _WRITTEN_BACK:
        return ""
    again = read_native(write_native(programme), ReadOptions())
    if again.failed or again.programme is None:
        return f"written back, it is refused: {[tuple(notice) for notice in again.notices][:3]}"
    same = [(one.guid, one.title, one.start, one.end) for one in again.programme.sessions]
    stated = [(one.guid, one.title, one.start, one.end) for one in programme.sessions]
    return "" if same == stated else "written back, it has other sessions"


def _last_line() -> str:
    lines = traceback.format_exc().strip().splitlines()
    places = [line.strip() for line in lines if line.lstrip().startswith("File ")]
    return f"{lines[-1]} ({places[-1] if places else ''})"


def main() -> None:
    """Read the files that the command line names: seed, first, one after the last, real ones too or not."""
    seed, first, end, real = (int(word) for word in sys.argv[1:5])
    samples, say = collect(bool(real)), load_wording("en")
    for n in range(first, end):
        name, data = made(samples, seed, n)
        wrong, was_read, took = problem(data, say)
        peak = peak_mib() or 0.0
        if peak > MOST_MIB and not wrong:
            wrong = f"memory: {peak:.0f} MiB"
        told = {"n": n, "format": name, "problem": wrong, "read": was_read, "s": took, "mib": peak}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
        if peak > MOST_MIB:
            return
