"""One card of a grid: cover, title, a line, and what the files hold."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.covers import Covers
from ui.theme.fonts import elided, kept, metrics_of
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.cards import Card, CardRole
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.badge import HEIGHT_PX, badge_width, paint_badge
from ui.widgets.grid.cover import paint_cover
from ui.widgets.mirror import way_of
from ui.widgets.pages.page_skeleton import paint_skeleton

_Index = QModelIndex | QPersistentModelIndex
_COVER_RADIUS_PX = 12
_SPOT_PX = 40
_AWAY_OPACITY = 0.35
_ROW_RATIO = 3.0
_SIGN_PX = 26
_SMALL_PX = 80
# Plain numbers: Qt's flags are Python enums, and to ask one of them takes as long as to paint.
_OVER = QStyle.StateFlag.State_MouseOver.value
_CHOSEN = QStyle.StateFlag.State_Selected.value
_FOCUS = QStyle.StateFlag.State_HasFocus.value
_MARKS = _OVER | _CHOSEN | _FOCUS


def play_spot(card: QRect) -> QRect:
    """Where the round play button of a card is."""
    corner = QPoint(card.left() + card.width() - _SPOT_PX - 10, card.top() + card.width() - 50)
    return QRect(corner, QSize(_SPOT_PX, _SPOT_PX))


def menu_spot(card: QRect) -> QRect:
    """Where the round button of a card's menu is."""
    return play_spot(card).translated(-_SPOT_PX - 8, 0)


class CardDelegate(QStyledItemDelegate):
    """Paints a card from one `data()` call; a grey one while it is on its way."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one card; the view's painter is left with other pens and fonts."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, marks = QRectF(option.rect), option.state.value & _MARKS
        card: Card | None = index.data(CardRole.CARD)
        if rect.width() > _ROW_RATIO * rect.height():
            self._paint_row(painter, rect, marks, card)
            return
        cover = QRectF(rect.left(), rect.top(), rect.width(), rect.width())
        radius = cover.width() / 2 if card is not None and card.rounded else _COVER_RADIUS_PX
        if card is None:
            paint_skeleton(painter, cover, self._theme)
        else:
            self._paint_picture(painter, cover, card, radius)
            self._paint_words(painter, rect, cover.bottom(), card)
        if marks:
            self._paint_state(painter, cover, marks, radius)
        if card is not None and marks & _OVER:
            self._paint_spots(painter, option.rect)

    def _paint_picture(self, painter: QPainter, cover: QRectF, card: Card, radius: float) -> None:
        if not card.available:
            painter.setOpacity(_AWAY_OPACITY)
        paint_cover(painter, cover, self._covers, card.cover, card.picture_of, radius)
        painter.setOpacity(1.0)
        if not card.available:
            corner = (
                cover.topLeft() + QPointF(8, 8) if cover.width() > _SMALL_PX else cover.topLeft()
            )
            self._paint_offline(painter, QRectF(corner, QSizeF(_SIGN_PX, _SIGN_PX)))

    def _paint_offline(self, painter: QPainter, plate: QRectF) -> None:
        """A sign, for those to whom a dimmed picture is only a dark one."""
        colors = self._theme.colors
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.ground)
        painter.drawEllipse(plate)
        paint_icon(painter, "offline", plate.adjusted(4, 4, -4, -4), colors.text)

    def _paint_row(self, painter: QPainter, rect: QRectF, marks: int, card: Card | None) -> None:
        """A line of a list: a small cover, two lines of words, a badge at the end."""
        colors = self._theme.colors
        if marks & (_CHOSEN | _OVER):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high if marks & _CHOSEN else colors.raised)
            painter.drawRoundedRect(rect, 8, 8)
        if marks & _FOCUS:
            paint_focus_ring(painter, rect, 8, self._theme)
        side = rect.height() - 12
        cover = QRectF(rect.left() + 8, rect.top() + 6, side, side)
        if card is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.raised)
            painter.drawRoundedRect(cover, 5, 5)
            return
        self._paint_picture(painter, cover, card, 5)
        left, middle = cover.right() + 12, rect.center().y()
        room = rect.right() - left - 12
        painter.setFont(self._theme.body(QFont.Weight.DemiBold))
        painter.setPen(colors.text if card.available else colors.text_dim)
        self._line(painter, QPointF(left, middle - 2), room, card.title, card)
        painter.setFont(self._theme.caption())
        painter.setPen(colors.text_dim)
        self._line(painter, QPointF(left, middle + 15), room, card.line, card)

    def _paint_words(self, painter: QPainter, rect: QRectF, top: float, card: Card) -> None:
        colors = self._theme.colors
        badge = badge_width(card.badge, self._theme) if card.badge else 0.0
        if badge:
            plate = QRectF(rect.right() - badge, top + 10, badge, HEIGHT_PX)
            paint_badge(painter, plate, card.badge, self._theme, gold=card.gold)
        painter.setFont(self._theme.body(QFont.Weight.DemiBold))
        painter.setPen(colors.text if card.available else colors.text_dim)
        room = rect.width() - (badge + 8 if badge else 0)
        self._line(painter, QPointF(rect.left(), top + 24), room, card.title, card)
        painter.setFont(self._theme.caption())
        painter.setPen(colors.text_dim)
        self._line(painter, QPointF(rect.left(), top + 40), rect.width(), card.line, card)
        if card.reason:
            painter.setPen(colors.accent)
            self._line(painter, QPointF(rect.left(), top + 57), rect.width(), card.reason, card)

    def _line(self, painter: QPainter, start: QPointF, room: float, text: str, card: Card) -> None:
        face = kept(painter.font())
        shown = elided(face, text, int(room))
        left = start.x()
        if card.rounded:
            left += (room - metrics_of(face).horizontalAdvance(shown)) / 2
        way = painter.layoutDirection()
        painter.setLayoutDirection(way_of(shown))
        painter.drawText(round(left), round(start.y()), shown)
        painter.setLayoutDirection(way)

    def _paint_spots(self, painter: QPainter, card: QRect) -> None:
        colors = self._theme.colors
        for spot, name in ((play_spot(card), "play"), (menu_spot(card), "more")):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.text)
            painter.drawEllipse(QRectF(spot))
            paint_icon(painter, name, QRectF(spot).adjusted(11, 11, -11, -11), colors.ground)

    def _paint_state(self, painter: QPainter, cover: QRectF, marks: int, radius: float) -> None:
        colors = self._theme.colors
        if marks & _OVER:
            light = QColor(colors.text)
            light.setAlphaF(0.08)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(light)
            painter.drawRoundedRect(cover, radius, radius)
        if marks & _FOCUS:
            around = cover.adjusted(-4, -4, 4, 4)
            paint_focus_ring(painter, around, radius + 3, self._theme)
        elif marks & _CHOSEN:
            painter.setPen(QPen(colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = cover.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(edge, radius + 2, radius + 2)
