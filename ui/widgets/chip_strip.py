"""A row that is longer than its room: wheeled sideways, and what has the focus is in sight."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class ChipStrip(QScrollArea):
    """Holds one row of chips, without a scroll bar."""

    def __init__(self, row: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(row.accessibleName())
        self.viewport().setAutoFillBackground(False)
        self.setWidget(row)
        row.setAutoFillBackground(False)
        self.setFixedHeight(row.sizeHint().height() or 28)
        for chip in row.findChildren(QWidget):
            chip.installEventFilter(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn sideways."""
        bar, angle = self.horizontalScrollBar(), event.angleDelta()
        bar.setValue(bar.value() - (angle.x() or angle.y()) // 2)
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a chip into sight when the keys come to it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched, 16, 0)
        return super().eventFilter(watched, event)
