"""Cells of a track table, painted from one `data()` call each."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from player.library.lists.rows import TrackRow
from ui.theme.fonts import elided
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.columns import Column
from ui.viewmodels.tracks import HeadingRow, TrackRole
from ui.widgets.badge import HEIGHT_PX, badge_width, paint_badge
from ui.widgets.button import centred

_Index = QModelIndex | QPersistentModelIndex
AIR_PX = 10
_HEART_PX = 15
_MARKS = (
    QStyle.StateFlag.State_Selected
    | QStyle.StateFlag.State_MouseOver
    | QStyle.StateFlag.State_HasFocus
)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TrackDelegate(QStyledItemDelegate):
    """Text, badges, hearts."""

    def __init__(
        self, theme: Theme, columns: tuple[Column, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns
        self.playing_id: int | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell; asks for its row once, and for most states not at all."""
        row, column = index.data(TrackRole.ROW), self._columns[index.column()]
        rect = QRectF(option.rect)
        if isinstance(row, HeadingRow):
            self._paint_heading(painter, rect, row.text)
            return
        marked = option.state & _MARKS
        if marked:
            self._paint_ground(painter, rect, marked)
        if row is None:
            bar = QRectF(rect.left() + AIR_PX, rect.center().y() - 4, rect.width() * 0.5, 8)
            painter.fillRect(bar, self._theme.colors.raised)
        elif column.name == "format":
            self._paint_format(painter, rect, row)
        elif column.name == "loved":
            over = bool(marked & QStyle.StateFlag.State_MouseOver)
            self._paint_heart(painter, rect, loved=row.loved, over=over)
        else:
            self._paint_text(painter, rect, column, row)
        if marked & QStyle.StateFlag.State_HasFocus:
            line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2)
            painter.fillRect(line, self._theme.colors.accent)

    def _paint_ground(self, painter: QPainter, rect: QRectF, marked: QStyle.StateFlag) -> None:
        if marked & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.colors.high)
        elif marked & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.colors.raised)

    def _paint_heading(self, painter: QPainter, rect: QRectF, text: str) -> None:
        face = self._theme.body(QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(self._theme.colors.text_dim)
        box = rect.adjusted(AIR_PX, 0, -AIR_PX, -8)
        shown = elided(face, text, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, shown)

    def _paint_format(self, painter: QPainter, rect: QRectF, row: TrackRow) -> None:
        if not row.format_label:
            return
        width = badge_width(row.format_label, self._theme)
        top = rect.center().y() - HEIGHT_PX / 2 + 0.5
        plate = QRectF(rect.left() + AIR_PX, round(top), width, HEIGHT_PX)
        paint_badge(painter, plate, row.format_label, self._theme, gold=row.hi_res)

    def _paint_heart(self, painter: QPainter, rect: QRectF, *, loved: bool, over: bool) -> None:
        if loved or over:
            name = "heart-filled" if loved else "heart"
            ink = self._theme.colors.accent if loved else self._theme.colors.text_dim
            paint_icon(painter, name, centred(rect, _HEART_PX), ink)

    def _paint_text(self, painter: QPainter, rect: QRectF, column: Column, row: TrackRow) -> None:
        colors = self._theme.colors
        first = column.name == "title"
        weight = QFont.Weight.DemiBold if first else QFont.Weight.Normal
        face = self._theme.body(weight, tabular=column.figures)
        painter.setFont(face)
        ink = colors.text if first else colors.text_dim
        if first and row.id == self.playing_id:
            ink = colors.accent
        painter.setPen(ink if row.available else colors.hint)
        box = rect.adjusted(AIR_PX, 0, -AIR_PX, 0)
        shown = elided(face, column.text(row), int(box.width()))
        painter.drawText(box, _RIGHT if column.figures else _LEFT, shown)
