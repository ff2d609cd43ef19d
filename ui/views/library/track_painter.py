"""Cells of a track table."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter

from player.library.lists.rows import Remote, TrackRow
from ui.place import place_icon
from ui.theme.fonts import elided, elided_path, metrics_of
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.viewmodels.columns import Column
from ui.widgets.badge import HEIGHT_PX, badge_width, paint_badge
from ui.widgets.button import centred
from ui.widgets.mirror import way_of

AIR_PX = 10
_HEART_PX = 15
_PLACE_PX = 14


class RowMarks(NamedTuple):
    """What is special about a row: chosen, under the pointer; the column that has the focus."""

    chosen: bool
    over: bool
    focus: int


class TrackPainter:
    """Text, badges, hearts; one for each table."""

    def __init__(self, theme: Theme, columns: tuple[Column, ...]) -> None:
        self._theme = theme
        self._columns = columns
        self.playing_id: int | None = None

    def paint_ground(self, painter: QPainter, rect: QRectF, marks: RowMarks) -> None:
        """Draw what is below the cells of a row."""
        if marks.chosen:
            painter.fillRect(rect, self._theme.colors.high)
        elif marks.over:
            painter.fillRect(rect, self._theme.colors.raised)

    def paint_heading(self, painter: QPainter, rect: QRectF, text: str) -> None:
        """Draw a line between rows."""
        face = self._theme.body(QFont.Weight.DemiBold)
        painter.setFont(face)
        painter.setPen(self._theme.colors.text_dim)
        box = rect.adjusted(AIR_PX, 0, -AIR_PX, -8)
        shown = elided(face, text, int(box.width()))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, shown)

    def paint_cell(
        self,
        painter: QPainter,
        rect: QRectF,
        number: int,
        row: TrackRow | None,
        marks: RowMarks,
    ) -> None:
        """Draw one cell of a row, or where one will be."""
        column = self._columns[number]
        if row is None:
            bar = QRectF(rect.left() + AIR_PX, rect.center().y() - 4, rect.width() * 0.5, 8)
            painter.fillRect(bar, self._theme.colors.raised)
        elif column.name == "format":
            self._paint_format(painter, rect, row)
        elif column.name == "loved":
            self._paint_heart(painter, rect, loved=row.loved, over=marks.over)
        else:
            self._paint_text(painter, rect, column, row)
        if number == marks.focus:
            line = QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2)
            painter.fillRect(line, self._theme.colors.accent)

    def _paint_format(self, painter: QPainter, rect: QRectF, row: TrackRow) -> None:
        if not row.format_label:
            return
        width = badge_width(row.format_label, self._theme)
        top = rect.top() + (rect.height() - HEIGHT_PX) // 2
        plate = QRectF(rect.left() + AIR_PX, top, width, HEIGHT_PX)
        paint_badge(painter, plate, row.format_label, self._theme, gold=row.hi_res)

    def _paint_place(self, painter: QPainter, rect: QRectF, remote: Remote) -> QRectF:
        """Draw where a song of a server is, at the right; return what is left for words."""
        name, color = place_icon(remote)
        ink = getattr(self._theme.colors, color)
        left = rect.right() - AIR_PX - _PLACE_PX
        spot = QRectF(left, rect.center().y() - _PLACE_PX / 2, _PLACE_PX, _PLACE_PX)
        pen = painter.pen()
        paint_icon(painter, name, spot, ink)
        painter.setPen(pen)
        return rect.adjusted(0, 0, -_PLACE_PX - AIR_PX / 2, 0)

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
        if first and row.remote is not None:
            rect = self._paint_place(painter, rect, row.remote)
        room = rect.width() - 2 * AIR_PX
        cut = elided_path if column.name == "file" else elided
        shown = cut(face, column.text(row), int(room))
        if shown:  # from a point: laying a box out takes as long as to draw the words
            metrics = metrics_of(face)
            base = rect.center().y() + (metrics.ascent() - metrics.descent()) / 2
            left = rect.left() + AIR_PX
            if column.figures != QGuiApplication.isRightToLeft():
                left = rect.right() - AIR_PX - metrics.horizontalAdvance(shown)
            way = painter.layoutDirection()
            painter.setLayoutDirection(way_of(shown))
            painter.drawText(round(left), round(base), shown)
            painter.setLayoutDirection(way)
