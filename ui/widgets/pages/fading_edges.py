"""What scrolls away fades out: nothing is cut through the middle of its letters."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui.theme.theme import Theme

FADE_PX = 20


class FadingEdges(QWidget):
    """Lies upon a scrolled area and lets its ends pass into the ground; the pointer goes through.

    Args:
        theme: Colours.
        token: The colour of the ground.
        area: What scrolls; owns it.
    """

    def __init__(self, theme: Theme, token: str, area: QAbstractScrollArea) -> None:
        super().__init__(area)
        self._theme, self._token, self._bar = theme, token, area.verticalScrollBar()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(area.accessibleName())
        area.installEventFilter(self)
        self._bar.valueChanged.connect(self.update)
        self._bar.rangeChanged.connect(self.update)
        theme.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the area, whatever its size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QAbstractScrollArea):
            self.setGeometry(watched.rect())
            self.raise_()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a veil where something goes on beyond the edge."""
        painter = QPainter(self)
        reach = min(self._bar.value() - self._bar.minimum(), FADE_PX)
        self._veil(painter, QRect(0, 0, self.width(), reach), down=False)
        reach = min(self._bar.maximum() - self._bar.value(), FADE_PX)
        self._veil(painter, QRect(0, self.height() - reach, self.width(), reach), down=True)
        painter.end()

    def _veil(self, painter: QPainter, strip: QRect, *, down: bool) -> None:
        ground = QColor(getattr(self._theme.colors, self._token))
        clear = QColor(ground)
        clear.setAlpha(0)
        light = QLinearGradient(0, strip.top(), 0, strip.top() + strip.height())
        light.setColorAt(0, clear if down else ground)
        light.setColorAt(1, ground if down else clear)
        painter.fillRect(strip, light)
