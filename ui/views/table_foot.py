"""The line below a table: how many rows are chosen, how long and how large they are."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.tracks import Ranges, TracksModel
from ui.views.track_table import TrackTable
from ui.widgets.text import Text
from ui.wording import size, span

HEIGHT_PX = 30


class TableFoot(QWidget):
    """Follows the selection of a table; sums are made beside the GUI thread."""

    def __init__(
        self, theme: Theme, table: TrackTable, model: TracksModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._chosen = False
        self._text = Text(theme, "caption", "text_dim", parent=self)
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Selection"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 1, 28, 0)
        layout.addWidget(self._text)
        layout.addStretch()
        table.chosen.connect(self._on_chosen)
        model.totalled.connect(self._on_totalled)
        model.modelReset.connect(self._text.clear)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above."""
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.colors.line)
        painter.end()

    def _on_chosen(self, ranges: Ranges) -> None:
        self._chosen = bool(ranges)
        if ranges:
            self._model.total(ranges)
        else:
            self._text.clear()

    def _on_totalled(self, number: int, sums: tuple[int, int]) -> None:
        if not self._chosen:
            return
        chosen = self.tr("%n selected", "", number)
        self._text.setText(" · ".join((chosen, span(sums[0]), size(sums[1]))))
