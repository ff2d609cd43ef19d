"""Rows of plain lists: a name, and a figure at the end."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.text.words import paint_line

_Index = QModelIndex | QPersistentModelIndex
_AIR_PX = 10


class LineRole(IntEnum):
    """What a row may have beside its name."""

    END = Qt.ItemDataRole.UserRole + 40
    ICON = Qt.ItemDataRole.UserRole + 41
    DIM = Qt.ItemDataRole.UserRole + 42


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height, which a list never has to measure."""

    def __init__(self, theme: Theme, height_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height_px = height_px

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are alike."""
        return QSize(option.rect.width(), self._height_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, rect = self._theme.colors, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high if chosen else colors.raised)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, rect.adjusted(0, 1, 0, -1), 6, self._theme)
        ink = colors.text if chosen else colors.text_dim
        words = rect.adjusted(_AIR_PX, 0, -_AIR_PX, 0)
        if name := index.data(LineRole.ICON):
            top = round(rect.center().y() - 8)
            paint_icon(painter, name, QRectF(words.left(), top, 16, 16), ink)
            words.setLeft(words.left() + 24)
        end = index.data(LineRole.END) or ""
        painter.setFont(self._theme.caption())
        painter.setPen(colors.text_dim)
        paint_line(painter, words, end, 1.0)
        room = words.width() - (QFontMetricsF(painter.font()).horizontalAdvance(end) + 8)
        painter.setFont(self._theme.body())
        painter.setPen(colors.hint if index.data(LineRole.DIM) else ink)
        line = " ".join(str(index.data() or "")[:300].split())
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room)
        paint_line(painter, words, shown)
        painter.restore()
