"""One row of the queue: cover, title, artist, time; or the heading of a part."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.model import Track
from ui.covers import Covers
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.queue import QueueRole
from ui.viewmodels.queue_rows import Heading
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.grid.cover import paint_cover
from ui.widgets.mirror import mirrored, way_of
from ui.widgets.text.words import paint_line
from ui.wording import clock

ROW_PX = 52
_COVER_PX = 38
_Index = QModelIndex | QPersistentModelIndex


class QueueDelegate(QStyledItemDelegate):
    """Paints rows itself: one `data()` call for the row, one for its track."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are alike, so that no list is ever measured."""
        return QSize(option.rect.width(), ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        rect = QRectF(option.rect)
        if isinstance(index.data(QueueRole.ROW), Heading):
            self._paint_heading(painter, rect, index.data())
        else:
            self._paint_ground(painter, option)
            current = bool(index.data(QueueRole.CURRENT))
            track = index.data(QueueRole.TRACK)
            if track is None:
                self._paint_skeleton(painter, rect)
            else:
                self._paint_track(painter, rect, track, current=current)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, text: str) -> None:
        painter.setPen(self._theme.colors.text_dim)
        painter.setFont(self._theme.overline())
        box = rect.adjusted(8, 0, -8, -7)
        metrics = QFontMetricsF(painter.font())
        line = metrics.elidedText(text.upper(), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, line)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colors, radius = self._theme.colors, self._theme.radii.control
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if selected or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high if selected else colors.raised)
            painter.drawRoundedRect(rect, radius, radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect, radius, self._theme)

    def _paint_skeleton(self, painter: QPainter, rect: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.raised)
        title = QRectF(rect.left() + 57, rect.center().y() - 12, 130, 9)
        artist = QRectF(rect.left() + 57, rect.center().y() + 5, 80, 8)
        for box, radius in ((_cover_rect(rect), 5), (title, 4), (artist, 4)):
            place = mirrored(box, rect, painter.layoutDirection())
            painter.drawRoundedRect(place, radius, radius)

    def _paint_track(self, painter: QPainter, rect: QRectF, track: Track, *, current: bool) -> None:
        colors = self._theme.colors
        way = painter.layoutDirection()
        cover = mirrored(_cover_rect(rect), rect, way)
        paint_cover(painter, cover, self._covers, track.path, track.album or track.name, 5)
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._shade())
            painter.drawRoundedRect(cover, 5, 5)
            mark = cover.adjusted(11, 11, -11, -11)
            paint_icon(painter, "volume", mark, colors.accent)
        time = "" if track.duration_ms is None else clock(track.duration_ms)
        painter.setFont(self._theme.caption())
        painter.setPen(colors.text_dim)
        paint_line(painter, mirrored(rect.adjusted(0, 0, -8, 0), rect, way), time, 1.0)
        room = QFontMetricsF(painter.font()).horizontalAdvance(time) + 20
        words = QRectF(_cover_rect(rect).right() + 11, rect.top(), 0, rect.height())
        words.setRight(rect.right() - room)
        words = mirrored(words, rect, way)
        title = colors.accent if current else colors.text
        middle = rect.center().y()
        painter.setFont(self._theme.body(QFont.Weight.DemiBold))
        painter.setPen(title)
        self._line(painter, words, middle - 3 if track.artist else middle + 5, track.name)
        painter.setFont(self._theme.caption())
        painter.setPen(colors.text_dim)
        self._line(painter, words, middle + 14, track.artist)

    def _line(self, painter: QPainter, box: QRectF, baseline: float, text: str) -> None:
        metrics = QFontMetricsF(painter.font())
        line = " ".join(text[:300].split())
        elided = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
        left = box.left()
        if painter.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = box.right() - metrics.horizontalAdvance(elided)
        way = painter.layoutDirection()
        painter.setLayoutDirection(way_of(elided))
        painter.drawText(round(left), round(baseline), elided)
        painter.setLayoutDirection(way)

    def _shade(self) -> QColor:
        shade = QColor(self._theme.colors.ground)
        shade.setAlphaF(0.62)
        return shade


def _cover_rect(row: QRectF) -> QRectF:
    top = row.center().y() - _COVER_PX / 2 + 0.5
    return QRectF(row.left() + 8, top, _COVER_PX, _COVER_PX)
