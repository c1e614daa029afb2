"""Processes that are killed at any instant, and several that write at once."""

from __future__ import annotations

import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from iweek_desktop.programme.model import Level
from iweek_desktop.store.store import Store

KEY = "week-2024"
KILLS = 36
OpenStore = Callable[..., Store]
Agree = Callable[[Store], None]


def star_until_killed(command: list[str], environment: dict[str, str], chance: random.Random) -> set[str]:
    """Let a child star sessions, kill it at a random instant, and return what it was told is kept."""
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        lines = [child.stdout.readline() for _ in range(chance.randrange(1, 6))]
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=chance.uniform(0, 0.004))
        child.kill()
        lines += child.stdout.readlines()
    assert child.returncode != 0
    return {line.strip() for line in lines if line.endswith("\n")}


def test_a_killed_process_loses_at_most_the_change_in_flight(
    open_store: OpenStore,
    path: Path,
    agree: Agree,
    child_command: list[str],
    child_environment: dict[str, str],
) -> None:
    chance = random.Random(20241002)
    told: set[str] = set()
    open_store().close()
    for run in range(KILLS):
        command = [*child_command, "star-forever", str(path), f"run{run}"]
        told |= star_until_killed(command, child_environment, chance)
        store = open_store()
        assert store.set_aside is None
        agree(store)
        kept = set(store.marks(KEY))
        assert told <= kept
        extra = kept - told
        assert len(extra) <= 1, "stored, and killed before it could be said"
        assert all(mark.level is Level.MUST for mark in store.marks(KEY).values())
        store.close()
        told |= extra
    open_store().apply(KEY, "last", "level", "must", None)  # a journal never begun in earnest goes with it
    assert list(path.parent.iterdir()) == [path]


def test_writers_at_the_same_time_all_succeed(
    open_store: OpenStore,
    path: Path,
    agree: Agree,
    child_command: list[str],
    child_environment: dict[str, str],
) -> None:
    store = open_store()
    children = [
        subprocess.Popen([*child_command, "star-some", str(path), name], env=child_environment)
        for name in ("one", "two", "three")
    ]
    assert [child.wait(timeout=60) for child in children] == [0, 0, 0]
    assert store.changed_elsewhere()
    favourites = {f"{name}-{number}" for name in ("one", "two", "three") for number in range(20)}
    assert set(store.marks(KEY)) == favourites | {"both"}
    origins = [change.origin for change in store.journal(KEY)]
    assert {origins.count(name) for name in ("one", "two", "three")} == {40}
    agree(store)
