"""What was worked out lately is used again, and nothing else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from iweek_desktop.programme.lane_layout import LaneLayout
from iweek_desktop.ui.recent import Recent
from tests.ui.conftest import Desk

MOST = 3


class Source:
    """Equal to every other one, and yet another thing."""

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = None  # type: ignore[assignment]


@given(st.lists(st.integers(0, 6), max_size=40))
def test_the_last_few_are_not_worked_out_again(asked: list[int]) -> None:
    recent: Recent[int] = Recent(MOST)
    sources, made = [Source() for _ in range(7)], []
    lately: list[int] = []

    def make(number: int) -> int:
        made.append(number)
        return number

    for number in asked:
        before = len(made)
        assert recent.of(sources[number], sources[0], make=lambda n=number: make(n)) == number  # type: ignore[misc]
        assert (len(made) == before) == (number in lately)
        lately = [*(other for other in lately if other != number), number][-MOST:]


def test_one_who_takes_letters_back_is_shown_what_was_shown_before(desk: Desk) -> None:
    desk.come_to_rest()
    shown = [("", desk.state.sessions, _layout(desk))]
    for text in ("f", "fi", "filter"):
        desk.state.search(text)
        desk.come_to_rest()
        shown.append((text, desk.state.sessions, _layout(desk)))
    assert len({id(layout) for _, _, layout in shown}) == 3, "two of the searches find the same"
    for text, sessions, layout in reversed(shown):
        desk.state.search(text)
        assert desk.state.sessions is sessions
        assert _layout(desk) is layout


def _layout(desk: Desk) -> LaneLayout:
    assert desk.grid._geometry is not None
    return desk.grid._geometry.layout


def test_what_finds_the_whole_day_shows_the_day_as_it_stands(desk: Desk) -> None:
    day = desk.state.sessions
    everywhere = next(letter for letter in "aeiost" if _finds_all(desk, letter))
    desk.state.search(everywhere)
    assert desk.state.sessions is day


def _finds_all(desk: Desk, text: str) -> bool:
    desk.state.search(text)
    found = len(desk.state.sessions)
    desk.state.search("")
    return found == len(desk.state.sessions)


def test_another_zoom_or_view_is_laid_out_for_itself(desk: Desk) -> None:
    laid = desk.grid._geometry
    desk.press("Ctrl++")
    larger = desk.grid._geometry
    assert larger is not None
    assert laid is not None
    assert larger.px_per_hour > laid.px_per_hour
    desk.press("Ctrl+2")
    assert desk.grid._geometry is not None
    assert desk.grid._geometry.frame.time is Qt.Orientation.Horizontal
    desk.press("Ctrl+1", "Ctrl+0")
    assert desk.grid._geometry is laid


def test_all_that_is_searched_is_read_before_the_first_letter(desk: Desk) -> None:
    asked: list[object] = []
    desk.window.command_bar.search.entered.connect(lambda: asked.append(None))
    assert desk.state.entry._haystacks is None
    desk.press("Ctrl+F")
    desk.come_to_rest()
    assert asked
    assert desk.state.entry._haystacks is not None
