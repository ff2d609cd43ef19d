"""One card of the album grid: cover, title, artist, and what the files hold."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.library.lists.rows import AlbumRow
from ui.covers import Covers
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.albums import AlbumRole
from ui.widgets.badge import HEIGHT_PX, badge_width, paint_badge
from ui.widgets.cover import paint_cover
from ui.widgets.focus import paint_focus_ring

_Index = QModelIndex | QPersistentModelIndex
_COVER_RADIUS_PX = 12
_SPOT_PX = 40


def play_spot(card: QRect) -> QRect:
    """Where the round play button of a card is."""
    corner = QPoint(card.left() + card.width() - _SPOT_PX - 10, card.top() + card.width() - 50)
    return QRect(corner, QSize(_SPOT_PX, _SPOT_PX))


class AlbumDelegate(QStyledItemDelegate):
    """Paints a card from one `data()` call; a grey one while it is on its way."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        cover = QRectF(rect.left(), rect.top(), rect.width(), rect.width())
        album = index.data(AlbumRole.ROW)
        if album is None:
            self._paint_skeleton(painter, cover)
        else:
            name = album.cover or album.id
            paint_cover(painter, cover, self._covers, name, album.title, _COVER_RADIUS_PX)
            self._paint_words(painter, rect, cover.bottom(), album)
        self._paint_state(painter, cover, option.state)
        if album is not None and option.state & QStyle.StateFlag.State_MouseOver:
            self._paint_spot(painter, QRectF(play_spot(option.rect)))
        painter.restore()

    def _paint_skeleton(self, painter: QPainter, cover: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.raised)
        painter.drawRoundedRect(cover, _COVER_RADIUS_PX, _COVER_RADIUS_PX)
        for offset, share in ((14, 0.6), (31, 0.4)):
            line = QRectF(cover.left(), cover.bottom() + offset, cover.width() * share, 9)
            painter.drawRoundedRect(line, 4, 4)

    def _paint_words(self, painter: QPainter, rect: QRectF, top: float, album: AlbumRow) -> None:
        colors = self._theme.colors
        badge = badge_width(album.format_label, self._theme) if album.format_label else 0.0
        if badge:
            plate = QRectF(rect.right() - badge, top + 10, badge, HEIGHT_PX)
            paint_badge(painter, plate, album.format_label, self._theme, gold=album.hi_res)
        painter.setFont(self._theme.body(QFont.Weight.DemiBold))
        painter.setPen(colors.text)
        room = rect.width() - (badge + 8 if badge else 0)
        self._line(painter, rect.left(), top + 24, room, album.title)
        painter.setFont(self._theme.caption())
        painter.setPen(colors.text_dim)
        self._line(painter, rect.left(), top + 40, rect.width(), album.artist)

    def _line(
        self, painter: QPainter, left: float, baseline: float, room: float, text: str
    ) -> None:
        line = " ".join(text[:300].split())
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(painter.font()).elidedText(line, elide, room)
        painter.drawText(round(left), round(baseline), shown)

    def _paint_spot(self, painter: QPainter, spot: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colors.text)
        painter.drawEllipse(spot)
        glyph = spot.adjusted(11, 11, -11, -11)
        paint_icon(painter, "play", glyph, self._theme.colors.ground)

    def _paint_state(self, painter: QPainter, cover: QRectF, state: QStyle.StateFlag) -> None:
        colors = self._theme.colors
        if state & QStyle.StateFlag.State_MouseOver:
            light = QColor(colors.text)
            light.setAlphaF(0.08)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(light)
            painter.drawRoundedRect(cover, _COVER_RADIUS_PX, _COVER_RADIUS_PX)
        if state & QStyle.StateFlag.State_HasFocus:
            around = cover.adjusted(-4, -4, 4, 4)
            paint_focus_ring(painter, around, _COVER_RADIUS_PX + 3, self._theme)
        elif state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = cover.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(edge, _COVER_RADIUS_PX + 2, _COVER_RADIUS_PX + 2)
