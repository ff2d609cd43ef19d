"""A switch: a knob in a groove, coloured while it is on."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button

_WIDTH_PX = 38
_HEIGHT_PX = 22


class Switch(Button):
    """On or off; on is where reading ends."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self.setToolTip("")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """The groove; the focus ring lies upon its edge."""
        return QSize(_WIDTH_PX, _HEIGHT_PX)

    def corner_px(self) -> float:
        """Half its height."""
        return self.height() / 2

    def paint_face(self, painter: QPainter) -> None:
        """Draw groove and knob."""
        colors, on = self.theme.colors, self.isChecked()
        groove = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.accent if on else colors.hint)
        painter.drawRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        radius = groove.height() / 2 - 3
        at_right = on is not self.isRightToLeft()
        x = groove.right() - radius - 3 if at_right else groove.left() + radius + 3
        painter.setBrush(colors.on_accent if on else colors.ground)
        painter.drawEllipse(QPointF(x, groove.center().y()), radius, radius)
