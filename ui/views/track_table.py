"""The track table: rows painted by us, columns the listener may move and size."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from player.library.lists.rows import TrackRow
from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.viewmodels.tracks import Column, TrackRole, TracksModel
from ui.widgets.badge import HEIGHT_PX, badge_width, paint_badge
from ui.widgets.keys import ENTER_KEYS, is_type_ahead

_Index = QModelIndex | QPersistentModelIndex
_ROW_PX = 36
_AIR_PX = 10
_SHARES = {"title": 0.42, "artist": 0.29, "album": 0.29}


class TrackDelegate(QStyledItemDelegate):
    """Paints a cell from one `data()` call."""

    def __init__(
        self, theme: Theme, columns: tuple[Column, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._columns = columns

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one cell."""
        painter.save()
        rect = QRectF(option.rect)
        colors = self._theme.colors
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colors.high)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, colors.raised)
        row, column = index.data(TrackRole.ROW), self._columns[index.column()]
        if row is None:
            bar = QRectF(rect.left() + _AIR_PX, rect.center().y() - 4, rect.width() * 0.5, 8)
            painter.fillRect(bar, colors.raised)
        elif column.name == "format":
            self._paint_format(painter, rect, row)
        else:
            self._paint_text(painter, rect, column, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 2), colors.accent)
        painter.restore()

    def _paint_format(self, painter: QPainter, rect: QRectF, row: TrackRow) -> None:
        if not row.format_label:
            return
        width = badge_width(row.format_label, self._theme)
        top = rect.center().y() - HEIGHT_PX / 2 + 0.5
        plate = QRectF(rect.left() + _AIR_PX, round(top), width, HEIGHT_PX)
        paint_badge(painter, plate, row.format_label, self._theme, gold=row.hi_res)

    def _paint_text(self, painter: QPainter, rect: QRectF, column: Column, row: TrackRow) -> None:
        colors = self._theme.colors
        first = column.name == "title"
        weight = QFont.Weight.DemiBold if first else QFont.Weight.Normal
        painter.setFont(self._theme.body(weight, tabular=column.figures))
        ink = colors.text if first else colors.text_dim
        painter.setPen(ink if row.available else colors.hint)
        side = Qt.AlignmentFlag.AlignRight if column.figures else Qt.AlignmentFlag.AlignLeft
        box = rect.adjusted(_AIR_PX, 0, -_AIR_PX, 0)
        line = " ".join(column.text(row)[:300].split())
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(painter.font()).elidedText(line, elide, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


class TrackTable(QTableView):
    """A million rows cost what is visible."""

    def __init__(self, theme: Theme, model: TracksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tracks = model
        self.setAccessibleName(self.tr("Tracks"))
        self.setModel(model)
        self.setItemDelegate(TrackDelegate(theme, model.columns, self))
        self._set_up()
        self._set_up_heads()
        self.doubleClicked.connect(self._on_opened)
        theme.changed.connect(self.viewport().update)

    def sort_by_heads(self) -> None:
        """Let a press on a head sort by its column; by artist to begin with."""
        names = [column.name for column in self._tracks.columns]
        heads = self.horizontalHeader()
        heads.setSortIndicator(names.index("artist"), Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def chosen_rows(self) -> list[int]:
        """Rows selected, from top to bottom."""
        selection = self.selectionModel().selection()
        ranges = [selection.at(i) for i in range(selection.size())]
        return sorted({row for r in ranges for row in range(r.top(), r.bottom() + 1)})

    def event(self, event: QEvent) -> bool:
        """Keep letters for type-ahead."""
        if is_type_ahead(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays from here, Ctrl+Enter next, Ctrl+Shift+Enter at the end of the queue."""
        if event.key() not in ENTER_KEYS or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tracks.add(self.chosen_rows(), next_up=not shift)
        else:
            self._on_opened(self.currentIndex())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or at the current row when a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex()).center()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(row) if by_key else event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu for the rows chosen."""
        menu, rows, model = QMenu(self), self.chosen_rows(), self._tracks
        self._entry(menu, "play", self.tr("Play"), lambda: model.play(rows[0]))
        text = self.tr("Play next")
        self._entry(menu, "play-next", text, lambda: model.add(rows, next_up=True))
        text = self.tr("Add to queue")
        self._entry(menu, "add-to-queue", text, lambda: model.add(rows, next_up=False))
        return menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what the narrow columns leave among the wide ones."""
        super().resizeEvent(event)
        columns = self._tracks.columns
        room = self.viewport().width() - sum(column.width_px for column in columns)
        shares = {c.name: _SHARES[c.name] for c in columns if not c.width_px}
        for number, column in enumerate(columns):
            if column.name in shares:
                width = round(room * shares[column.name] / sum(shares.values()))
                self.setColumnWidth(number, max(width, 90))

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        side = self.verticalHeader()
        side.setVisible(False)
        side.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side.setDefaultSectionSize(_ROW_PX)

    def _set_up_heads(self) -> None:
        heads = self.horizontalHeader()
        heads.setSectionsMovable(True)
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setFixedHeight(32)
        for number, column in enumerate(self._tracks.columns):
            if column.width_px:
                self.setColumnWidth(number, column.width_px)

    def _entry(self, menu: QMenu, icon_name: str, text: str, verb: Callable[[], None]) -> None:
        action = QAction(icon(icon_name, self._theme.colors.text_dim), text, menu)
        action.setEnabled(self.currentIndex().isValid())
        action.triggered.connect(verb)
        menu.addAction(action)

    def _on_opened(self, index: QModelIndex) -> None:
        self._tracks.play(index.row())
