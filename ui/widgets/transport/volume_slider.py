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
_COARSE_DB = 1.0
_FINE_DB = 0.1


class VolumeSlider(HeldSlider):
    """-60..0 dB in steps of 1 dB, with Shift of 0.1 dB.

    Its value as a slider counts whole dB: Qt tells a screen reader the bare number.
    """

    volume_requested = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._bubble = Bubble(theme, self)
        self._shown_db = 0.0
        self.setRange(round(LOWEST_DB), 0)
        self.valueChanged.connect(self._ask_for)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Volume"))

    @property
    def shown_db(self) -> float:
        """The volume that is shown."""
        return self._shown_db

    def show_volume(self, volume_db: float) -> None:
        """Show what is set, unless the listener holds the slider."""
        text = decibels(volume_db)
        self.setAccessibleDescription(text)
        if not self.isSliderDown():
            self._show(volume_db)
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
        if way := self._way_of(event.key()):
            self.step(way * step)
            return
        match event.key():
            case Qt.Key.Key_Home:
                self._ask_for(LOWEST_DB)
            case Qt.Key.Key_End:
                self._ask_for(0.0)
            case _:
                event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Say how loud it is."""
        self._say(decibels(self._shown_db))
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
        self._ask_for(self._shown_db + change_db)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, and a knob while it can be grabbed."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.45)
        knob = self._paint_thin_line(painter, self._share(), colors.text)
        if self.isEnabled() and (self.underMouse() or self.isSliderDown()):
            painter.drawEllipse(knob, 6, 6)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), 8, self._theme)
        painter.end()

    def _say(self, text: str) -> None:
        at = QPoint(round(self._x_at(self._share())), 0)
        self._bubble.show_text(text, self.mapToGlobal(at))

    def _share(self) -> float:
        return 1.0 - self._shown_db / LOWEST_DB

    def _go_to(self, share: float) -> None:
        self._ask_for(LOWEST_DB * (1.0 - share))

    def _ask_for(self, volume_db: float) -> None:
        bounded = min(max(round(volume_db, 1), LOWEST_DB), 0.0)
        self._show(bounded)
        self.volume_requested.emit(bounded)

    def _show(self, volume_db: float) -> None:
        self._shown_db = min(max(volume_db, LOWEST_DB), 0.0)
        self._count(round(volume_db))
        self.update()
