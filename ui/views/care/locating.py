"""Asking where files are now that are gone: from a toast, a menu, library health or by name."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog

from ui.viewmodels.library import LibraryModel
from ui.viewmodels.verbs import TrackVerbs
from ui.views.keys.commands import Command
from ui.views.shell.window import MainWindow


class Locating(QObject):
    """Has a folder looked through for what is missing; owned by the window."""

    def __init__(self, window: MainWindow, library: LibraryModel, verbs: TrackVerbs) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        verbs.locate_wanted.connect(self.ask)
        window.notices.promise("locate", self.ask)
        window.commands.add(Command("locate", self.tr("Locate missing files…"), self.ask))

    def ask(self) -> None:
        """Let the listener choose the folder."""
        dialog = QFileDialog(self._window, self.tr("Where are the files now?"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._library.locate)
        dialog.open()
