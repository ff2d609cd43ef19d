"""Presets as files: a chip with what can be read and written."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from player.sound.shelf import TextFormat
from ui.theme.theme import Theme
from ui.viewmodels.desk import IMPORTABLE, DeskModel
from ui.widgets.button import Chip


class PresetFiles(Chip):
    """Asks for a file and hands it to the desk."""

    headphones_wanted = Signal()

    def __init__(self, theme: Theme, desk: DeskModel, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Files"), parent, opens=True)
        self._desk = desk
        self.clicked.connect(self._open)

    def menu_of_files(self) -> QMenu:
        """Return what can be read and written."""
        menu = QMenu(self)
        menu.addAction(self.tr("Headphones…"), self.headphones_wanted.emit)
        menu.addAction(self.tr("Import a preset…"), self.ask_for_import)
        menu.addSeparator()
        menu.addAction(self.tr("Load a target curve…"), self.ask_for_target)
        if self._desk.target.freqs_hz:
            forget = partial(self._desk.choose_target, None)
            menu.addAction(self.tr("Take the target curve away"), forget)
        menu.addSeparator()
        for fmt, words in (
            (TextFormat.GALAXIA, self.tr("Save as a file…")),
            (TextFormat.APO, self.tr("Export for Equalizer APO…")),
            (TextFormat.AUTOEQ, self.tr("Export as AutoEq text…")),
        ):
            menu.addAction(words, partial(self.ask_for_export, fmt))
        return menu

    def ask_for_import(self) -> None:
        """Let the listener choose a file of any program."""
        dialog = QFileDialog(self, self.tr("Import a preset"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        known = self.tr("Presets ({endings})").format(endings=IMPORTABLE)
        dialog.setNameFilters([known, self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._desk.import_file)
        dialog.open()

    def ask_for_target(self) -> None:
        """Let the listener choose a table of frequencies and levels to aim at."""
        dialog = QFileDialog(self, self.tr("Load a target curve"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Tables (*.csv *.txt *.tsv)"), self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._desk.choose_target)
        dialog.open()

    def ask_for_export(self, fmt: TextFormat) -> None:
        """Let the listener choose where to write."""
        dialog = QFileDialog(self, self.tr("Export"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("json" if fmt is TextFormat.GALAXIA else "txt")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self._desk.export(path, fmt))
        dialog.open()

    def _open(self) -> None:
        menu = self.menu_of_files()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))
