"""What is under way beside the music, a line each, with a button to hold it."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.background import BackgroundModel, Work
from ui.widgets.button import Chip
from ui.widgets.text.text import Text
from ui.wording import count

_BAR_PX = 3


class WorkLine(QWidget):
    """One thing under way."""

    hold_wanted = Signal(bool)
    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, stops: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._work = Work()
        self.text = Text(theme, "body", "text", parent=self)
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.hold = Chip(theme, self.tr("Pause"), self, icon_name="pause")
        self.stop = Chip(theme, self.tr("Stop"), self, icon_name="close")
        self.stop.setVisible(stops)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 8)
        row.setSpacing(8)
        row.addWidget(self.text, 1)
        row.addWidget(self.hold)
        row.addWidget(self.stop)
        self.hold.clicked.connect(lambda: self.hold_wanted.emit(not self._work.paused))
        self.stop.clicked.connect(self.stop_wanted)
        theme.changed.connect(self.update)

    def show_work(self, work: Work | None, words: str) -> None:
        """Show how far it is; None takes no room."""
        self.setVisible(work is not None)
        if work is None:
            return
        self._work = work
        self.text.setText(words)
        self.setAccessibleName(words)
        self.hold.relabel(self.tr("Go on") if work.paused else self.tr("Pause"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw how far it is along the lower edge."""
        colors = self._theme.colors
        painter = QPainter(self)
        bar = QRectF(0, self.height() - _BAR_PX, self.width(), _BAR_PX)
        painter.fillRect(bar, colors.high)
        bar.setWidth(bar.width() * self._work.share)
        painter.fillRect(bar, colors.text_dim if self._work.paused else colors.accent)
        painter.end()


class WorkStrip(QWidget):
    """Scans, and listening to the library; nothing to see when nothing is under way."""

    def __init__(self, theme: Theme, model: BackgroundModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Under way"))
        self.scan = WorkLine(theme, self, stops=True)
        self.analysis = WorkLine(theme, self, stops=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 0, 28, 12)
        column.setSpacing(4)
        column.addWidget(self.scan)
        column.addWidget(self.analysis)
        self.scan.hold_wanted.connect(lambda held: model.hold_scan(held=held))
        self.analysis.hold_wanted.connect(lambda held: model.hold_analysis(held=held))
        model.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        scan, analysis = self._model.scan, self._model.analysis
        self.setVisible(scan is not None or analysis is not None)
        self.scan.show_work(scan, self._scan_words(scan) if scan else "")
        self.analysis.show_work(analysis, self._analysis_words(analysis) if analysis else "")

    def _scan_words(self, work: Work) -> str:
        if not work.total:
            return self.tr("Looking for music")
        text = self.tr("Bringing in music: {done} of {total} files")
        if work.paused:
            text = self.tr("Bringing in music is paused at {done} of {total} files")
        return text.format(done=count(work.done), total=count(work.total))

    def _analysis_words(self, work: Work) -> str:
        text = self.tr("Measuring loudness and waveforms: {done} of {total} tracks")
        if work.paused:
            text = self.tr("Measuring is paused at {done} of {total} tracks")
        return text.format(done=count(work.done), total=count(work.total))
