"""A command closes the programme and the store that it opened, however it ends."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LeftOpen = Callable[[], int]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["list"], 0),
        (["list", "--json", "--search", "soup"], 0),
        (["show", "s-1"], 0),
        (["show", "nobody"], 1),
        (["favourite", "add", "s-1"], 0),
        (["favourite", "add", "s-1", "nobody"], 1),
        (["favourite", "list"], 0),
        (["export", "--all", "soup.csv"], 0),
        (["export", "--all", "soup.ics"], 0),
        (["export", "--all", "no/such/folder/soup.ics"], 1),
        (["export", "nothing.ics"], 1),
        (["programmes", "list"], 0),
        (["programmes", "update", "--all"], 0),
        (["programmes", "update", "nobody"], 1),
        (["programmes", "add", "no-such-file"], 1),
    ],
)
def test_a_command_leaves_nothing_open(
    iweek: Any,
    words: list[str],
    code: int,
    left_open: LeftOpen,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert iweek(*words).code == code
    assert left_open() == 0


def test_a_store_that_cannot_be_made_leaves_nothing_open(
    iweek: Any, profile: Path, left_open: LeftOpen
) -> None:
    profile.mkdir()
    (profile / "data").write_text("a file where the folder should be")
    assert iweek("favourite", "add", "s-1").code == 1
    assert left_open() == 0


def test_a_window_that_cannot_open_leaves_nothing_open(iweek: Any, no_qt: None, left_open: LeftOpen) -> None:
    assert iweek().code == 1
    assert left_open() == 0
