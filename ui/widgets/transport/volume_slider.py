"""Volume in decibels: the slider is linear in dB, as ears are."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.held_slider import HeldSlider
from ui.widgets.transport.bubble import Bubble
from ui.wording import decibels

LOWEST_DB = -60.0
_STEPS_PER_DB = 10
_COARSE_DB = 1.0
_FINE_DB = 0.1


class VolumeSlider(HeldSlider):
    """-60..0 dB in steps of 1 dB, with Shift of 0.1 dB."""

    volume_requested = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._bubble = Bubble(theme, self)
        self.setRange(round(LOWEST_DB * _STEPS_PER_DB), 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Volume"))

    def show_volume(self, volume_db: float) -> None:
        """Show what is set, unless the listener holds the slider."""
        text = decibels(volume_db)
        self.setAccessibleDescription(text)
        if not self.isSliderDown():
            self.setValue(round(volume_db * _STEPS_PER_DB))
            self.update()
        if self.underMouse():
            self._say(text)

    def sizeHint(self) -> QSize:
        """Seventy pixels, as pictured, and room for the knob."""
        return QSize(84, 24)

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return self.sizeHint()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Louder when turned up; Shift is fine (some systems turn the wheel sideways then)."""
        fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        delta = event.angleDelta().y() or event.angleDelta().x()
        if delta:
            self.step(delta / 120 * (_FINE_DB if fine else _COARSE_DB))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move by 1 dB, with Shift by 0.1 dB."""
        step = _FINE_DB if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _COARSE_DB
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                self.step(-step)
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                self.step(step)
            case Qt.Key.Key_Home:
                self._ask_for(LOWEST_DB)
            case Qt.Key.Key_End:
                self._ask_for(0.0)
            case _:
                event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say how loud it is."""
        self._say(decibels(self.value() / _STEPS_PER_DB))
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the bubble away."""
        self._bubble.hide()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Take the bubble along."""
        self._bubble.hide()
        super().hideEvent(event)

    def step(self, change_db: float) -> None:
        """Ask for a volume relative to what is shown."""
        self._ask_for(self.value() / _STEPS_PER_DB + change_db)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, and a knob while it can be grabbed."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        filled = self._paint_thin_line(painter, self._share(), colors.text)
        if self.isEnabled() and (self.underMouse() or self.isSliderDown()):
            painter.drawEllipse(QRectF(filled.right() - 6, filled.center().y() - 6, 12, 12))
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 8, self._theme)
        painter.end()

    def _say(self, text: str) -> None:
        at = QPoint(round(self._x_at(self._share())), 0)
        self._bubble.show_text(text, self.mapToGlobal(at))

    def _share(self) -> float:
        return (self.sliderPosition() - self.minimum()) / (self.maximum() - self.minimum())

    def _go_to(self, share: float) -> None:
        self._ask_for(LOWEST_DB * (1.0 - share))

    def _ask_for(self, volume_db: float) -> None:
        bounded = min(max(round(volume_db, 1), LOWEST_DB), 0.0)
        self.setSliderPosition(round(bounded * _STEPS_PER_DB))
        self.update()
        self.volume_requested.emit(bounded)
