"""The first page: three ways to hear something at once."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QRadialGradient
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from player.opening import AUDIO_SUFFIXES
from ui.theme.theme import Theme
from ui.viewmodels.opening import OpeningModel
from ui.widgets.button import Chip
from ui.widgets.offer import OfferCard
from ui.widgets.text.text import Text

_WIDEST_PX = 760


class WelcomePage(QWidget):
    """Shown while the queue is empty."""

    folder_wanted = Signal()
    step_wanted = Signal(str)

    def __init__(self, theme: Theme, model: OpeningModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._keeps_folders = False
        self.setAccessibleName(self.tr("Welcome"))
        self.folder = self._card(
            "folder-add", self.tr("Add a folder"), self.tr("Play everything in it, in order.")
        )
        self.files = self._card(
            "files",
            self.tr("Open files"),
            self.tr("Or drop or paste them anywhere in this window."),
        )
        self.demo = self._card(
            "galaxy",
            self.tr("Demo album"),
            self.tr("Short 24-bit / 192 kHz pieces that Galaxia makes on this computer."),
        )
        self.steps = [self._step(number, *step) for number, step in enumerate(self._steps(), 1)]
        self._lay_out()
        self.folder.clicked.connect(self.ask_for_folder)
        self.files.clicked.connect(self.ask_for_files)
        self.demo.clicked.connect(model.play_demo_album)
        self.demo.setVisible(model.has_demo_album)
        theme.changed.connect(self.update)

    def keep_folders(self) -> None:
        """From now on a folder goes into the library instead of being played and forgotten."""
        self._keeps_folders = True
        self.folder.say(self.tr("Galaxia keeps it in the library, sorted and searchable."))

    def ask_for_folder(self) -> None:
        """Let the listener choose a folder to play, or to keep."""
        if self._keeps_folders:
            self.folder_wanted.emit()
            return
        dialog = QFileDialog(self, self.tr("Add a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def ask_for_files(self) -> None:
        """Let the listener choose files to play."""
        dialog = QFileDialog(self, self.tr("Open files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        endings = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_SUFFIXES))
        music = self.tr("Music ({endings})").format(endings=endings)
        dialog.setNameFilters([music, self.tr("All files (*)")])
        self._ask(dialog)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a soft light behind the words."""
        painter = QPainter(self)
        paint_glow(painter, QRectF(self.rect()), self._theme)
        painter.end()

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._model.open)
        dialog.open()

    def _card(self, icon: str, title: str, sentence: str) -> OfferCard:
        return OfferCard(self._theme, (icon, title, sentence), self)

    def _step_row(self) -> QHBoxLayout:
        words = Text(self._theme, "caption", "text_dim", parent=self)
        words.setText(self.tr("First steps:"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words)
        for chip in self.steps:
            row.addWidget(chip)
        row.addStretch()
        return row

    def _steps(self) -> list[tuple[str, str]]:
        """What is worth a look before the first evening; the music plays meanwhile."""
        return [
            ("folders", self.tr("Folders")),
            ("output", self.tr("Output device")),
            ("look", self.tr("Look and language")),
            ("privacy", self.tr("What goes online")),
        ]

    def _step(self, number: int, name: str, title: str) -> Chip:
        chip = Chip(self._theme, f"{number}  {title}", self)
        chip.clicked.connect(lambda: self.step_wanted.emit(name))
        return chip

    def _lay_out(self) -> None:
        title = Text(self._theme, "title", "text", QFont.Weight.Bold, self)
        title.setText(self.tr("What would you like to hear?"))
        line = Text(self._theme, "body", "text_dim", parent=self)
        line.setText(self.tr("Galaxia plays what the file holds, and shows what happens to it."))
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card in (self.folder, self.files, self.demo):
            cards.addWidget(card)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addStretch(4)
        column.addWidget(title)
        column.addWidget(line)
        column.addSpacing(20)
        column.addLayout(cards)
        column.addSpacing(22)
        column.addLayout(self._step_row())
        column.addStretch(5)
        holder = QWidget(self)
        holder.setMaximumWidth(_WIDEST_PX)
        holder.setLayout(column)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 24)
        layout.addWidget(holder)


def paint_glow(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Fill a page with the ground and a light from its upper left."""
    painter.fillRect(rect, theme.colors.ground)
    reach = max(rect.width(), rect.height()) * 0.62
    centre = rect.topLeft() + (rect.bottomRight() - rect.topLeft()) * 0.36
    light = QRadialGradient(centre, reach)
    light.setColorAt(0, theme.colors.glow)
    ground = theme.colors.ground
    light.setColorAt(1, ground)
    painter.fillRect(rect, light)
