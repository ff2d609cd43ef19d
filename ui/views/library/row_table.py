"""A table that paints whole rows itself.

Qt's own table asks the model four times and the delegate once for each cell, every time through
Python: 200 cells of a screen took longer than a frame.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QRegion
from PySide6.QtWidgets import QTableView, QWidget

from ui.theme.theme import Theme

_LINE_PX = 2
_Action = QTableView.CursorAction


class Cell(NamedTuple):
    """Where a column stands: its number in the model, its left edge, its width."""

    column: int
    left_px: int
    width_px: int


class RowTable(QTableView):
    """Paints the rows that are to be seen, one call each; `paint_row` says how one looks.

    Signals:
        resized: Its rows are of another height: the listener's density is another one.
    """

    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row_theme = theme
        self._drop_at: int | None = None
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalHeader().setDefaultSectionSize(theme.row_px)
        theme.changed.connect(self._on_theme)

    def paint_row(
        self, painter: QPainter, row: int, rect: QRectF, cells: Sequence[Cell], *, over: bool
    ) -> None:
        """Draw one row.

        Args:
            painter: Of the viewport; may be left with another pen and font.
            row: In the model.
            rect: As wide as the viewport.
            cells: The columns in sight, from left to right.
            over: Whether the pointer is over it.
        """
        raise NotImplementedError

    def _on_theme(self) -> None:
        """Rows of another height are laid out anew; a colour is only painted."""
        side = self.verticalHeader()
        if side.defaultSectionSize() != self._row_theme.row_px:
            side.setDefaultSectionSize(self._row_theme.row_px)
            self.resized.emit()
        self.viewport().update()

    def moveCursor(
        self, action: QTableView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Home and End go to the first row and the last: Qt's table goes to a row's ends."""
        ends = {_Action.MoveHome: 0, _Action.MoveEnd: self.model().rowCount() - 1}
        if action not in ends or not self.model().rowCount():
            return super().moveCursor(action, modifiers)
        column = self.currentIndex().column() if self.currentIndex().isValid() else 0
        return self.model().index(ends[action], column)

    def show_drop(self, before: int | None) -> None:
        """Draw a line in front of a row, or below the last, where something would be dropped."""
        self._drop_at = before
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows that the region touches."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._row_theme.colors.ground)
        self._paint_rows(painter, event.region(), event.rect())
        if self._drop_at is not None:
            line = QRect(0, self._top_of(self._drop_at) - 1, self.viewport().width(), _LINE_PX)
            painter.fillRect(line, self._row_theme.colors.accent)
        painter.end()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is drawn; another row is under the pointer, and one is no more."""
        super().scrollContentsBy(dx, dy)
        pointer = self._pointer()
        if pointer is not None:
            for point in (pointer, pointer + QPoint(0, dy)):
                row = self.rowAt(point.y())
                strip = QRect(0, self.rowViewportPosition(row), 0, self.rowHeight(row))
                strip.setWidth(self.viewport().width())
                self.viewport().update(strip)

    def _paint_rows(self, painter: QPainter, region: QRegion, around: QRect) -> None:
        first, last = self.rowAt(around.top()), self.rowAt(around.bottom())
        if first < 0:
            return
        cells, width = self._cells(), self.viewport().width()
        pointer = self._pointer()
        over = self.rowAt(pointer.y()) if pointer is not None else -1
        for row in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
            rect = QRect(0, self.rowViewportPosition(row), width, self.rowHeight(row))
            if region.intersects(rect):
                self.paint_row(painter, row, QRectF(rect), cells, over=row == over)

    def _cells(self) -> list[Cell]:
        """The columns in sight, in the order in which they stand."""
        heads, width = self.horizontalHeader(), self.viewport().width()
        order = [heads.logicalIndex(place) for place in range(heads.count())]
        cells = [
            Cell(column, self.columnViewportPosition(column), self.columnWidth(column))
            for column in order
            if not heads.isSectionHidden(column)
        ]
        return [c for c in cells if c.left_px < width and c.left_px + c.width_px > 0]

    def _top_of(self, row: int) -> int:
        count = self.model().rowCount()
        if row < count:
            return self.rowViewportPosition(row)
        return self.rowViewportPosition(count - 1) + self.rowHeight(count - 1) if count else 1

    def _pointer(self) -> QPoint | None:
        """Where the pointer is in the viewport, None when it is elsewhere."""
        port = self.viewport()
        return port.mapFromGlobal(self.cursor().pos()) if port.underMouse() else None
