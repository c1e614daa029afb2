"""How wide lanes are."""

from __future__ import annotations

import pytest

from iweek_desktop.ui.grid.across import lane_widths
from iweek_desktop.ui.theme import Metrics

SMALL, BIG = (112.0, 140.0), (283.0, 342.0)


@pytest.mark.parametrize(
    ("needs", "canvas", "widths"),
    [
        pytest.param([SMALL], 900, [900], id="a single lane takes everything"),
        pytest.param([SMALL], 100, [140], id="or scrolls where it would be too narrow"),
        pytest.param([SMALL] * 5, 882, [176.4] * 5, id="what is left is shared"),
        pytest.param([SMALL, BIG], 582, [190, 392], id="in equal parts"),
        pytest.param([SMALL, BIG], 900, [420, 420], id="up to a largest width"),
        pytest.param([SMALL, (467, 570)], 1500, [420, 570], id="which a full lane may exceed"),
        pytest.param([SMALL, BIG], 638, [218, 420], id="what one cannot take the others get"),
        pytest.param([SMALL] * 5, 560, [112] * 5, id="the least width where no more fits"),
        pytest.param([SMALL, BIG], 438.5, [126, 312.5], id="and as much more as there is"),
        pytest.param([SMALL] * 5, 559, [140] * 5, id="comfortable where they scroll anyway"),
        pytest.param([], 559, [], id="none"),
    ],
)
def test_widths(needs: list[tuple[float, float]], canvas: float, widths: list[float]) -> None:
    assert lane_widths(needs, canvas, Metrics(12)) == pytest.approx(widths)
