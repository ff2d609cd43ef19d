"""The list of a search: arrows move, Enter opens, Shift plays, Ctrl adds."""

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListView, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.results import Result, ResultsModel
from ui.views.search.result_delegate import ResultDelegate
from ui.widgets.access.keys import ENTER_KEYS, is_type_ahead
from ui.widgets.pages.quiet_scroll_bar import keep_gutter

MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class ResultList(QListView):
    """Shows a `ResultsModel`; a field above may steer it with `take_key`."""

    acted = Signal()

    def __init__(
        self, theme: Theme, model: ResultsModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._results = model
        self.setModel(model)
        self.setItemDelegate(ResultDelegate(theme, covers, self))
        keep_gutter(self)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)
        model.modelReset.connect(self.choose_first)
        covers.arrived.connect(self.viewport().update)
        theme.changed.connect(self.viewport().update)

    def choose_first(self) -> None:
        """Choose the likeliest row."""
        row = self._results.first()
        self.setCurrentIndex(self._results.index(row) if row >= 0 else QModelIndex())
        self.scrollToTop()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False when it means nothing."""
        if event.key() in ENTER_KEYS:
            self._act(self.currentIndex(), event.modifiers())
            return True
        if event.key() in MOVES:
            self._move(MOVES[Qt.Key(event.key())])
            return True
        return False

    def event(self, event: QEvent) -> bool:
        """Keep letters for type-ahead."""
        if is_type_ahead(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer keys while the list itself has the focus."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def _move(self, step: int) -> None:
        rows = self._results.rows
        places = [i for i, row in enumerate(rows) if not row.is_heading]
        if not places:
            return
        now = self.currentIndex().row()
        place = places.index(now) if now in places else -1
        chosen = places[min(max(place + step, 0), len(places) - 1)]
        self.setCurrentIndex(self._results.index(chosen))

    def _on_clicked(self, index: QModelIndex) -> None:
        self._act(index, Qt.KeyboardModifier.NoModifier)

    def _act(self, index: QModelIndex, modifiers: Qt.KeyboardModifier) -> None:
        if not index.isValid():
            return
        result = self._results.rows[index.row()]
        if result.run is not None:
            self.acted.emit()
            _do(result, modifiers)


def _do(result: Result, modifiers: Qt.KeyboardModifier) -> None:
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    if control and result.add:
        result.add(not shift)
    elif shift and result.play:
        result.play()
    elif result.run:
        result.run()
