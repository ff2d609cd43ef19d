"""The switch of a whole page: filled with the accent while it is on."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip


class PowerChip(Chip):
    """Says On or Off, and what it switches."""

    def __init__(self, theme: Theme, what: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, what, parent)
        self._what = what
        self.setCheckable(True)
        self.show_on(on=False)

    def show_on(self, *, on: bool) -> None:
        """Show whether it is on."""
        self.setChecked(on)
        words = self.tr("On") if on else self.tr("Off")
        self.relabel(words)
        self.setAccessibleName(f"{self._what}: {words}")

    def _paint_ground(self, painter: QPainter) -> QColor:
        colors = self.theme.colors
        if not self.isChecked():
            return super()._paint_ground(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.accent)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(face, self.corner_px(), self.corner_px())
        return colors.on_accent
