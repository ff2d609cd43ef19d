"""What follows from the menus of tracks: the clipboard, the folder, the dialog, the way back."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Protocol

import numpy as np
from PySide6.QtCore import QMimeData, QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from player.deferred import deferred
from ui.viewmodels.undo import Act
from ui.viewmodels.verbs import TrackVerbs
from ui.views.shell.window import MainWindow
from ui.wording import sentence_of

with deferred():
    from ui.viewmodels import properties as properties_model
    from ui.views.care import properties_dialog


class ActModels(Protocol):
    """The view-models of what is done with tracks; they may be made when first asked for."""

    @property
    def verbs(self) -> TrackVerbs:
        """What can be done with tracks."""
        ...

    @property
    def properties(self) -> "properties_model.PropertiesModel":
        """All that is known of one track."""
        ...


class TrackActs(QObject):
    """Joins the verbs of tracks with a window; owned by it."""

    def __init__(self, window: MainWindow, models: ActModels) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        verbs = models.verbs
        verbs.acted.connect(self._on_acted)
        verbs.copy_wanted.connect(self._copy)
        verbs.folder_wanted.connect(self._show_folder)
        notices = window.notices
        notices.promise("reveal", lambda: self._show_folder(notices.path))
        verbs.inspect_wanted.connect(self._inspect)
        verbs.strange.connect(self._on_strange)
        window.routes.add("properties", self._inspect)

    def _on_acted(self, text: str, undo: Callable[[], None], redo: Callable[[], None]) -> None:
        """Remember how to take it back, and offer it."""
        self._window.undo.push(Act(text, undo, redo))
        label = self.tr("Undo")
        self._window.notices.offer("tracks.acted", sentence_of(text), label, self._window.undo.undo)

    def _on_strange(self) -> None:
        text, label = self.tr("These files are not in the library."), self.tr("Add a folder")
        self._window.notices.offer("playlist.strange", text, label, self._window.folder_wanted.emit)

    def _copy(self, paths: Sequence[str], names: Sequence[str]) -> None:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(path) for path in paths])
        data.setText("\n".join(names))
        QGuiApplication.clipboard().setMimeData(data)
        self._window.notices.say("tracks.copied", self.tr("%n track(s) copied.", "", len(names)))

    def _show_folder(self, path: str) -> None:
        folder = Path(path).parent
        if folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            return
        name = str(folder).encode("utf-8", "replace").decode()
        text = self.tr("The folder “{name}” cannot be opened.").format(name=name)
        self._window.notices.say("folder.closed", text)

    @cached_property
    def properties(self) -> "properties_model.PropertiesModel":
        """Shows what it finds in a dialog."""
        model = self._models.properties
        model.found.connect(self._show_properties)
        return model

    def _inspect(self, ids: object) -> None:
        self.properties.read(np.array(ids, dtype=np.int64))

    def _show_properties(self, properties: "properties_model.Properties") -> None:
        properties_dialog.PropertiesDialog(self._window.theme, properties, self._window).open()
