"""The line below a table: how many rows are chosen, or there, how long and how large they are."""

from PySide6.QtCore import QRectF, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.tracks import Ranges, TracksModel
from ui.views.library.track_table import TrackTable
from ui.widgets.text.text import Text
from ui.wording import size, span

HEIGHT_PX = 30
_CALM_MS = 300


class TableFoot(QWidget):
    """Follows the selection of a table; sums are made beside the GUI thread.

    Of all rows they are made once the table has come to rest: nobody reads them while typing.
    """

    def __init__(
        self, theme: Theme, table: TrackTable, model: TracksModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._chosen: Ranges = ()
        self._asked = 0
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._sum_all)
        self._text = Text(theme, "caption", "text_dim", parent=self)
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Selection"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 1, 28, 0)
        layout.addWidget(self._text)
        layout.addStretch()
        table.chosen.connect(self._on_chosen)
        model.totalled.connect(self._on_totalled)
        model.modelReset.connect(self._on_reset)
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line above, where there is something below it."""
        if not self.text:
            return
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 0, self.width(), 1), self._theme.colors.line)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Sum up what came while nobody saw it."""
        super().showEvent(event)
        self._calm.start()

    def _on_reset(self) -> None:
        self._chosen, self._asked = (), 0
        self._say("")
        self._calm.start()

    def _on_chosen(self, ranges: Ranges) -> None:
        self._chosen = tuple(ranges)
        if ranges:
            self._calm.stop()
            self._total(ranges)
        else:
            self._sum_all()

    def _sum_all(self) -> None:
        """Of a table that is not seen, or has nothing in it, nothing is said."""
        rows = self._model.rowCount()
        if self.isVisible() and rows and not self._chosen:
            self._total([(0, rows - 1)])

    def _total(self, ranges: Ranges) -> None:
        self._asked = len(self._model.ids(ranges))
        self._model.total(ranges)

    def _on_totalled(self, number: int, sums: tuple[int, int]) -> None:
        """An answer to an earlier question is told apart by its number."""
        if number != self._asked:
            return
        told = self.tr("%n selected", "", number)
        if not self._chosen:
            told = self.tr("%n track(s)", "", number)
        self._say(" · ".join((told, span(sums[0]), size(sums[1]))))

    def _say(self, words: str) -> None:
        self._text.setText(words)
        self.update()
