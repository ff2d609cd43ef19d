"""A scroll bar whose room is always there: what stands beside it never moves to and fro."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

WIDTH_PX = 12
"""As the stylesheet has it."""


class QuietScrollBar(QScrollBar):
    """Draws nothing while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the handle, if it can be moved."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


def keep_gutter(area: QAbstractScrollArea) -> None:
    """Keep room for the vertical scroll bar of an area, needed or not."""
    area.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical, area))
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
