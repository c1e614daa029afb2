"""From a day's sessions to px and back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import combinations, product
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from iweek_desktop.programme.model import Session
from iweek_desktop.ui.grid.day_spans import DaySpans, measure_day
from iweek_desktop.ui.grid.geometry import Frame, Geometry, Grid
from iweek_desktop.ui.theme import Metrics

ZONE = ZoneInfo("Europe/Stockholm")
DAY = date(2031, 4, 8)
ZOOMS = (None, 44.0, 72.0, 88.0, 256.0)
DPRS = (1.0, 1.25, 1.5, 2.0)


def at(minute: int, day: date = DAY) -> datetime:
    """Return the local time so many minutes after a day's midnight."""
    midnight = datetime.combine(day, time(), ZONE).astimezone(UTC)
    return (midnight + timedelta(minutes=minute)).astimezone(ZONE)


@st.composite
def days(draw: st.DrawFn) -> list[Session]:
    """Draw a day of up to a dozen sessions in reading order, with umbrellas, twins and open ends."""
    sessions = []
    for n in range(draw(st.integers(1, 12))):
        start = draw(st.integers(96, 264)) * 5
        length = draw(st.sampled_from([None, 0, 5, 15, 30, 60, 90, 300]))
        parent = draw(st.none() | st.integers(0, 11))
        end = None if length is None else at(start + length)
        whole = draw(st.integers(0, 12)) == 0
        if whole:
            sessions.append(Session(f"s{n}", "All day", at(0), at(1440), all_day=True))
        else:
            sessions.append(
                Session(f"s{n}", "A talk", at(start), end, parent=None if parent is None else f"s{parent}")
            )
    return sorted(sessions, key=lambda session: session.start or at(0))


def spans_of(sessions: list[Session]) -> DaySpans:
    return measure_day(DAY, sessions, ZONE, time(4))


DOWN, RIGHT = Qt.Orientation.Vertical, Qt.Orientation.Horizontal


class Size(NamedTuple):
    """Zoom, device pixels per px, text size, direction of time, and number of lanes."""

    zoom: float | None = None
    dpr: float = 1.0
    u: float = 12.0
    time: Qt.Orientation = DOWN
    lanes: int = 1


def geometry(sessions: list[Session], size: Size = Size(), width: int = 900) -> Geometry:  # noqa: B008
    lane_of = tuple(n * 7 % size.lanes for n in range(len(sessions)))
    frame = Frame(Metrics(size.u), QSizeF(width, 520), size.zoom, size.dpr, size.time)
    return Geometry(Grid(spans_of(sessions), lane_of, size.lanes), frame)


sizes = st.builds(
    Size,
    st.sampled_from(ZOOMS),
    st.sampled_from(DPRS),
    st.sampled_from([12.0, 15.0, 24.0]),
    st.sampled_from([DOWN, RIGHT]),
    st.sampled_from([1, 1, 2, 4]),
)


@given(days(), sizes)
def test_every_session_has_a_rect_on_device_pixels(sessions: list[Session], size: Size) -> None:
    made, dpr, u = geometry(sessions, size), size.dpr, size.u
    assert len(made.rects) == len(made.pieces) == len(sessions)
    for rect in (rect for pieces in made.pieces for rect in pieces):
        for edge in (rect.left(), rect.left() + rect.width(), rect.top(), rect.top() + rect.height()):
            assert edge * dpr == pytest.approx(round(edge * dpr), abs=1e-6), (rect, dpr)
        assert rect.height() >= (20 if made.down else 44) * u / 12 - 1.01 / dpr
        assert rect.width() >= (4 if made.down else 44 * u / 12 - 1.01 / dpr)


@given(days(), sizes, st.randoms(use_true_random=False))
def test_rows_lie_the_same_in_whatever_order_they_are_asked_for(
    sessions: list[Session], size: Size, chance: Random
) -> None:
    made, other = geometry(sessions, size), geometry(sessions, size)
    whole = QRectF(0, 0, made.width, made.height)
    assert made.rows_in(whole) == list(range(len(sessions)))
    words = dict(other.words) if chance.random() < 0.5 else {}
    order = chance.sample(range(len(sessions)), len(sessions))
    asked = {row: (other.rects[row], other.pieces[row], other.blocks[row]) for row in order}
    for row in range(len(sessions)):
        assert asked[row] == (made.rects[row], made.pieces[row], made.blocks[row])
    assert made.words == (words or other.words)


def test_of_lanes_out_of_view_nothing_is_measured() -> None:
    made = geometry([Session(f"s{n}", "A talk", at(600), at(660)) for n in range(8)], Size(lanes=4), 400)
    made.rows_in(QRectF(0, 0, made.lanes[0][1] - 1, made.height))
    assert [strip for strip in made.layout.strips if "blocks" in vars(strip)] == [made.layout.strips[0]]


