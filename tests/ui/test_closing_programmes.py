"""The keeper closes every state of the programme's file that it has opened."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LeftOpen = Callable[[], int]
PROGRAMME_AND_STORE = 2


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A programme's file that can be changed."""
    made_up = Path(__file__).parent.parent / "data" / "made-up-coffee-week.json"
    return Path(shutil.copy(made_up, tmp_path / "week.json"))


def test_closing_the_keeper_leaves_nothing_open(left_open: LeftOpen, open_desk: Any) -> None:
    desk = open_desk()
    assert left_open() == PROGRAMME_AND_STORE
    desk.close()
    assert left_open() == 0


def test_reading_an_unchanged_file_again_opens_nothing_more(
    left_open: LeftOpen, open_desk: Any, source: Path
) -> None:
    desk = open_desk(source=source)
    desk.keeper.reread()
    assert left_open() == PROGRAMME_AND_STORE
    desk.state.show_day(desk.state.days[-1].day)


def test_reading_a_changed_file_again_closes_what_it_replaces(
    left_open: LeftOpen, open_desk: Any, source: Path
) -> None:
    desk = open_desk(source=source)
    first = desk.window
    text = source.read_text(encoding="utf-8")
    source.write_text(text + "\n", encoding="utf-8")
    desk.keeper.reread()
    assert desk.window is not first
    assert left_open() == PROGRAMME_AND_STORE
    desk.settle()
    for item in desk.state.days:
        desk.state.show_day(item.day)
    desk.clock.pass_time(hours=1)
    desk.state.look_elsewhere()
    desk.settle()
    desk.close()
    assert left_open() == 0
