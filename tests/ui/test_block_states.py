"""What tells the states of a block apart, in pixels and in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from math import ceil
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from iweek_desktop.programme.model import Programme, Session
from iweek_desktop.ui.drawing.block_parts import Look, Subtitle, Words
from iweek_desktop.ui.drawing.content import DayContent
from iweek_desktop.ui.drawing.lettering import Face, Lettering
from iweek_desktop.ui.grid.band_painter import BandPainter
from iweek_desktop.ui.grid.block_painter import BlockPainter
from iweek_desktop.ui.icons import IconSet
from iweek_desktop.ui.theme import Theme
from iweek_desktop.wording.catalogue import load_wording
from tests.ui.test_scrolling import far_apart

WORDS = Words(
    "10:00", "10:00–11:00", "Regional data spaces: what can we share?", "what can we share?", "Åmål",
    "Data · Åmål", "", "", True,
)  # fmt: skip
BLOCK = QRectF(10, 10, 176, 88)
THEMES = ["light", "dark", "hc"]


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    return Theme(request.param, 12.0)


class Sheet:
    """One block on an empty ground."""

    def __init__(self, theme: Theme, dpr: float = 1.0) -> None:
        self.theme = theme
        self.painter = BlockPainter(theme, Lettering(theme.metrics), IconSet(dpr))
        self.dpr = dpr

    def draw(
        self, words: Words, look: Look, rect: QRectF = BLOCK, down: bool = True, sought: Sequence[str] = ()
    ) -> QImage:
        image = QImage(round(240 * self.dpr), round(140 * self.dpr), QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self.dpr)
        image.fill(self.theme.neutral["surface"])
        painter = QPainter(image)
        self.painter.draw(painter, rect, QRectF(0, 0, 240, 140), words, look, sought, down)
        painter.end()
        return image

    def look(self, **states: object) -> Look:
        return Look(self.theme.hue(1), **states)  # type: ignore[arg-type]


def bar(image: QImage, colour: QColor) -> int:
    """Return how many px of the block's left edge have a colour, halfway down."""
    y = round(BLOCK.center().y())
    return sum(image.pixelColor(x, y) == colour for x in range(10, 30))


def inside(image: QImage) -> QColor:
    """Return the fill, where no words are."""
    return image.pixelColor(180, 94)


def count(image: QImage, colour: QColor) -> int:
    return sum(image.pixelColor(x, y) == colour for y in range(image.height()) for x in range(image.width()))


@pytest.mark.parametrize(("level", "width"), [("", 4), ("maybe", 4), ("must", 6)])
def test_must_has_a_broader_bar_and_favourites_a_stronger_fill(theme: Theme, level: str, width: int) -> None:
    sheet, hue = Sheet(theme), theme.hue(1)
    image = sheet.draw(WORDS._replace(level=level), sheet.look())
    assert bar(image, hue.edge) >= width
    assert image.pixelColor(10 + width, round(BLOCK.center().y())) != hue.edge
    assert inside(image) == (hue.fill_strong if level else hue.fill)


def test_a_selected_block_is_inverted_whatever_else_it_is(theme: Theme) -> None:
    sheet, hue = Sheet(theme), theme.hue(1)
    for states in ({}, {"clash": True}, {"past": True}, {"cancelled": True}, {"updated": True}):
        image = sheet.draw(WORDS, sheet.look(selected=True, **states))
        assert inside(image) == hue.selected, states
        assert count(image, theme.signal("clash").edge) == 0, states


@pytest.mark.parametrize(
    ("states", "outline"),
    [
        ({"clash": True, "updated": True}, "clash"),
        ({"clash": True, "past": True}, "past"),
        ({"clash": True, "past": True, "cancelled": True}, "cancelled"),
        ({"updated": True}, "plain"),
    ],
)
def test_of_several_states_the_weightiest_draws_the_outline(
    theme: Theme, states: dict[str, bool], outline: str
) -> None:
    sheet, neutral = Sheet(theme), theme.neutral
    image = sheet.draw(WORDS._replace(level="must"), sheet.look(**states))
    middle = {image.pixelColor(x, y).name() for x in range(40, 160) for y in (10, 11)}
    expected = {
        "clash": theme.signal("clash").edge, "past": neutral["divider"],
        "cancelled": neutral["pastEdge"], "plain": theme.hue(1).line,
    }  # fmt: skip
    assert expected[outline].name() in middle