@given(days(), sizes)
def test_blocks_lie_in_the_content_and_beside_each_other(sessions: list[Session], size: Size) -> None:
    made = geometry(sessions, size)
    blocks = made.blocks
    whole = QRectF(0, 0, made.width, made.height).adjusted(-0.01, -0.01, 0.01, 0.01)
    for a, b in combinations(range(len(sessions)), 2):
        if a in around(made, b) or b in around(made, a):
            continue
        for one, other in product(made.pieces[a], made.pieces[b]):
            shared = one.intersected(other)
            assert min(shared.width(), shared.height()) <= 1.01, (blocks[a], blocks[b], shared)
    for rect in (rect for pieces in made.pieces for rect in pieces):
        assert whole.contains(rect), (rect, whole)


@given(days(), sizes)
def test_what_an_umbrella_contains_lies_across_inside_one_of_its_pieces(
    sessions: list[Session], size: Size
) -> None:
    made = geometry(sessions, size)
    for row, rect in enumerate(made.rects):
        parent = made.blocks[row].parent
        if parent is not None:
            across = [(piece.left(), piece.right()) for piece in made.pieces[parent]]
            if not made.down:
                across = [(piece.top(), piece.bottom()) for piece in made.pieces[parent]]
            low, high = (rect.left(), rect.right()) if made.down else (rect.top(), rect.bottom())
            assert any(start <= low and high <= end for start, end in across), (row, rect, across)


@given(days(), sizes)
def test_the_words_of_an_umbrella_are_covered_by_nothing(sessions: list[Session], size: Size) -> None:
    made = geometry(sessions, size)
    for umbrella, words in made.words.items():
        for row, rect in enumerate(made.rects):
            if umbrella in around(made, row):
                shared = rect.intersected(words)
                assert min(shared.width(), shared.height()) <= 1.01 / size.dpr, (row, rect, words)


@given(days(), sizes)
def test_what_stands_in_a_lane_lies_in_it(sessions: list[Session], size: Size) -> None:
    made = geometry(sessions, size)
    assert len(made.lanes) == size.lanes
    for row, lane in enumerate(made.grid.lane_of):
        low, high = made.lanes[lane]
        if not made.blocks[row].band:
            rect = made.rects[row]
            start, end = (rect.left(), rect.right()) if made.down else (rect.top(), rect.bottom())
            assert low <= start < end <= high
            assert row in made.rows_of_lane(lane)


def around(made: Geometry, row: int) -> set[int]:
    """Return the umbrellas around a row."""
    found = set()
    at_row = made.blocks[row].parent
    while at_row is not None:
        found.add(at_row)
        at_row = made.blocks[at_row].parent
    return found


@given(days(), sizes)
def test_the_middle_of_a_block_is_its_own(sessions: list[Session], size: Size) -> None:
    made = geometry(sessions, size)
    for row, rect in enumerate(made.rects):
        if not made.blocks[row].band:
            assert made.row_at(rect.center()) == row


@given(days(), sizes)
def test_an_umbrella_answers_where_its_title_stands(sessions: list[Session], size: Size) -> None:
    made = geometry(sessions, size)
    for row, rect in enumerate(made.rects):
        if made.blocks[row].band:
            assert made.row_at(rect.topLeft() + QPointF(3, 5)) == row


areas = st.builds(QRectF, *[st.floats(-50, 3000)] * 2, *[st.floats(1, 800)] * 2)


@given(days(), sizes, areas)
def test_an_area_finds_what_it_meets(sessions: list[Session], size: Size, area: QRectF) -> None:
    made = geometry(sessions, size)
    met = [row for row, pieces in enumerate(made.pieces) if any(area.intersects(piece) for piece in pieces)]
    assert made.rows_in(area) == met


@given(days(), sizes)
def test_all_sessions_are_drawn_in_the_whole(sessions: list[Session], size: Size) -> None:
    made = geometry(sessions, size)
    assert made.rows_in(QRectF(0, 0, made.width, made.height)) == list(range(len(sessions)))


@given(days(), sizes, st.floats(0, 1500))
def test_minutes_and_px_agree(sessions: list[Session], size: Size, minute: float) -> None:
    made = geometry(sessions, size)
    assert made.minute_at(made.along(minute)) == pytest.approx(minute, abs=60 / made.px_per_hour + 0.01)


@pytest.mark.parametrize(("end_min", "px_per_hour"), [(630, 240), (930, 148), (1320, 120)])
def test_fit_in_a_timeline(end_min: int, px_per_hour: float) -> None:
    spans = spans_of([Session("s", "A talk", at(600), at(end_min))])
    made = Geometry(Grid(spans, (0,)), Frame(Metrics(12), QSizeF(900, 520), time=RIGHT))
    assert made.px_per_hour == pytest.approx(px_per_hour)


@pytest.mark.parametrize("u", [12.0, 18.0, 24.0])
@pytest.mark.parametrize(
    ("end_min", "px_per_hour"),
    [(600 + 30, 128), (600 + 330, 520 / 6), (600 + 720, 72)],
    ids=["a short day is no bigger than 128", "a day that fits fills the height", "a long day scrolls"],
)
def test_fit(u: float, end_min: int, px_per_hour: float) -> None:
    spans = spans_of([Session("s", "A talk", at(600), at(end_min))])
    made = Geometry(Grid(spans, (0,)), Frame(Metrics(u), QSizeF(900, 520 * u / 12)))
    wanted = px_per_hour * u / 12
    assert wanted - 4 < made.px_per_hour <= wanted + 1e-9


