"""A field for one figure with its unit: typed, wheeled, or stepped by the arrow keys."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QWidget

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.stylesheet import bare_field_sheet
from ui.widgets.when_seen import WhenSeen

_WIDTH_PX, _HEIGHT_PX = 92, 28
_PADDING_PX = 10
_MINUS = "\N{MINUS SIGN}"


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
        WhenSeen(theme, self, self._tint)
        self.valueChanged.connect(self.given)

    def show_value(self, value: float) -> None:
        """Show a figure, unless the listener is typing one."""
        if self.hasFocus() and self.lineEdit().isModified():
            return
        self.blockSignals(True)  # noqa: FBT003  Qt's own signature
        self.setValue(value)
        self.blockSignals(False)  # noqa: FBT003  Qt's own signature

    def sizeHint(self) -> QSize:
        """All of them are as wide."""
        return QSize(_WIDTH_PX, _HEIGHT_PX)

    def textFromValue(self, value: float) -> str:
        """Write one decimal, and more only where they say something."""
        text, spare = super().textFromValue(value), max(self.decimals() - 1, 0)
        kept, last = text[: len(text) - spare], text[len(text) - spare :]
        return kept.replace("-", _MINUS) + last.rstrip("0")

    def valueFromText(self, text: str) -> float:
        """Read a true minus sign as well as a typed one."""
        return super().valueFromText(text.replace(_MINUS, "-"))

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let any figure be typed: one beyond the limits would else lose its last digit."""
        state = super().validate(text.replace(_MINUS, "-"), place)[0]
        typed = self._typed(text)
        if state == QValidator.State.Invalid and typed is not None:
            state = QValidator.State.Intermediate
        return state, text, place

    def fixup(self, text: str) -> str:
        """Take a figure beyond the limits to the nearest one within."""
        typed = self._typed(text)
        if typed is None:
            return super().fixup(text)
        nearest = min(max(typed, self.minimum()), self.maximum())
        return f"{self.prefix()}{self.textFromValue(nearest)}{self.suffix()}"

    def _typed(self, text: str) -> float | None:
        bare = text.removeprefix(self.prefix()).removesuffix(self.suffix()).strip()
        value, is_number = self.locale().toDouble(bare.replace(_MINUS, "-"))
        return value if is_number else None

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
        self.lineEdit().setStyleSheet(bare_field_sheet(self._theme))
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn only what was chosen: a page that scrolls must not change figures."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class GainField(NumberField):
    """Decibels, with their sign: +3.6 dB."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        limits: tuple[float, float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, limits, parent, suffix=" dB")

    def textFromValue(self, value: float) -> str:
        """Say which way it goes."""
        plus = "+" if round(value, self.decimals()) > 0 else ""
        return plus + super().textFromValue(value)


class FrequencyField(NumberField):
    """Hertz: to a tenth where it is needed, by whole ones where the figure is stepped."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, (20.0, 96_000.0), parent, suffix=" Hz")
        self.setSingleStep(1.0)
        self.setGroupSeparatorShown(True)

    def textFromValue(self, value: float) -> str:
        """Leave a tenth out that is nought; large ones are grouped: 3,300."""
        if value == round(value):
            return self.locale().toString(round(value))
        return super().textFromValue(value)
