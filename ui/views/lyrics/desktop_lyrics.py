"""Lyrics over the desktop: outlined, swept word by word, above everything, in no task bar."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QWidget

from player.settings.schema import DesktopLyricsSettings
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.viewmodels.lyrics import LyricsModel

_WIDTH_PX = 900
_AIR_PX = 16
_SMALLER = 0.62
_OUTLINE_SHARE = 0.09
_VIEWER = "desktop"


class DesktopLyrics(QWidget):
    """Drag to move, wheel to resize, the menu locks it: then clicks go through it."""

    left = Signal()
    lock_wanted = Signal()
    text_wanted = Signal(int)

    def __init__(self, theme: Theme, model: LyricsModel) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint
        super().__init__(None, flags | Qt.WindowType.WindowStaysOnTopHint)
        self._theme = theme
        self._model = model
        self._look = DesktopLyricsSettings()
        self._grabbed_at = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(self.tr("Desktop lyrics"))
        self.setAccessibleName(self.tr("Desktop lyrics"))
        model.changed.connect(self._on_changed)
        model.moved.connect(self._on_changed)
        theme.changed.connect(self.update)
        self.use(self._look)

    @property
    def words(self) -> str:
        """The line that is sung."""
        return self.lines()[0] if self.lines() else ""

    def use(self, look: DesktopLyricsSettings) -> None:
        """Take over what the listener chose."""
        locked = look.locked != self._look.locked
        self._look = look
        self.setFixedSize(self._wanted())
        if locked:
            visible = self.isVisible()
            self.setWindowFlag(Qt.WindowType.WindowTransparentForInput, look.locked)
            if visible:
                self.show()  # Qt hides a window whose flags change
        self.update()

    def lines(self) -> list[str]:
        """Return what is shown: the current line, its companions, the one that comes next."""
        lyrics, sung = self._model.lyrics, self._model.sung
        if sung.line is None:
            return []
        line = lyrics.lines[sung.line]
        said = [line.translation, line.romanisation]
        below = said[:: -1 if self._look.latin_first else 1] if self._look.companions else []
        following = lyrics.lines[sung.line + 1 :][:1]
        found = [line.text, *(text for text in below if text), *(n.text for n in following)]
        return found[: self._look.lines]

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the music."""
        self._model.watch(_VIEWER, watched=True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody reads."""
        self._model.watch(_VIEWER, watched=False)
        super().hideEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._grabbed_at = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it along."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.move(event.globalPosition().toPoint() - self._grabbed_at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Larger when turned up."""
        self.text_wanted.emit(self._look.text_px + (2 if event.angleDelta().y() > 0 else -2))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer to lock it, and to close it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Lock: clicks go through"), self.lock_wanted.emit)
        menu.addAction(self.tr("Close"), self.left.emit)
        menu.popup(event.globalPos())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each line with its outline; of the first what is sung stands out."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = float(_AIR_PX)
        for place, text in enumerate(self.lines()):
            size_px = self._look.text_px if place == 0 else round(self._look.text_px * _SMALLER)
            face = font(size_px, QFont.Weight.Bold)
            top += self._paint_line(painter, text, face, top, sung=place == 0)
        painter.end()

    def _paint_line(
        self, painter: QPainter, text: str, face: QFont, top: float, *, sung: bool
    ) -> float:
        metrics = QFontMetricsF(face)
        room = self.width() - 2 * _AIR_PX
        line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        width = metrics.horizontalAdvance(line)
        left = (self.width() - width) / 2
        path = QPainterPath()
        path.addText(QPointF(left, top + metrics.ascent()), face, line)
        outline = QPen(QColor(0, 0, 0, 190), max(face.pixelSize() * _OUTLINE_SHARE, 2.0))
        outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, outline)
        painter.fillPath(path, QColor("#F4F6FB"))
        if sung:
            letters = min(self._model.letters, len(line))
            reached = self._width_of(metrics, line, letters)
            painter.save()
            painter.setClipRect(QRectF(left, 0, reached, self.height()))
            painter.fillPath(path, self._color())
            painter.restore()
        return metrics.height() + 4

    def _width_of(self, metrics: QFontMetricsF, line: str, letters: float) -> float:
        whole = int(letters)
        before = metrics.horizontalAdvance(line[:whole])
        after = metrics.horizontalAdvance(line[: whole + 1])
        return before + (after - before) * (letters - whole)

    def _color(self) -> QColor:
        chosen = QColor(self._look.color)
        return chosen if chosen.isValid() else self._theme.colors.accent

    def _wanted(self) -> QSize:
        line = QFontMetricsF(font(self._look.text_px, QFont.Weight.Bold)).height() + 4
        lower = QFontMetricsF(font(round(self._look.text_px * _SMALLER))).height() + 4
        height = line + lower * (self._look.lines - 1) + 2 * _AIR_PX
        return QSize(_WIDTH_PX, round(height))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.update()
