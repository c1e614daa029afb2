"""Line icons in one colour, drawn once for each size."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from iweek_desktop.resource import resource_bytes


class IconSet:
    """Tint the bundled icons, and keep each tinted picture."""

    def __init__(self, dpr: float) -> None:
        """Take the largest number of device pixels per px that a screen here has."""
        self._dpr = dpr
        self._pixmaps: dict[tuple[str, int, float, int], QPixmap] = {}
        self._sources: dict[str, bytes] = {}

    def pixmap(self, name: str, size_px: int, dpr: float, colour: QColor) -> QPixmap:
        """Return an icon as a square picture of `size_px` device-independent px."""
        key = (name, size_px, dpr, colour.rgba())
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(name, size_px, dpr, colour)
        return found

    def icon(self, name: str, size_px: int, colour: QColor, disabled: QColor | None = None) -> QIcon:
        """Return an icon for a button, in another colour while the button is disabled."""
        icon = QIcon(self.pixmap(name, size_px, self._dpr, colour))
        if disabled is not None:
            icon.addPixmap(self.pixmap(name, size_px, self._dpr, disabled), QIcon.Mode.Disabled)
        return icon

    def put_beside_text(self, button: QAbstractButton, name: str, size_px: int, colour: QColor) -> None:
        """Give a button an icon with more room between it and the text than Qt leaves."""
        gap = size_px // 4
        picture = self.pixmap(name, size_px, self._dpr, colour)
        wider = QPixmap(round((size_px + gap) * self._dpr), picture.height())
        wider.setDevicePixelRatio(self._dpr)
        wider.fill(Qt.GlobalColor.transparent)
        painter = QPainter(wider)
        painter.drawPixmap(0, 0, picture)
        painter.end()
        button.setIcon(QIcon(wider))
        button.setIconSize(QSize(size_px + gap, size_px))

    def _draw(self, name: str, size_px: int, dpr: float, colour: QColor) -> QPixmap:
        source = self._sources.get(name)
        if source is None:
            source = self._sources[name] = resource_bytes(f"icons/{name}.svg")
        tinted = source.replace(b"currentColor", colour.name().encode("ascii"))
        edge = round(size_px * dpr)
        pixmap = QPixmap(QSize(edge, edge))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(tinted)).render(painter, QRectF(0, 0, edge, edge))
        painter.end()
        pixmap.setDevicePixelRatio(dpr)
        return pixmap