def test_what_has_passed_and_what_is_cancelled_lose_their_hue(theme: Theme) -> None:
    sheet, hue, neutral = Sheet(theme), theme.hue(1), theme.neutral
    past = sheet.draw(WORDS, sheet.look(past=True))
    cancelled = sheet.draw(WORDS._replace(tag="Cancelled"), sheet.look(cancelled=True))
    assert (inside(past), inside(cancelled)) == (neutral["past"], neutral["surface"])
    assert count(past, hue.edge) == count(cancelled, hue.edge) == 0
    assert bar(past, neutral["pastEdge"]) >= 4


def test_the_present_time_is_a_notch_on_the_edge(theme: Theme) -> None:
    sheet, now = Sheet(theme), theme.neutral["now"]
    assert count(sheet.draw(WORDS, sheet.look()), now) == 0
    assert count(sheet.draw(WORDS, sheet.look(now_at=50.0)), now) == 4 * 6
    assert count(sheet.draw(WORDS, sheet.look(now_at=50.0), down=False), now) == 3 * 6
    assert count(sheet.draw(WORDS, sheet.look(now_at=300.0)), now) == 0


def test_the_notch_stands_clear_of_the_words_below_it(qapp: QApplication) -> None:
    sheet = Sheet(Theme("light", 24.0))
    on = sheet.look(now_at=60.0)
    with_notch, without = (
        sheet.draw(WORDS._replace(level="must"), look, QRectF(10, 10, 220, 120), down=False)
        for look in (on, sheet.look())
    )
    ground = sheet.theme.hue(1).fill_strong
    notch = [y for y in range(140) if with_notch.pixelColor(60, y) != without.pixelColor(60, y)]
    words = [y for y in range(14, 140) if any(without.pixelColor(x, y) != ground for x in range(34, 110))]
    assert words[0] - notch[-1] > 6


@pytest.mark.parametrize(("states", "sign"), [({"clash": True}, "clash"), ({"updated": True}, "info")])
def test_a_state_is_told_by_a_tag_or_else_by_an_icon(
    qapp: QApplication, states: dict[str, bool], sign: str
) -> None:
    theme = Theme("light", 12.0)
    sheet, words = Sheet(theme), WORDS._replace(tag="New time")
    high = sheet.draw(words, sheet.look(**states))
    assert count(high, theme.signal(sign).fill) > 100
    low = sheet.draw(words, sheet.look(**states), QRectF(10, 10, 176, 56))
    assert count(low, theme.signal(sign).fill) == 0
    assert count(low.copy(150, 12, 34, 18), theme.signal(sign).edge) > 0
    plain = sheet.draw(words._replace(tag=""), sheet.look(), QRectF(10, 10, 176, 56))
    assert count(plain.copy(150, 12, 34, 18), theme.signal(sign).edge) == 0


