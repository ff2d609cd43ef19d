"""A field for one figure with its unit: typed, wheeled, or stepped by the arrow keys."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QWidget

from ui.theme.theme import Theme
from ui.widgets.focus import paint_focus_ring

_WIDTH_PX, _HEIGHT_PX = 92, 28
_PADDING_PX = 10


class NumberField(QDoubleSpinBox):
    """Says a figure only when the listener gave it; showing one says nothing."""

    given = Signal(float)

    def __init__(
        self,
        theme: Theme,
        label: str,
        limits: tuple[float, float],
        parent: QWidget | None = None,
        *,
        suffix: str = "",
        digits: int = 1,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setRange(*limits)
        self.setDecimals(digits)
        self.setSuffix(suffix)
        self.setSingleStep(10.0**-digits)
        self.setKeyboardTracking(False)
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(label)
        self.setToolTip(label)
        self.setFixedSize(_WIDTH_PX, _HEIGHT_PX)
        self.setFrame(False)
        self.setFont(theme.body(tabular=True))
        theme.changed.connect(self._tint)
        self._tint()
        self.valueChanged.connect(self.given)

    def show_value(self, value: float) -> None:
        """Show a figure, unless the listener is typing one."""
        if self.hasFocus() and self.lineEdit().isModified():
            return
        self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.setValue(value)
        self.blockSignals(False)  # noqa: FBT003  Qt's own signature

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write inside the frame that is painted here."""
        super().resizeEvent(event)
        self.lineEdit().setGeometry(self.rect().adjusted(_PADDING_PX, 2, -_PADDING_PX, -2))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame; the figure paints itself."""
        colors, radius = self._theme.colors, self._theme.radii.control
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.raised)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(face, radius, radius)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), radius, self._theme)
        painter.end()

    def _tint(self) -> None:
        """The figure lies on the frame's own colour; a transparent one would show the window's."""
        raised = self._theme.colors.raised.name()
        self.lineEdit().setStyleSheet(f"background: {raised}; border: none; padding: 0;")
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only what was chosen: a page that scrolls must not change figures."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
