"""What is searched for is marked in the words of blocks, and of umbrellas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from iweek_desktop.ui.drawing.block_parts import Subtitle
from iweek_desktop.ui.drawing.lettering import Lettering
from iweek_desktop.ui.grid.band_painter import BandPainter
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from tests.ui.picture_facts import drawn
from tests.ui.test_block_states import THEMES, WORDS, Sheet, count, count_apart
from tests.ui.test_scrolling import anew, differing, on_screen

if TYPE_CHECKING:
    from tests.ui.conftest import Desk


def written(desk: Desk) -> list[str]:
    """The pieces of text that the grid draws, those that match apart from the others."""
    return [word.text for word in drawn(desk.grid.viewport())[1].written]


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_what_matches_is_written_apart(desk: Desk, view: str) -> None:
    desk.state.show_view(view)  # type: ignore[arg-type]
    title = next(session.title for session in desk.state.sessions if "filter" in session.title.casefold())
    at = title.casefold().index("filter")
    assert title[at : at + 6] not in written(desk)
    desk.state.search("FILTER")
    assert title[at : at + 6] in written(desk)
    desk.state.search("")
    assert title[at : at + 6] not in written(desk)


@pytest.mark.parametrize("view", ["day", "timeline"])
def test_another_search_that_finds_the_same_marks_other_words(desk: Desk, view: str) -> None:
    desk.state.show_view(view)  # type: ignore[arg-type]
    desk.state.search("filter")
    found = desk.state.sessions
    on_screen(desk)
    desk.state.search("filte")
    assert desk.state.sessions is found
    assert differing(on_screen(desk), anew(desk)) == []
    pieces = [piece.casefold() for piece in written(desk)]
    assert "filte" in pieces
    assert "filter" not in pieces


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("size", [(176, 20), (176, 44), (176, 88), (50, 88)])
@pytest.mark.parametrize("states", [{}, {"past": True}, {"cancelled": True}])
def test_a_mark_has_a_ground_and_a_line_of_its_own(
    qapp: QApplication, theme: str, size: tuple[int, int], states: dict[str, bool]
) -> None:
    sheet = Sheet(Theme(theme, 12.0))
    words, rect = WORDS._replace(title="Region", short_title="Region"), QRectF(10, 10, *size)
    ground = sheet.theme.neutral["highlightMark"]
    assert count(sheet.draw(words, sheet.look(**states), rect), ground) == 0
    marked = sheet.draw(words, sheet.look(**states), rect, sought=("regi",))
    places = [QPoint(x, y) for x in range(240) for y in range(140) if marked.pixelColor(x, y) == ground]
    assert len(places) > 20
    bottom = max(place.y() for place in places) + 1
    line = {marked.pixelColor(place.x(), bottom).name() for place in places if place.y() == bottom - 1}
    assert line == {sheet.theme.neutral["highlightMarkText"].name()}


@pytest.mark.parametrize("theme", THEMES)
def test_the_marks_of_a_selected_block_are_inverted_as_it_is(qapp: QApplication, theme: str) -> None:
    sheet = Sheet(Theme(theme, 12.0))
    ink = sheet.theme.neutral["selectionText"]
    plain = sheet.draw(WORDS, sheet.look(selected=True))
    marked = sheet.draw(WORDS, sheet.look(selected=True), sought=("regional",))
    assert count(marked, sheet.theme.neutral["highlightMark"]) == 0
    assert count(marked, ink) > count(plain, ink) + 300


@pytest.mark.parametrize("theme", THEMES)
def test_the_picture_of_a_block_is_marked_as_what_is_drawn_anew(qapp: QApplication, theme: str) -> None:
    sheet = Sheet(Theme(theme, 12.0))
    ground = sheet.theme.neutral["highlightMark"]
    for sought in ((), ("data",), ("data", "shar"), ()):
        first, *others = (sheet.draw(WORDS, sheet.look(), sought=sought) for _ in range(3))
        assert bool(count(first, ground)) == bool(sought)
        assert [count_apart(first, other) for other in others] == [0, 0]


def test_place_and_organisers_are_marked_where_a_block_tells_them(qapp: QApplication) -> None:
    sheet = Sheet(Theme("light", 12.0))
    ground = sheet.theme.neutral["highlightMark"]
    high, low = QRectF(5, 5, 200, 88), QRectF(5, 5, 200, 20)
    assert count(sheet.draw(WORDS, sheet.look(), high, sought=("amal",)), ground) > 20
    assert count(sheet.draw(WORDS, sheet.look(), low, sought=("amal",)), ground) == 0


OWN = "Umbrella session · 2 sessions inside"
SUBTITLE = f"{OWN} · Åmål"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("on_one_line", [False, True])
def test_the_second_row_of_an_umbrella_is_marked_too(
    qapp: QApplication, theme: str, on_one_line: bool
) -> None:
    sheet = Sheet(Theme(theme, 12.0))
    bands = BandPainter(sheet.theme, Lettering(sheet.theme.metrics), IconSet(1.0))

    def draw(text: str, sought: str = "amal", **states: bool) -> QImage:
        image = QImage(700, 60, QImage.Format.Format_RGB32)
        words, look, subtitle = WORDS._replace(title="Data"), sheet.look(**states), Subtitle(text, len(OWN))
        image.fill(look.hue.selected if look.selected else look.hue.band)
        painter, row = QPainter(image), QRectF(0, 0, 700, 40)
        if on_one_line:
            bands.write_line(painter, row, words, subtitle, look, 0, (sought,))
        else:
            bands.write(painter, row, words, subtitle, look, False, (sought,))
        painter.end()
        return image

    ground, ink = sheet.theme.neutral["highlightMark"], sheet.theme.neutral["selectionText"]
    assert count(draw(SUBTITLE), ground) > 20
    assert count(draw(SUBTITLE.replace("Åmål", "Umeå")), ground) == 0
    assert count(draw(SUBTITLE, sought="inside"), ground) == 0, "nobody looks for the window's own words"
    assert count(draw(SUBTITLE, selected=True), ground) == 0
    unmarked = count(draw(SUBTITLE.replace("Åmål", "Ånål"), selected=True), ink)
    assert count(draw(SUBTITLE, selected=True), ink) > unmarked + 100
