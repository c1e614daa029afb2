"""What every test relies on: no screen, no luck, and nothing left out where nothing may be."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest
from hypothesis import settings

# A test that wants a real window gives a platform to the process that it starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples at every run, and no stop-watch: a loaded machine is no failure.
settings.register_profile("iweek", deadline=None, derandomize=True)
settings.load_profile("iweek")

LeftOpen = Callable[[], int]


@pytest.fixture
def left_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[LeftOpen]:
    """Count the databases that were opened since the test began and are open still."""
    connect, opened = sqlite3.connect, list[sqlite3.Connection]()

    def note(*names: Any, **options: Any) -> sqlite3.Connection:
        opened.append(connect(*names, **options))
        return opened[-1]

    monkeypatch.setattr(sqlite3, "connect", note)
    yield lambda: sum(map(_is_open, opened))
    for connection in opened:
        connection.close()


def _is_open(connection: sqlite3.Connection) -> bool:
    try:
        return connection.total_changes >= 0
    except sqlite3.ProgrammingError:
        return False


# Where IWEEK_REQUIRE_ALL is set, a skip is a failure, unless its reason begins with one of these.
ALLOWED_SKIPS = (
    "only on Windows",
    "only on macOS",
    "the collected programmes are not beside this checkout",
)


def _demand(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure."""
    if report.outcome != "skipped" or hasattr(report, "wasxfail") or not os.environ.get("IWEEK_REQUIRE_ALL"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    if not reason.removeprefix("Skipped: ").startswith(ALLOWED_SKIPS):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped, and here every test must run. {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Let no test be skipped where every test must run."""
    report = yield
    _demand(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Let no module be skipped where every test must run."""
    report = yield
    _demand(report)
    return report
