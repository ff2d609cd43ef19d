"""One card of a grid: cover, title, a line, and what the files hold."""

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.covers import Covers
from ui.theme.fonts import elided, metrics_of
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.cards import Card, CardRole
from ui.widgets.badge import HEIGHT_PX, badge_width, paint_badge
from ui.widgets.cover import paint_cover
from ui.widgets.focus import paint_focus_ring
from ui.widgets.page_skeleton import paint_skeleton

_Index = QModelIndex | QPersistentModelIndex
_COVER_RADIUS_PX = 12
_SPOT_PX = 40
_AWAY_OPACITY = 0.35
_ROW_RATIO = 3.0


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
        """Draw one card."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if rect.width() > _ROW_RATIO * rect.height():
            self._paint_row(painter, option, index.data(CardRole.CARD))
            painter.restore()
            return
        cover = QRectF(rect.left(), rect.top(), rect.width(), rect.width())
        card: Card | None = index.data(CardRole.CARD)
        radius = cover.width() / 2 if card is not None and card.rounded else _COVER_RADIUS_PX
        if card is None:
            paint_skeleton(painter, cover, self._theme)
        else:
            painter.setOpacity(1.0 if card.available else _AWAY_OPACITY)
            paint_cover(painter, cover, self._covers, card.cover, card.picture_of, radius)
            painter.setOpacity(1.0)
            self._paint_words(painter, rect, cover.bottom(), card)
        self._paint_state(painter, cover, option.state, radius)
        if card is not None and option.state & QStyle.StateFlag.State_MouseOver:
            self._paint_spots(painter, option.rect)
        painter.restore()

    def _paint_row(
        self, painter: QPainter, option: QStyleOptionViewItem, card: Card | None
    ) -> None:
        """A line of a list: a small cover, two lines of words, a badge at the end."""
        colors, rect = self._theme.colors, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high if chosen else colors.raised)
            painter.drawRoundedRect(rect, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect, 8, self._theme)
        side = rect.height() - 12
        cover = QRectF(rect.left() + 8, rect.top() + 6, side, side)
        if card is None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.raised)
            painter.drawRoundedRect(cover, 5, 5)
            return
        paint_cover(painter, cover, self._covers, card.cover, card.picture_of, 5)
        left, middle = cover.right() + 12, rect.center().y()
        room = rect.right() - left - 12
        painter.setFont(self._theme.body(QFont.Weight.DemiBold))
        painter.setPen(colors.text if card.available else colors.hint)
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
        painter.setPen(colors.text if card.available else colors.hint)
        room = rect.width() - (badge + 8 if badge else 0)
        self._line(painter, QPointF(rect.left(), top + 24), room, card.title, card)
        painter.setFont(self._theme.caption())
        painter.setPen(colors.text_dim if card.available else colors.hint)
        self._line(painter, QPointF(rect.left(), top + 40), rect.width(), card.line, card)
        if card.reason:
            painter.setPen(colors.accent)
            self._line(painter, QPointF(rect.left(), top + 57), rect.width(), card.reason, card)

    def _line(self, painter: QPainter, start: QPointF, room: float, text: str, card: Card) -> None:
        face = painter.font()
        shown = elided(face, text, int(room))
        left = start.x()
        if card.rounded:
            left += (room - metrics_of(face).horizontalAdvance(shown)) / 2
        painter.drawText(round(left), round(start.y()), shown)

    def _paint_spots(self, painter: QPainter, card: QRect) -> None:
        colors = self._theme.colors
        for spot, name in ((play_spot(card), "play"), (menu_spot(card), "more")):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.text)
            painter.drawEllipse(QRectF(spot))
            paint_icon(painter, name, QRectF(spot).adjusted(11, 11, -11, -11), colors.ground)

    def _paint_state(
        self, painter: QPainter, cover: QRectF, state: QStyle.StateFlag, radius: float
    ) -> None:
        colors = self._theme.colors
        if state & QStyle.StateFlag.State_MouseOver:
            light = QColor(colors.text)
            light.setAlphaF(0.08)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(light)
            painter.drawRoundedRect(cover, radius, radius)
        if state & QStyle.StateFlag.State_HasFocus:
            around = cover.adjusted(-4, -4, 4, 4)
            paint_focus_ring(painter, around, radius + 3, self._theme)
        elif state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(colors.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            edge = cover.adjusted(-2, -2, 2, 2)
            painter.drawRoundedRect(edge, radius + 2, radius + 2)
