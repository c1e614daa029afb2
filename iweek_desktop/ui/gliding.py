"""What moves or comes forth in a short time, so that the eye can follow; or at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QScrollBar


class Glide(QObject):
    """Move one scroll bar; whatever else moves it ends the glide."""

    def __init__(self, bar: QScrollBar, duration_ms: Callable[[], int]) -> None:
        """Take the bar, and what tells how long a glide lasts: 0 for none."""
        super().__init__(bar)
        self._bar, self._duration_ms = bar, duration_ms
        self._own = False
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._move)
        bar.valueChanged.connect(self._take_over)

    @property
    def aim(self) -> int:
        """Where the bar will stand."""
        running = self._animation.state() == QVariantAnimation.State.Running
        return int(self._animation.endValue()) if running else self._bar.value()

    def go(self, value: int) -> None:
        """Move the bar there.

        A screen reader asks at once where a session lies, so while one listens nothing glides.
        """
        value = max(self._bar.minimum(), min(value, self._bar.maximum()))
        duration = self._duration_ms()
        if not duration or not self._bar.isVisible() or QAccessible.isActive():
            self._bar.setValue(value)
            return
        self._animation.stop()
        self._animation.setDuration(duration)
        self._animation.setStartValue(self._bar.value())
        self._animation.setEndValue(value)
        self._animation.start()

    def _move(self, value: int) -> None:
        self._own = True
        self._bar.setValue(int(value))
        self._own = False

    def _take_over(self) -> None:
        if not self._own:
            self._animation.stop()


class Fade(QObject):
    """Let something come forth."""

    stepped = Signal()
    """It has come forth a little more."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._animation = QVariantAnimation(self)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.valueChanged.connect(self.stepped)

    @property
    def share(self) -> float:
        """How much of it is there, from 0 to 1."""
        stopped = self._animation.state() == QVariantAnimation.State.Stopped
        return 1.0 if stopped else float(self._animation.currentValue())

    def begin(self, duration_ms: int) -> None:
        """Let it come forth from nothing; 0 for at once."""
        self._animation.stop()
        if duration_ms:
            self._animation.setDuration(duration_ms)
            self._animation.start()
