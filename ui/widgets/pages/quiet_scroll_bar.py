"""A scroll bar whose room is always there: what stands beside it never moves to and fro."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

WIDTH_PX = 12
"""As the style has it."""


class QuietScrollBar(QScrollBar):
    """Draws nothing while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle, if it can be moved."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class SlimScrollBar(QScrollBar):
    """Seen only while the pointer is on what it scrolls.

    A class of its own, for the stylesheet goes by kinds: an area has no name yet when its first
    bar is dressed.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        area.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Come and go with the pointer."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle while it may be wanted."""
        if self._area.underMouse() or self.isSliderDown():
            super().paintEvent(event)


def keep_gutter(area: QAbstractScrollArea) -> None:
    """Keep room for the vertical scroll bar of an area, needed or not."""
    area.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical, area))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
