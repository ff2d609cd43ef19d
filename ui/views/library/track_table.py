"""The track table: rows painted by us, columns the listener may choose, move and size."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QWidget

from player.library.lists.rows import TrackRow
from ui.theme.theme import Theme
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import HeadingRow, TracksModel
from ui.views.library.dragging import drag_tracks
from ui.views.library.row_table import Cell, RowTable
from ui.views.library.track_columns import TrackColumns
from ui.views.library.track_menu import Target, TrackMenus
from ui.views.library.track_painter import RowMarks, TrackPainter
from ui.widgets.access.keys import ENTER_KEYS, is_type_ahead
from ui.widgets.grid.type_ahead import NO_LETTERS, TypeAhead
from ui.widgets.pages.quiet_scroll_bar import keep_gutter

HEADING_PX = 48
HEADS_PX = 32
Act = Callable[[], None]


class TrackTable(RowTable):
    """A million rows cost what is visible.

    Signals:
        album_wanted, artist_wanted: Where the menu leads, with the row.
        chosen: The selection is another one; ranges of rows.
    """

    album_wanted = Signal(object)
    artist_wanted = Signal(object)
    chosen = Signal(object)

    def __init__(
        self, theme: Theme, model: TracksModel, menus: TrackMenus, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._tracks = model
        self._menus = menus
        self._typed = TypeAhead()
        self._spanned: list[int] = []
        self.setAccessibleName(self.tr("Tracks"))
        self._painter = TrackPainter(theme, model.columns)
        self._set_up()  # before there is a model: each setting would measure all its columns
        self.setModel(model)
        # With the rows' own selection each head would ask every row whether it is chosen.
        self.horizontalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.verticalHeader().setSelectionModel(QItemSelectionModel(model, self))
        self.columns = TrackColumns(self, model)
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().selectionChanged.connect(self._on_chosen)
        model.found.connect(self._on_found)
        model.modelReset.connect(self._on_reset)
        model.reordered.connect(self._on_reordered)
        self.resized.connect(self._on_reset)

    def edit_in_place(self, write: Callable[[int, str, str], None]) -> None:
        """Let F2 edit a cell.

        Args:
            write: Takes a track, the name of a tag, and what was typed.
        """
        self._tracks.editable = True
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._tracks.cell_edited.connect(write)

    def show_playing(self, track_id: int | None) -> None:
        """Mark what plays."""
        if track_id != self._painter.playing_id:
            self._painter.playing_id = track_id
            self.viewport().update()

    def paint_row(
        self, painter: QPainter, row: int, rect: QRectF, cells: Sequence[Cell], *, over: bool
    ) -> None:
        """Draw a track, or a heading across the table."""
        track, current = self._tracks.line(row), self.currentIndex()
        if isinstance(track, HeadingRow):
            self._painter.paint_heading(painter, rect, track.text)
            return
        focus = current.column() if current.row() == row and self.hasFocus() else -1
        chosen = self.selectionModel().isSelected(self._tracks.index(row, 0))
        marks = RowMarks(chosen=chosen, over=over, focus=focus)
        self._painter.paint_ground(painter, rect, marks)
        for cell in cells:
            box = QRectF(cell.left_px, rect.top(), cell.width_px, rect.height())
            self._painter.paint_cell(painter, box, cell.column, track, marks)

    def chosen_ranges(self) -> list[tuple[int, int]]:
        """Ranges of the rows selected, from top to bottom; no row is looked at."""
        selection = self.selectionModel().selection()
        found = {(r.top(), r.bottom()) for r in (selection.at(i) for i in range(selection.size()))}
        return sorted(found)

    def chosen_rows(self) -> list[int]:
        """Rows selected, from top to bottom."""
        ranges = self.chosen_ranges()
        return [row for first, last in ranges for row in range(first, last + 1)]

    def event(self, event: QEvent) -> bool:
        """Keep letters for type-ahead."""
        if is_type_ahead(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter plays from here, with Ctrl next, with Ctrl+Shift last; Alt+Enter tells all."""
        if event.matches(QKeySequence.StandardKey.Copy) and self.chosen_ranges():
            self._tracks.verbs.copy(self._tracks.reader(self.chosen_ranges()))
        elif event.key() not in ENTER_KEYS or not self.currentIndex().isValid():
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._tracks.verbs.inspect(self._tracks.reader(self.chosen_ranges()))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tracks.add(self.chosen_ranges(), next_up=not shift)
        else:
            self._on_opened(self.currentIndex())

    def keyboardSearch(self, letters: str) -> None:
        """Go to the next row that begins with what is typed."""
        if letters.strip(NO_LETTERS):
            self._tracks.seek(*self._typed.sought(letters, self.currentIndex().row()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the pointer, or at the current row when a key asked."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.visualRect(self.currentIndex()).center()
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(row) if by_key else event.globalPos())

    def menu(self) -> QMenu:
        """Return the menu for the rows chosen."""
        ranges = self.chosen_ranges()
        if not ranges:
            return self._menus.build(self, None)
        row = self._tracks.row(first := ranges[0][0])
        target = Target(
            read=self._tracks.reader(ranges),
            play=lambda: self._tracks.play(first),
            links=self._links(row) if row is not None else (),
            missing=row is not None and not row.available and row.remote is None,
        )
        return self._menus.build(self, target)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Take the tracks along: as ours inside, as files outside."""
        self._tracks.verbs.files(self._tracks.reader(self.chosen_ranges()), self._drag)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on a heart turns it."""
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if index.isValid() and plain and self._tracks.columns[index.column()].name == "loved":
            self._tracks.toggle_loved(index.row())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share what the narrow columns leave among the wide ones."""
        super().resizeEvent(event)
        self.columns.share_room()

    def _links(self, row: TrackRow) -> tuple[tuple[str, str, Act], ...]:
        links: list[tuple[str, str, Act]] = []
        if row.album_id is not None:
            text = self.tr("Go to the album")
            links.append(("albums", text, lambda: self.album_wanted.emit(row)))
        if row.artist:
            text = self.tr("Go to the artist")
            links.append(("artist", text, lambda: self.artist_wanted.emit(row)))
        return tuple(links)

    def _set_up(self) -> None:
        keep_gutter(self)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
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

    def _drag(self, paths: Sequence[str], ids: Ids) -> None:
        drag_tracks(self, paths, ids)

    def _on_chosen(self) -> None:
        self.chosen.emit(self.chosen_ranges())

    def _on_reordered(self) -> None:
        """What was chosen stands elsewhere now."""
        self.clearSelection()
        self.scrollToTop()

    def _on_reset(self) -> None:
        """Headings go across the table and stand a little higher."""
        if self._spanned:
            self.clearSpans()
            for place in self._spanned:
                self.setRowHeight(place, self._row_theme.row_px)
        self._spanned = self._tracks.heading_places
        for place in self._spanned:
            self.setSpan(place, 0, 1, len(self._tracks.columns))
            self.setRowHeight(place, HEADING_PX)

    def _on_found(self, place: int) -> None:
        column = max(self.currentIndex().column(), 1)
        index = self.model().index(place, column)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _on_opened(self, index: QModelIndex) -> None:
        self._tracks.play(index.row())


def whole_height(table: TrackTable, model: TracksModel) -> int:
    """How high a table is that shows all its rows, heads and headings included."""
    headings = len(model.heading_places)
    rows_px = (model.rowCount() - headings) * table.verticalHeader().defaultSectionSize()
    return HEADS_PX + rows_px + headings * HEADING_PX + 2
