"""The columns of a track table: which, in what order, how wide, and what they sort by."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QTableView

from player.settings.window_state import ViewState
from ui.viewmodels.tracks import TracksModel

_SHARES = {"title": 0.42, "artist": 0.29, "album": 0.29, "file": 0.5}
_NARROWEST_PX = 90
Toggled = Callable[[bool], None]


class TrackColumns(QObject):
    """Looks after the heads of one table; owned by it."""

    def __init__(self, table: QTableView, model: TracksModel) -> None:
        super().__init__(table)
        self._table = table
        self._tracks = model
        self._heads = table.horizontalHeader()
        self._sized: set[int] = set()
        self._sorts = False
        self._set_up_heads()

    def sort_by_heads(self) -> None:
        """Let a press on a head sort by its column, with Shift after the others."""
        self._sorts = True
        self._heads.setSectionsClickable(True)
        self._heads.setSortIndicatorShown(True)
        self.show_sorting()
        self._heads.sortIndicatorChanged.connect(self._on_sorted)

    def state(self) -> ViewState:
        """Return how the listener has set the columns up."""
        heads, columns = self._heads, self._tracks.columns
        order = [columns[heads.logicalIndex(place)] for place in range(heads.count())]
        names = tuple(c.name for c in order if not self._table.isColumnHidden(columns.index(c)))
        widths = {columns[i].name: self._table.columnWidth(i) for i in self._sized}
        sort = self._tracks.sorting if self._sorts else ()
        return ViewState(columns=names, widths=widths, sort=sort)

    def restore(self, state: ViewState) -> None:
        """Set the columns up as they were; what is unknown is left out."""
        heads, columns = self._heads, self._tracks.columns
        known = {column.name: number for number, column in enumerate(columns)}
        wanted = [known[name] for name in state.columns if name in known]
        if wanted:
            for number in range(len(columns)):
                self._table.setColumnHidden(number, number not in wanted)
            for place, number in enumerate(wanted):
                heads.moveSection(heads.visualIndex(number), place)
        for name, width_px in state.widths.items():
            if name in known:
                self._sized.add(known[name])
                self._table.setColumnWidth(known[name], min(max(width_px, 24), 2000))
        sorts = {column.sort for column in columns}
        keys = [key for key in state.sort if key.removeprefix("-") in sorts]
        if keys and self._sorts:
            self._tracks.sort_by(keys)
            self.show_sorting()
        self.share_room()

    def menu(self) -> QMenu:
        """Return the menu that shows and hides columns."""
        menu = QMenu(self._table)
        for number, column in enumerate(self._tracks.columns):
            action = QAction(self._tracks.column_title(column.name), menu)
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(number))
            action.setEnabled(column.name != "title")
            action.toggled.connect(self._shower(number))
            menu.addAction(action)
        return menu

    def _shower(self, number: int) -> Toggled:
        return lambda shown: self._show_column(number, shown=shown)

    def _show_column(self, number: int, *, shown: bool) -> None:
        self._table.setColumnHidden(number, not shown)
        self.share_room()

    def share_room(self) -> None:
        """Share what the narrow columns leave among the wide ones."""
        columns = self._tracks.columns
        seen = [i for i in range(len(columns)) if not self._table.isColumnHidden(i)]
        free = [i for i in seen if not columns[i].width_px and i not in self._sized]
        taken = sum(self._table.columnWidth(i) for i in seen if i not in free)
        shares = {i: _SHARES.get(columns[i].name, 0.3) for i in free}
        table = self._table
        with QSignalBlocker(self._heads):  # told of it, the table paints all rows once more
            for number, width in _shared(table.viewport().width() - taken, shares).items():
                table.setColumnWidth(number, max(int(width), _NARROWEST_PX))
        table.updateGeometries()
        table.updateEditorGeometries()
        table.viewport().update()

    def show_sorting(self) -> None:
        """Show by which column the rows are sorted first."""
        key = self._tracks.sorting[0]
        sorts = [column.sort for column in self._tracks.columns]
        if key.removeprefix("-") in sorts:
            down = Qt.SortOrder.DescendingOrder
            order = down if key.startswith("-") else Qt.SortOrder.AscendingOrder
            heads = self._heads
            blocked = heads.blockSignals(True)  # noqa: FBT003  Qt's own signature
            heads.setSortIndicator(sorts.index(key.removeprefix("-")), order)
            heads.blockSignals(blocked)

    def _on_heads_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._heads.mapToGlobal(at))

    def _on_resized(self, number: int, _old: int, _new: int) -> None:
        """Only a hand on the head makes a width one to remember."""
        if QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
            self._sized.add(number)

    def _on_sorted(self, column: int, order: Qt.SortOrder) -> None:
        if not self._tracks.columns[column].sort:
            self.show_sorting()
        elif QApplication.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._tracks.sort_also(column, order)
        else:
            self._tracks.sort(column, order)

    def _set_up_heads(self) -> None:
        heads = self._heads
        heads.setSectionsMovable(True)
        heads.setHighlightSections(False)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setFixedHeight(32)
        heads.setMinimumSectionSize(24)
        heads.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        heads.customContextMenuRequested.connect(self._on_heads_menu)
        heads.sectionResized.connect(self._on_resized)
        for number, column in enumerate(self._tracks.columns):
            self._table.setColumnHidden(number, not column.shown)
            if column.width_px:
                self._table.setColumnWidth(number, column.width_px)


def _shared(room_px: int, shares: dict[int, float]) -> dict[int, float]:
    """What a column is too narrow for, the wider ones give."""
    widths = {i: room_px * share / sum(shares.values()) for i, share in shares.items()}
    narrow = [i for i, width in widths.items() if width < _NARROWEST_PX]
    if not narrow or len(narrow) == len(shares):
        return widths
    wide = {i: share for i, share in shares.items() if i not in narrow}
    left = _shared(room_px - _NARROWEST_PX * len(narrow), wide)
    return {i: left.get(i, _NARROWEST_PX) for i in shares}
