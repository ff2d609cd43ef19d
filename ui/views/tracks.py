"""The tracks page: head and table."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.tracks import TracksModel
from ui.views.track_table import TrackTable
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader


class TracksPage(QWidget):
    """Every track, filtered and sorted."""

    folder_wanted = Signal()

    def __init__(self, theme: Theme, model: TracksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Tracks"))
        self.header = PageHeader(theme, self.tr("Tracks"), self.tr("Filter tracks"), self)
        self.table = TrackTable(theme, model, self)
        self.table.sort_by_heads()
        self.empty = EmptyState(theme, self)
        self.setFocusProxy(self.table)
        self._stack = QStackedLayout()
        self._lay_out()
        self.header.field.textChanged.connect(model.filter)
        self.empty.acted.connect(self._on_empty_acted)
        model.counted.connect(self._on_counted)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        body = QHBoxLayout()
        body.setContentsMargins(18, 0, 6, 0)
        body.addLayout(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(body, 1)

    def _on_counted(self, number: int) -> None:
        self.header.set_line(self.tr("%n track(s)", "", number))
        self._stack.setCurrentWidget(self.table if number else self.empty)
        if number:
            return
        if self._model.filtered:
            self.empty.say(self.tr("No track matches."), self.tr("Show all tracks"))
        else:
            self.empty.say(self.tr("The library is empty."), self.tr("Add a folder"))

    def _on_empty_acted(self) -> None:
        if self._model.filtered:
            self.header.field.clear()
        else:
            self.folder_wanted.emit()
