"""One row of a search: cover or icon, title, a line about it, and what stands at the end."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.covers import Covers
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.results import Result, ResultRole
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.grid.cover import paint_cover
from ui.widgets.text.words import paint_line

ROW_PX = 46
_HEADING_PX = 38
_PICTURE_PX = 34
_AIR_PX = 10
_ELIDE = Qt.TextElideMode.ElideRight
_Index = QModelIndex | QPersistentModelIndex


class ResultDelegate(QStyledItemDelegate):
    """Paints rows of a `ResultsModel`."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings are lower than rows."""
        heading = index.data(ResultRole.RESULT).is_heading
        return QSize(option.rect.width(), _HEADING_PX if heading else ROW_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one row."""
        result: Result = index.data(ResultRole.RESULT)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if result.is_heading:
            self._paint_heading(painter, QRectF(option.rect), result.title)
        else:
            self._paint_ground(painter, option)
            self._paint_result(painter, QRectF(option.rect), result)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, title: str) -> None:
        painter.setPen(self._theme.colors.text_dim)
        painter.setFont(self._theme.overline())
        box = rect.adjusted(_AIR_PX, 0, -_AIR_PX, -8)
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, title.upper())

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        colors, radius = self._theme.colors, self._theme.radii.control
        chosen = option.state & QStyle.StateFlag.State_Selected
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high if chosen else colors.raised)
            painter.drawRoundedRect(QRectF(option.rect), radius, radius)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, QRectF(option.rect), radius, self._theme)

    def _paint_result(self, painter: QPainter, rect: QRectF, result: Result) -> None:
        side = _PICTURE_PX
        top = rect.center().y() - side / 2
        self._paint_picture(painter, QRectF(rect.left() + _AIR_PX, top, side, side), result)
        words = rect.adjusted(_AIR_PX + side + 12, 0, -_AIR_PX, 0)
        words.setRight(words.right() - self._paint_end(painter, words, result.end))
        if not result.detail:
            self._line(painter, words, result.title, dim=False)
            return
        upper = QRectF(words.left(), words.top() + 5, words.width(), 19)
        self._line(painter, upper, result.title, dim=False)
        self._line(painter, upper.translated(0, 18), result.detail, dim=True)

    def _paint_picture(self, painter: QPainter, rect: QRectF, result: Result) -> None:
        if result.cover is not None or result.picture_of:
            radius = rect.width() / 2 if result.round_cover else self._theme.radii.cover
            paint_cover(painter, rect, self._covers, result.cover, result.picture_of, radius)
        elif result.icon_name:
            glyph = rect.adjusted(8, 8, -8, -8)
            paint_icon(painter, result.icon_name, glyph, self._theme.colors.text_dim)

    def _paint_end(self, painter: QPainter, words: QRectF, end: str) -> float:
        if not end:
            return 0.0
        painter.setFont(self._theme.caption())
        painter.setPen(self._theme.colors.text_dim)
        paint_line(painter, words, end, 1.0)
        return QFontMetricsF(painter.font()).horizontalAdvance(end) + 12

    def _line(self, painter: QPainter, box: QRectF, text: str, *, dim: bool) -> None:
        face = self._theme.caption() if dim else self._theme.body(QFont.Weight.Medium)
        painter.setFont(face)
        painter.setPen(self._theme.colors.text_dim if dim else self._theme.colors.text)
        line = QFontMetricsF(face).elidedText(text[:300], _ELIDE, box.width())
        paint_line(painter, box, line)
