"""The queue in the right panel: how much there is, and the list."""

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.queue import QueueModel
from ui.viewmodels.queue_time import QueueTimeModel
from ui.viewmodels.shuffle import ShuffleModel
from ui.views.queue.queue_list import QueueList
from ui.views.queue.shuffle_menu import ShuffleMenu, offer_menu, state_line
from ui.views.shell.side_panel import SIDE_PX
from ui.widgets.button import Chip
from ui.widgets.mirror import edges
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.fading_edges import FadingEdges
from ui.widgets.text.text import Text


class QueuePanel(QWidget):
    """The list, or a sentence while there is nothing."""

    def __init__(
        self,
        theme: Theme,
        model: QueueModel,
        shuffle: ShuffleModel,
        time: QueueTimeModel,
        covers: Covers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._shuffle = shuffle
        self.setAccessibleName(self.tr("Queue panel"))
        self.list = QueueList(theme, model, covers, self)
        FadingEdges(theme, "surface", self.list)
        self.empty = EmptyState(theme, self)
        self.empty.say(self.tr("Nothing is queued. Drop files here to add them."))
        self._count = Text(theme, "caption", "text_dim", parent=self)
        self._time = time
        self.time = Text(theme, "caption", "text_dim", parent=self)
        self.shuffle = Chip(theme, state_line(shuffle), self, icon_name="shuffle", opens=True)
        self._stack = QStackedLayout()
        self._lay_out()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._on_rows)
        offer_menu(shuffle, self.shuffle)
        self.shuffle.clicked.connect(self._show_kinds)
        shuffle.changed.connect(self._on_shuffled)
        time.changed.connect(self._on_time)
        self._on_rows()
        self._on_shuffled()
        self._on_time()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        way = self.layoutDirection()
        head.setContentsMargins(edges(19, 0, SIDE_PX, 4, way))
        self.time.setContentsMargins(edges(19, 0, SIDE_PX, 4, way))
        head.addWidget(self._count, 1)
        head.addWidget(self.shuffle)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.time)
        body = QHBoxLayout()
        body.setContentsMargins(edges(11, 0, 0, 0, way))
        body.addLayout(self._stack)
        layout.addLayout(body, 1)

    def _on_rows(self) -> None:
        number = len(self._model.queue.entries)
        rows = self._model.rowCount()
        self._stack.setCurrentIndex(1 if rows else 0)
        self._count.setText(self.tr("%n track(s)", "", number) if rows else "")
        self.shuffle.setVisible(number > 1)

    def _on_time(self) -> None:
        """A line that says nothing takes no room."""
        line = self._time.line
        self.time.setText(line)
        self.time.setVisible(bool(line))

    def _on_shuffled(self) -> None:
        self.shuffle.relabel(state_line(self._shuffle))
        tip = self.tr("The kind of shuffle, and the seed that gives this order again")
        self.shuffle.setToolTip(tip)

    def _show_kinds(self) -> None:
        below = self.shuffle.mapToGlobal(self.shuffle.rect().bottomLeft())
        ShuffleMenu(self._shuffle, self.shuffle).popup(below)
