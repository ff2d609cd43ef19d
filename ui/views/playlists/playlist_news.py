"""What became of playlists, in toasts, with the way back."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.library.playlists.store import PlaylistRow
from ui.viewmodels.playlists import PlaylistsModel
from ui.views.shell.window import MainWindow
from ui.wording import sentence_of


class PlaylistNews(QObject):
    """Says what was done and offers to take it back; owned by the window.

    Signals:
        changed: Playlists are to be read again.
    """

    changed = Signal()

    def __init__(self, window: MainWindow, playlists: PlaylistsModel) -> None:
        super().__init__(window)
        self._window = window
        playlists.failed.connect(window.notices.show)
        playlists.exported.connect(self._on_exported)
        playlists.deleted.connect(self._on_deleted)
        window.undo.stepped.connect(self._on_stepped)

    def on_arranged(self, text: str) -> None:
        """The open playlist is another one now."""
        self.changed.emit()
        self._offer_undo("playlist.arranged", text)

    def on_listed(self, text: str) -> None:
        """Something was added to a playlist."""
        self.changed.emit()
        self._offer_undo("tracks.acted", text)

    def _on_deleted(self, row: PlaylistRow) -> None:
        text = self.tr("“{name}” deleted").format(name=row.name)
        self._offer_undo("playlist.deleted", text)

    def _on_exported(self, path: str) -> None:
        text = self.tr("Written: {name}").format(name=Path(path).name)
        self._window.notices.say("playlist.exported", text)

    def _on_stepped(self, name: str, back: bool) -> None:  # noqa: FBT001  a signal's argument
        """A change was taken back or made again, perhaps of a playlist that is not in sight."""
        self.changed.emit()
        text = self.tr("“{name}”: the last change is taken back.")
        again = self.tr("“{name}”: the change is made again.")
        self._window.notices.say("playlist.stepped", (text if back else again).format(name=name))

    def _offer_undo(self, code: str, text: str) -> None:
        self._window.notices.offer(code, sentence_of(text), self.tr("Undo"), self._window.undo.undo)
