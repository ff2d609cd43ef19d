"""The focus ring of what scrolls by keys: an area has no face of its own that could show it."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring


class AreaRing(QWidget):
    """One for a window: lies over the area that has the focus, and lets every press through."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._area: QScrollArea | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        theme.changed.connect(self.update)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the area."""
        if watched is self._area and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._cover()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_focus_ring(painter, QRectF(self.rect()), self._theme.radii.control, self._theme)
        painter.end()

    def _on_focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._area is not None and isValid(self._area):
            self._area.removeEventFilter(self)
        inside = isinstance(now, QScrollArea) and self._window.isAncestorOf(now)
        self._area = now if inside and isinstance(now, QScrollArea) else None
        self.setVisible(self._area is not None)
        if self._area is not None:
            self._area.installEventFilter(self)
            self._cover()

    def _cover(self) -> None:
        if self._area is not None:
            place = self._area.mapTo(self._window, self._area.rect().topLeft())
            self.setGeometry(place.x(), place.y(), self._area.width(), self._area.height())
            self.raise_()
