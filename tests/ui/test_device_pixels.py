"""Rails, bars and blocks on finer screens: every edge is on a device pixel, and no line is blended."""

from __future__ import annotations

import subprocess
import sys
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest
from PySide6.QtGui import QColor, QImage

from iweek_desktop.ui.theme import Theme

ENTRY = "import sys; from iweek_desktop.cli import main; sys.exit(main())"
SCALES = ("1", "1.25", "1.5", "2")
WIDE, HIGH = 1080, 700
BESIDE_WORDS = 138
"""Where, in px, a line from top to bottom crosses the blocks of the day and meets no word."""

ACROSS_RAIL = 500
"""Where a line from left to right crosses the rail, the hours and an umbrella, and meets no word."""

BESIDE_NEWS = 720
"""Where a line from top to bottom crosses the bars and the message below them."""

Runs = list[tuple[str, int]]
"""Colours one after the other, with how many device pixels each has."""


class Lines(NamedTuple):
    """What lines through the window cross at a scale."""

    news: Runs
    down: Runs
    across: Runs


def take(folder: Path, scale: str) -> Lines:
    out = folder / f"{scale}.png"
    options = ["--profile", str(folder / "profile"), "--language", "en", "--now", "2024-10-21T09:00"]
    words = ["screenshot", str(out), "--day", "2024-09-30", "--size", f"{WIDE}x{HIGH}", "--theme", "light"]
    command = [sys.executable, "-c", ENTRY, *options, *words, "--scale", scale]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    image, fine = QImage(str(out)), float(scale)
    assert (image.width(), image.height()) == (round(WIDE * fine), round(HIGH * fine))
    x, y = round(BESIDE_WORDS * fine), round(ACROSS_RAIL * fine)
    top, low, right = round(176 * fine), round((HIGH - 28) * fine), round(250 * fine)
    aside, bars = round(BESIDE_NEWS * fine), range(round(56 * fine), round(138 * fine))
    news = [image.pixelColor(aside, at).name() for at in bars]
    down = [image.pixelColor(x, at).name() for at in range(top, low)]
    across = [image.pixelColor(at, y).name() for at in range(right)]
    return Lines(runs(news), runs(down), runs(across))


def runs(colours: list[str]) -> Runs:
    return [(colour, len(list(same))) for colour, same in groupby(colours)]


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lines]:
    folder = tmp_path_factory.mktemp("scales")
    return {scale: take(folder, scale) for scale in SCALES}


def test_the_lines_cross_what_they_should(lines: dict[str, Lines]) -> None:
    theme = Theme("light", 12)
    hue, neutral = theme.hue(0), theme.neutral
    news = [colour for colour, _ in lines["1"].news]
    assert news.count(neutral["divider"].name()) == 2, "below the days and below the message"
    assert theme.signal("info").fill.name() in news
    down = [colour for colour, _ in lines["1"].down]
    assert down.count(hue.fill.name()) >= 4, "blocks"
    assert down.count(hue.line.name()) >= 9, "their edges, and that of the umbrella"
    across = [colour for colour, _ in lines["1"].across]
    assert [neutral["window"].name(), neutral["divider"].name(), neutral["surface"].name()] == across[:3]
    assert hue.edge.name() in across


@pytest.mark.parametrize("scale", SCALES[1:])
def test_a_finer_screen_has_no_colours_between_those_of_a_coarse_one(
    lines: dict[str, Lines], scale: str
) -> None:
    for fine, coarse in ((lines[scale].down, lines["1"].down), (lines[scale].across, lines["1"].across)):
        known = {colour for colour, _ in coarse}
        assert [colour for colour, _ in fine if not any(alike(colour, other) for other in known)] == []


def alike(one: str, other: str) -> bool:
    """Tell whether colours are the same but for the rounding of a channel."""
    channels = zip(QColor(one).getRgb(), QColor(other).getRgb(), strict=True)  # type: ignore[call-overload]
    return all(abs(a - b) <= 1 for a, b in channels)


@pytest.mark.parametrize("scale", SCALES)
def test_a_hairline_is_a_whole_number_of_device_pixels(lines: dict[str, Lines], scale: str) -> None:
    theme = Theme("light", 12)
    hair = int(float(scale))
    outline = theme.hue(0).line.name()
    assert {length for colour, length in lines[scale].down if colour == outline} == {hair}
    divider = theme.neutral["divider"].name()
    assert [length for colour, length in lines[scale].across if colour == divider] == [hair]
    news = lines[scale].news
    edges = [place for place, (colour, _) in enumerate(news) if colour == divider]
    assert [news[place][1] for place in edges] == [hair, hair]
    above = [news[place - 1][0] for place in edges]
    assert above == [theme.neutral["window"].name(), theme.signal("info").fill.name()]


@pytest.mark.parametrize("scale", SCALES)
def test_the_bar_of_a_block_is_as_broad_as_the_design_says(lines: dict[str, Lines], scale: str) -> None:
    edge = Theme("light", 12).hue(0).edge.name()
    bars = [length for colour, length in lines[scale].across if colour == edge]
    assert bars
    assert set(bars) == {round(4 * float(scale))}