@given(
    st.integers(570, 1500), st.sampled_from([1.0, 1.25, 1.5, 2.0]), st.integers(300, 900),
    st.sampled_from([12.0, 15.0, 18.0, 24.0]),
)  # fmt: skip
def test_what_lasts_equally_long_is_equally_high_where_the_day_is_fitted(
    end_min: int, dpr: float, height: int, u: float
) -> None:
    starts = range(540, end_min, 45)
    sessions = [Session(f"s{at_min}", "A talk", at(at_min), at(at_min + 30)) for at_min in starts]
    made = Geometry(
        Grid(spans_of(sessions), (0,) * len(sessions)), Frame(Metrics(u), QSizeF(900, height), dpr=dpr)
    )
    heights = [rect.height() for rect in made.rects]
    assume(72 * u / 12 < made.px_per_hour < 128 * u / 12 or (u, dpr) in ((12.0, 1.0), (24.0, 2.0)))
    assert max(heights) - min(heights) < 1e-6


@pytest.mark.parametrize(
    ("count", "canvas", "scrolls"), [(4, 900, False), (9, 900, False), (10, 900, True), (1, 60, True)]
)
def test_a_lane_grows_beyond_the_canvas_where_columns_would_be_too_narrow(
    count: int, canvas: int, scrolls: bool
) -> None:
    made = geometry([Session(f"s{n}", "A talk", at(600), at(660)) for n in range(count)], width=canvas)
    assert (made.width > canvas) is scrolls
    assert min(rect.width() for rect in made.rects) >= 88


def test_what_takes_place_at_once_is_equally_wide() -> None:
    made = geometry([Session(f"s{n}", "A talk", at(600), at(660)) for n in range(4)])
    widths = [rect.width() for rect in made.rects]
    assert max(widths) - min(widths) <= 1
    assert sum(widths) + 3 * 4 == made.rects[3].right() - made.rects[0].left()


def test_a_low_block_answers_a_little_above_and_below_itself() -> None:
    made = geometry([Session("s", "Short", at(600), at(605))], Size(72.0))
    rect = made.rects[0]
    assert made.row_at(QPointF(rect.center().x(), rect.top() - 1.5)) == 0
    assert made.row_at(QPointF(rect.center().x(), rect.bottom() + 1.5)) == 0
    assert made.row_at(QPointF(rect.center().x(), rect.bottom() + 4)) is None


def test_of_two_low_neighbours_each_answers_for_itself() -> None:
    made = geometry([Session("a", "A", at(600), at(605)), Session("b", "B", at(620), at(625))], Size(72.0))
    for row, rect in enumerate(made.rects):
        assert made.row_at(QPointF(30, rect.top() + 1)) == row
        assert made.row_at(QPointF(30, rect.bottom() - 1)) == row


# days that clocks make longer or shorter, and nights


def test_what_ends_after_midnight_is_drawn_to_its_end() -> None:
    (item,) = spans_of([Session("s", "Night", at(1410), at(1500))]).items
    assert (item.start_min, item.end_min) == (1410, 1500)


def test_what_lasts_for_days_is_drawn_to_the_end_of_the_day() -> None:
    spans = spans_of([Session("s", "Camp", at(600), at(600 + 3 * 1440))])
    assert (spans.first_min, spans.last_min) == (600, 1440 + 240)


@pytest.mark.parametrize("day", [date(2031, 3, 30), date(2031, 10, 26), DAY], ids=["short", "long", "plain"])
def test_the_end_of_the_day_is_read_from_the_clock(day: date) -> None:
    late = datetime.combine(day + timedelta(days=1), time(3, 30), ZONE)
    night = Session("s", "Night", late, late + timedelta(hours=2))
    (item,) = measure_day(day, [night], ZONE, time(4)).items
    assert item.end_min - item.start_min == 30


def test_an_hour_that_passes_twice_is_drawn_twice() -> None:
    day = date(2031, 10, 26)
    spans = measure_day(day, [Session("s", "Night", at(60, day), at(300, day))], ZONE, time(0))
    assert [spans.instant_of(minute).hour for minute in (120, 180, 240)] == [2, 2, 3]
    assert spans.minute_of(spans.instant_of(180)) == 180


def test_an_all_day_session_is_drawn_along_the_timed_ones() -> None:
    whole = Session("w", "All day", at(0), at(1440), all_day=True)
    items = spans_of([whole, Session("s", "A talk", at(600), at(660))]).items
    assert (items[0].start_min, items[0].end_min) == (600, 660)


def test_only_all_day_sessions_are_drawn_along_the_office_hours() -> None:
    (item,) = spans_of([Session("w", "All day", at(0), at(1440), all_day=True)]).items
    assert (item.start_min, item.end_min) == (540, 1020)


def test_a_parent_of_another_day_is_no_band() -> None:
    (item,) = spans_of([Session("s", "A talk", at(600), at(660), parent="elsewhere")]).items
    assert item.parent is None
