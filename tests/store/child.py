"""Another process that uses the store: `child.py TASK PATH NAME`. It prints what it was told is kept."""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from iweek_desktop.programme.clock import system_clock
from iweek_desktop.store.errors import StoreError
from iweek_desktop.store.rows import Snapshot
from iweek_desktop.store.store import Store

KEY = "week-2024"
NOBODY = 65534
SOME = Snapshot("Title", None, None, "")


def star_forever(store: Store, name: str) -> None:
    for number in count():
        change = store.apply(KEY, f"{name}-{number}", "level", "must", SOME)
        assert change is not None
        print(change.guid, flush=True)


def star_some(store: Store, name: str) -> None:
    for number in range(20):
        store.apply(KEY, f"{name}-{number}", "level", "must", SOME)
        store.apply(KEY, "both", "note", f"{name} {number}", SOME)


def open_only(path: Path) -> None:
    with Store.open(path, system_clock, "child") as store:
        print(store.set_aside or "", flush=True)
        store.apply(KEY, f"from-{os.getpid()}", "level", "must", SOME)


def read_as_nobody(path: Path) -> None:
    __import__("fcntl")  # while the interpreter's own folders can still be read
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    try:
        with Store.open(path, system_clock, "child") as store:
            print("writable", store.writable, sorted(store.marks(KEY)), sorted(store.ledger(KEY)))
            store.apply(KEY, "new", "level", "must", SOME)
            print("stored")
    except StoreError as error:
        print(error.code)


def main() -> None:
    task, path, name = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    if task == "read-as-nobody":
        read_as_nobody(path)
    elif task == "open":
        open_only(path)
    else:
        with Store.open(path, system_clock, name) as store:
            {"star-forever": star_forever, "star-some": star_some}[task](store, name)


if __name__ == "__main__":
    main()
