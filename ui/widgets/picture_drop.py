"""A place that takes pictures: says so while one hangs over it, and lets all else through."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.carried_picture import carries_picture, picture_in
from ui.theme.theme import Theme

_DRAGS = frozenset(
    {QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.DragLeave, QEvent.Type.Drop}
)
_EDGE_PX = 8


class PictureDrop(QWidget):
    """Lies over its host while a picture hangs there; the host keeps its events.

    Signals:
        dropped: A picture was let go: a path, bytes, or pixels.
    """

    dropped = Signal(object)

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.tr("Drop to use as cover"))
        self.hide()
        host.setAcceptDrops(True)
        host.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take pictures; what else is dragged here goes on to the window, as everywhere."""
        if watched is not self._host or event.type() not in _DRAGS:
            return False
        if isinstance(event, QDragEnterEvent) and not carries_picture(event.mimeData()):
            event.ignore()
        elif isinstance(event, QDropEvent):
            self._take(event)
        else:
            self.hide()
        return True

    def _take(self, event: QDropEvent) -> None:
        event.setDropAction(Qt.DropAction.CopyAction)  # a program that may move takes its file away
        event.accept()
        if event.type() is QEvent.Type.DragEnter:
            self.setGeometry(self._host.rect())
            self.show()
            self.raise_()
        elif event.type() is QEvent.Type.Drop:
            self.hide()
            if (picture := picture_in(event.mimeData())) is not None:
                self.dropped.emit(picture)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a veil, a dashed frame, and the words."""
        colors, radius = self._theme.colors, float(self._theme.radii.cover)
        veil = QColor(colors.ground)
        veil.setAlphaF(0.82)
        box = QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(veil)
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(QPen(colors.accent, 2, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), radius, radius)
        painter.setPen(colors.text)
        painter.setFont(self._theme.body())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        inner = box.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        painter.drawText(inner, int(flags), self.accessibleName())
        painter.end()
