"""Looking for sessions while one types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from iweek_desktop.ui.panes.empty_day import EmptyDay
from tests.ui.conftest import Desk
