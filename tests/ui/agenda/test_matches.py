"""What the list shows of why a session was found."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from iweek_desktop.ui.theme import Theme
from tests.ui.agenda.conftest import Agenda, MakeAgenda
from tests.ui.conftest import Desk, OpenDesk
from tests.ui.picture_facts import drawn
from tests.ui.test_contrast import ratio


def excerpts(agenda: Agenda) -> dict[str, str]:
    matches = agenda.view._matches
    return {session.guid: matches.excerpt(session) for session in agenda.model.sessions}


def written(agenda: Agenda) -> list[str]:
    """The pieces of text that the list draws, those that match apart from the others."""
    return [word.text for word in drawn(agenda.list.viewport())[1].written]


def height(agenda: Agenda, guid: str) -> int:
    return agenda.list.visualRect(agenda.model.index_of(guid)).height()


@pytest.mark.parametrize(
    ("search", "guid", "excerpt"),
    [
        ("paper", "paper", ""),
        ("PÅPER", "paper", ""),
        ("hard", "water", "Made up. Hard water, soft water."),
        ("water hard", "water", "Made up. Hard water, soft water."),
        (
            "nothing",
            "water",
            "… A talk about water and <b>nothing else</b>. See https://coffee.example/water.",
        ),
        ("everything about", "opening", "Made up: everything about coffee, from nine to three."),
    ],
)
def test_an_excerpt_tells_what_the_row_does_not(agenda: Agenda, search: str, guid: str, excerpt: str) -> None:
    agenda.state.search(search)
    assert excerpts(agenda)[guid] == excerpt
    assert height(agenda, guid) == (68 if excerpt else 52)
    assert ("Found in: " in agenda.model.index_of(guid).data(SPOKEN)) == bool(excerpt)


SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def test_the_name_of_a_contributor_is_told(agenda: Agenda) -> None:
    person = agenda.state.programme.person_name("berg")
    agenda.state.search(person)
    assert excerpts(agenda)["water"] == person


def test_what_matches_is_written_apart_in_title_and_line(agenda: Agenda) -> None:
    agenda.state.search("filter fa")
    found = written(agenda)
    assert {"filter", "fa"} <= set(found[found.index("The filter fair") + 1 :]), "on top of the whole title"
    agenda.state.search("kallar")
    assert "Källar" in written(agenda)
    agenda.state.search("")
    assert "The filter fair" in written(agenda)
    assert "filter" not in written(agenda)


def test_another_search_that_finds_the_same_marks_other_words(desk: Desk, make: MakeAgenda) -> None:
    agenda = make().show()
    agenda.state.search("milk")
    assert "Milk" in written(agenda)
    agenda.state.search("mil")
    assert "Mil" in written(agenda)
    assert agenda.shown == ["milk"]
    agenda.state.search("hard")
    assert height(agenda, "water") == 68
    agenda.state.search("hard wat")
    assert excerpts(agenda) == {"water": "Made up. Hard water, soft water."}


@pytest.mark.parametrize("theme", ["light", "dark", "hc"])
def test_a_match_has_a_ground_and_a_line_that_can_be_seen(make: MakeAgenda, theme: str) -> None:
    agenda = make(theme=theme).show()
    agenda.state.search("milk")
    picture, read = drawn(agenda.list.viewport())
    (match,) = [word for word in read.written if word.text == "Milk"]
    neutral = Theme(theme, 12).neutral
    box = match.box.toAlignedRect()
    assert picture.pixelColor(QPoint(box.center().x(), box.top() + 1)) == neutral["highlightMark"]
    below = row_of_pixels(picture, box.left() + 1, box.right() - 2, round(match.box.bottom()) - 1)
    assert set(below) == {neutral["highlightMarkText"].name()}
    assert ratio(neutral["highlightMarkText"], neutral["highlightMark"]) >= 4.5


def row_of_pixels(picture: QImage, left: int, right: int, y: int) -> Sequence[str]:
    return [picture.pixelColor(x, y).name() for x in range(left, right)]


def test_typing_marks_what_is_typed(desk: Desk) -> None:
    desk.press("Ctrl+3", "Ctrl+F")
    desk.type("tast")
    desk.qtbot.waitUntil(lambda: desk.state.filter.text == "tast")
    view = desk.window.views.made[-1]
    assert "Tast" in [word.text for word in drawn(view.viewport())[1].written]


def test_an_excerpt_follows_the_title_where_no_other_line_is_between(
    open_desk: OpenDesk, make: MakeAgenda
) -> None:
    agenda = make(on=open_desk(source=None)).show()
    agenda.state.search("aims")
    read = drawn(agenda.list.viewport())[1].written
    (title,) = [word.box for word in read if word.text.startswith("Briefing")]
    (match,) = [word.box for word in read if word.text == "aims"]
    assert 0 < match.top() - title.top() <= 18
