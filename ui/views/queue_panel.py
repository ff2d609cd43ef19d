"""The right panel: the queue beside the page, never over it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.queue import QueueModel
from ui.views.queue_list import QueueList
from ui.widgets.button import IconButton
from ui.widgets.text import Text

WIDTH_PX = 340


class QueuePanel(QWidget):
    """Heading, list, or a sentence while there is nothing."""

    closed = Signal()

    def __init__(
        self, theme: Theme, model: QueueModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(self.tr("Queue panel"))
        self.list = QueueList(theme, model, covers, self)
        self.close_button = IconButton(theme, "close", self.tr("Close the queue"), self, icon_px=15)
        self.close_button.clicked.connect(self.closed)
        self._count = Text(theme, "caption", "text_dim", parent=self)
        self._stack = QStackedLayout()
        self._lay_out()
        for signal in (model.rowsInserted, model.rowsRemoved, model.modelReset):
            signal.connect(self._on_rows)
        theme.changed.connect(self.update)
        self._on_rows()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line beside the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colors.surface)
        painter.fillRect(0, 0, 1, self.height(), self._theme.colors.line)
        painter.end()

    def _lay_out(self) -> None:
        title = Text(self._theme, "heading", "text", QFont.Weight.Bold, self)
        title.setText(self.tr("Queue"))
        head = QHBoxLayout()
        head.setContentsMargins(20, 16, 10, 4)
        head.setSpacing(10)
        head.addWidget(title)
        head.addWidget(self._count, 1, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self.close_button)
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        body = QHBoxLayout()
        body.setContentsMargins(11, 0, 5, 8)
        body.addLayout(self._stack)
        layout.addLayout(body, 1)

    def _empty(self) -> Text:
        text = Text(self._theme, "body", "text_dim", parent=self)
        text.setText(self.tr("Nothing is queued. Drop files here to add them."))
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setWordWrap(True)
        return text

    def _on_rows(self) -> None:
        number = len(self._model.queue.entries)
        rows = self._model.rowCount()
        self._stack.setCurrentIndex(1 if rows else 0)
        self._count.setText(self.tr("%n track(s)", "", number) if rows else "")