# words


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are drawn, in their order."""
    texts: list[str] = []
    draw = Face.draw

    def note(self: Face, painter: QPainter, left: float, top: float, text: str, *more: object) -> None:
        texts.append(text)
        draw(self, painter, left, top, text, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(Face, "draw", note)
    return texts


@pytest.mark.parametrize(
    ("size", "words", "expected"),
    [
        ((176, 20), WORDS, ["10:00", "what can…"]),
        ((230, 30), WORDS, ["10:00–11:00", "what can we…"]),
        ((176, 44), WORDS, ["10:00–11:00 ", "what can we share?"]),
        ((176, 88), WORDS._replace(tag="Clash"), ["10:00–11:00", "Clash"]),
        ((90, 120), WORDS._replace(level="must"), ["10:00"]),
        ((200, 56), WORDS._replace(title="Short"), ["10:00–11:00", "Short"]),
    ],
)
def test_a_time_is_told_whole_or_not_at_all(
    qapp: QApplication, written: list[str], size: tuple[int, int], words: Words, expected: list[str]
) -> None:
    sheet = Sheet(Theme("light", 12.0))
    sheet.draw(words, sheet.look(clash=bool(words.tag)), QRectF(5, 5, *size))
    times = [text for text in written if text[0].isdigit()]
    assert times
    assert set(times) <= {"10:00", "10:00–11:00"}
    assert times[0] == expected[0].strip()
    if expected[-1] == "Clash":
        assert "Clash" in written


@pytest.mark.parametrize(
    ("size", "span", "told"),
    [
        ((90, 200), "10:00–11:00", ["10:00–", "11:00"]),
        ((90, 60), "10:00–11:00", ["10:00"]),
        ((200, 200), "10:00–11:00", ["10:00–11:00"]),
        ((110, 200), "10:00–Thu 10 Apr 17:00", ["10:00–", "Thu 10 Apr", "17:00"]),
        ((110, 200), "All day – Thu 10 Apr", ["All day –", "Thu 10 Apr"]),
        ((56, 200), "10:00–11:00", ["10:00–", "11:00"]),
        ((56, 88), "10:00–11:00", ["10:00"]),
        ((56, 70), "10:00–11:00", []),
    ],
)
def test_times_that_one_line_cannot_hold_stand_on_several_if_nothing_else_loses_room(
    qapp: QApplication, written: list[str], size: tuple[int, int], span: str, told: list[str]
) -> None:
    sheet = Sheet(Theme("light", 12.0))
    words = WORDS._replace(title="Tea for all who come", short_title="Tea for all who come", span=span)
    rect = QRectF(5, 5, *size)
    sheet.draw(words, sheet.look(), rect)
    assert written[: len(told)] == told
    assert not any(text[0].isdigit() for text in written[len(told) :])
    title = [text for text in written[len(told) :] if text != "Åmål"]
    if len(told) != 1 or size[0] == 200:
        assert " ".join(title) == words.title
    assert sheet.painter.words_height(words, size[0]) >= 3 + 16 * (len(title) + len(told))


def test_a_session_of_whole_days_begins_with_what_a_narrow_block_can_hold() -> None:
    zone = ZoneInfo("Europe/Stockholm")
    start, end = datetime(2031, 4, 8, tzinfo=zone), datetime(2031, 4, 11, tzinfo=zone)
    session = Session("w", "Tea fair", start, end, all_day=True)
    content = DayContent(load_wording("en"), Programme("t", "T", zone.key), [session], [session], False, {})
    words = content.words(session, None, False)
    assert (words.start, words.span) == ("All day", "All day – Thu 10 Apr")


def test_a_session_of_three_quarters_of_an_hour_has_two_lines_for_its_title(
    qapp: QApplication, written: list[str]
) -> None:
    sheet = Sheet(Theme("light", 12.0))
    title = "Regional data spaces"
    words = WORDS._replace(title=title, short_title=title)
    sheet.draw(words, sheet.look(), QRectF(5, 5, 120, 0.75 * 72 - 2))
    assert written == ["10:00–11:00", "Regional", "data spaces"]


def test_the_star_under_the_pointer_never_lies_on_the_times(qapp: QApplication, written: list[str]) -> None:
    sheet, face = Sheet(Theme("light", 12.0)), Sheet(Theme("light", 12.0)).painter._letters.time
    span = ceil(face.width(WORDS.span))
    for width, told in ((span + 11 + 8 + 20, WORDS.span), (span + 11 + 8 + 19, WORDS.start)):
        written.clear()
        sheet.draw(WORDS, sheet.look(hovered=1.0), QRectF(5, 5, width, 88))
        assert written[0] == told
        written.clear()
        sheet.draw(WORDS, sheet.look(), QRectF(5, 5, width, 88))
        assert written[0] == WORDS.span


@pytest.mark.parametrize(("width", "shown"), [(104, False), (106, True)])
def test_a_star_that_cannot_be_pressed_does_not_come_forth(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, width: int, shown: bool
) -> None:
    sheet, drawn = Sheet(Theme("light", 12.0)), []
    pixmap = IconSet.pixmap

    def note(self: IconSet, name: str, *more: Any) -> QPixmap:
        drawn.append(name)
        return pixmap(self, name, *more)

    monkeypatch.setattr(IconSet, "pixmap", note)
    for height in (28, 88):
        drawn.clear()
        sheet.draw(WORDS, sheet.look(hovered=1.0), QRectF(10, 10, width, height))
        assert ("star" in drawn) == shown


def test_the_place_stands_beside_the_times_where_no_line_is_left_for_it(
    qapp: QApplication, written: list[str]
) -> None:
    sheet = Sheet(Theme("light", 12.0))
    sheet.draw(WORDS, sheet.look(), QRectF(5, 5, 200, 56))
    assert [written[0], written[1].strip("\N{LEFT-TO-RIGHT MARK}")] == ["10:00–11:00", " · Åmål"]
    written.clear()
    sheet.draw(WORDS, sheet.look(), QRectF(5, 5, 200, 88))
    assert written[0] == "10:00–11:00"
    assert written[-1] == "Åmål"
    written.clear()
    long = "Regional data spaces for all municipalities and their companies"
    sheet.draw(WORDS._replace(title=long, short_title=long), sheet.look(), QRectF(5, 5, 200, 56))
    assert written[-1].endswith("…")
    assert written[1].endswith(" · Åmål")


def test_a_place_that_is_written_from_the_right_does_not_touch_the_times(qapp: QApplication) -> None:
    sheet = Sheet(Theme("light", 12.0))
    room, places = QRectF(10, 10, 200, 56), ("", "Hall 1", "אולם 1")
    pictures = [sheet.draw(WORDS._replace(place=place), sheet.look(), room) for place in places]
    begin = 10 + 11 + ceil(sheet.painter._letters.time.width(WORDS.span))
    dot = sheet.painter._letters.meta.width(" · ") - 1
    plain, left, right = (one.copy(begin, 12, int(dot), 16) for one in pictures)
    assert plain != left == right


def test_what_is_cancelled_says_so_before_its_time_where_a_tag_has_no_room(
    qapp: QApplication, written: list[str]
) -> None:
    sheet = Sheet(Theme("light", 12.0))
    sheet.draw(WORDS._replace(tag="Cancelled"), sheet.look(cancelled=True), QRectF(5, 5, 200, 56))
    assert written[:2] == ["Cancelled", "10:00–11:00"]


@pytest.mark.parametrize(("height", "lines"), [(36, 1), (54, 2), (140, None)])
@pytest.mark.parametrize("tag", ["", "Clash"])
def test_a_wide_block_breaks_its_title_into_as_many_lines_as_it_has_room_for(
    qapp: QApplication, written: list[str], height: int, lines: int | None, tag: str
) -> None:
    theme = Theme("light", 12.0)
    painter, image = Sheet(theme).painter, QImage(440, 160, QImage.Format.Format_RGB32)
    title = "Regional data spaces for all municipalities and their companies: what can we share, and how?"
    words = WORDS._replace(title=title, short_title=title, tag=tag)
    on, rect = QPainter(image), QRectF(0, 0, 420, height)
    cut = painter.draw(on, rect, QRectF(image.rect()), words, Look(theme.hue(1), clash=bool(tag)))
    on.end()
    told = written[written.index("10:00–11:00") + 1 : written.index("Data · Åmål")]
    assert cut == told[-1].endswith("…") == (lines is not None)
    assert len(told) == lines or (lines is None and " ".join(told) == title)
    if lines is None:
        assert painter.words_height(words, 420) >= 3 + len(told) * 16 + 16


def wide(words: Words, theme: Theme, height: int) -> tuple[QImage, bool]:
    """Draw a wide block; return the picture, and whether words were cut."""
    image = QImage(440, 160, QImage.Format.Format_RGB32)
    image.fill(theme.neutral["surface"])
    on = QPainter(image)
    cut = Sheet(theme).painter.draw(
        on, QRectF(0, 0, 420, height), QRectF(image.rect()), words, Look(theme.hue(1))
    )
    on.end()
    return image, cut


def test_a_wide_block_leaves_out_what_it_shares_with_its_umbrella_before_it_cuts_a_title(
    qapp: QApplication, written: list[str]
) -> None:
    theme = Theme("light", 12.0)
    end = "What can all of us share?"
    words = WORDS._replace(title=f"Regional data spaces - {end}", short_title=end)
    _, cut = wide(words, theme, 40)
    assert end in written
    assert not cut
    written.clear()
    _, cut = wide(words, theme, 90)
    assert " ".join(written[1:3]) == words.title
    assert not cut


@pytest.mark.parametrize("height", [40, 90])
def test_the_star_of_a_wide_block_stands_beside_its_only_line(qapp: QApplication, height: int) -> None:
    theme = Theme("light", 12.0)
    words = WORDS._replace(title="Short", details="", marked=False)

    def rows_of_star(words: Words) -> list[int]:
        image, _ = wide(words, theme, height)
        ink, ground = theme.hue(1).text, theme.hue(1).fill
        near = range(392, 408)
        rows = range(2, height - 2)
        assert count(image, ink)
        return [y for y in rows if any(image.pixelColor(x, y) != ground for x in near)]

    line = Sheet(theme).painter._letters.title.line
    alone, above = rows_of_star(words), rows_of_star(words._replace(details="Åmål"))
    assert abs((alone[0] + alone[-1] + 1) / 2 - (3 + line / 2)) <= 1
    assert above[0] > alone[0]


def test_the_star_of_a_wide_block_stands_beside_its_two_lines_however_high_it_is(qapp: QApplication) -> None:
    theme = Theme("light", 12.0)
    words, ground = WORDS._replace(title="Short"), theme.hue(1).fill
    stars = []
    for height in (36, 53, 54, 90):
        image, _ = wide(words, theme, height)
        rows = range(3, height - 2)
        stars.append([y for y in rows if any(image.pixelColor(x, y) != ground for x in range(392, 408))])
    assert stars[0] == stars[1] == stars[2] == stars[3]


SOFT = WORDS._replace(
    title="Data for all - Inno\u00adva\u00adtion", short_title="Inno\u00adva\u00adtion", details="", tag=""
)


@pytest.mark.parametrize(("width", "told"), [(400, "Data for all - Innovation"), (180, "Innovation")])
def test_soft_hyphens_on_one_line_are_nothing_cut(
    qapp: QApplication, written: list[str], width: int, told: str
) -> None:
    theme = Theme("light", 12.0)
    painter, image = Sheet(theme).painter, QImage(440, 60, QImage.Format.Format_RGB32)
    on = QPainter(image)
    rect = QRectF(0, 0, width, 28)
    assert not painter.draw(on, rect, QRectF(image.rect()), SOFT, Look(theme.hue(1)))
    assert written[-1] == told
    on.end()


@pytest.mark.parametrize("on_one_line", [False, True])
def test_soft_hyphens_in_the_title_of_an_umbrella_are_nothing_cut(
    qapp: QApplication, written: list[str], on_one_line: bool
) -> None:
    theme = Theme("light", 12.0)
    bands = BandPainter(theme, Lettering(theme.metrics), IconSet(1.0))
    image, row, look = QImage(700, 60, QImage.Format.Format_RGB32), QRectF(0, 0, 700, 40), Look(theme.hue(1))
    on = QPainter(image)
    cut = (
        bands.write_line(on, row, SOFT, Subtitle("", 0), look, 0)
        if on_one_line
        else bands.write(on, row, SOFT, Subtitle("", 0), look, False)
    )
    on.end()
    assert not cut
    assert "Data for all - Innovation" in written


def test_a_very_narrow_block_fills_its_height_with_its_title(qapp: QApplication, written: list[str]) -> None:
    sheet = Sheet(Theme("light", 12.0))
    title = "Innovations\u00adupp\u00adhandling"
    words = WORDS._replace(title=title, short_title=title)
    sheet.draw(words, sheet.look(), QRectF(5, 5, 56, 72))
    assert len(written) == 4
    assert written[0].endswith("-")
    written.clear()
    sheet.draw(words, sheet.look(), QRectF(5, 5, 56, 20))
    assert len(written) == 1


@pytest.mark.parametrize("dpr", [1.0, 1.25, 1.5, 2.0])
def test_a_picture_of_a_block_is_what_would_be_drawn(qapp: QApplication, dpr: float) -> None:
    sheet = Sheet(Theme("light", 12.0), dpr)
    rect = QRectF(12 / dpr, 12 / dpr, 200 / dpr, 90 / dpr)
    first, *others = (sheet.draw(WORDS, sheet.look(), rect) for _ in range(3))
    # Between px a letter may come to lie a fraction of one elsewhere, a line or a box may not.
    allowed = 0 if dpr in (1.0, 1.5, 2.0) else 150
    for other in others:
        assert count_apart(first, other) <= allowed


def count_apart(one: QImage, other: QImage) -> int:
    """Return how many pixels differ by more than the rounding of one colour over another."""
    points = ((x, y) for y in range(one.height()) for x in range(one.width()))
    return sum(far_apart(one.pixelColor(*at), other.pixelColor(*at)) for at in points)
