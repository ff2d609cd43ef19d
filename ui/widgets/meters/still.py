"""The part of a picture that does not move, painted once and kept."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

PaintBehind = Callable[[QPainter, QWidget], None]
"""Paints what lies behind a widget, in the widget's own coordinates."""


class Still:
    """Kept for one size and one key of a widget; whoever owns it forgets it when it is stale.

    Args:
        widget: Whose picture it is.
        paint: Paints it, in the widget's coordinates, onto nothing.
        opaque: Whether it covers everything: its pixels are then copied instead of blended.
    """

    def __init__(
        self, widget: QWidget, paint: Callable[[QPainter], None], *, opaque: bool = False
    ) -> None:
        self._widget, self._paint, self._opaque = widget, paint, opaque
        self._pixmap = QPixmap()
        self._key: Hashable = None

    def forget(self) -> None:
        """Paint it anew the next time it is wanted."""
        self._pixmap = QPixmap()

    def pixmap(self, key: Hashable = None) -> QPixmap:
        """Return the picture; another key than the last time means that it has changed."""
        ratio = self._widget.devicePixelRatioF()
        wanted = self._widget.size() * ratio
        if self._pixmap.size() != wanted or key != self._key:
            self._key = key
            self._pixmap = QPixmap(wanted)
            self._pixmap.setDevicePixelRatio(ratio)
            if not self._opaque:
                self._pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._pixmap)
            self._paint(painter)
            painter.end()
        return self._pixmap

    def draw(self, painter: QPainter, key: Hashable = None) -> None:
        """Draw it; of what a paint event has not asked for nothing is touched."""
        painter.drawPixmap(0, 0, self.pixmap(key))
