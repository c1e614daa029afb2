"""Lines that are worked out once are the same whoever asks first."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from iweek_desktop.ui.drawing.lettering import Face
from iweek_desktop.ui.theme import Metrics

TITLE = "Beredd på riktigt – en heldag om innovation i kris"


@pytest.mark.parametrize("most", [1, 3, 40])
def test_lines_do_not_depend_on_what_was_asked_before(qapp: QApplication, most: int) -> None:
    for width in range(60, 200):
        first, second = Face(Metrics(12), "blockTitle"), Face(Metrics(12), "blockTitle")
        first.wrap(TITLE, width + 0.9, most)
        assert first.wrap(TITLE, width, most) == second.wrap(TITLE, width, most)
