"""Entries of the sidebar that take tracks: dropped there, they join the playlist."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from player.library.playlists.store import PlaylistRow
from ui.viewmodels.carried import files_in, tracks_in
from ui.viewmodels.verbs import TrackVerbs


class EntryDrops(QObject):
    """Knows which entry is which playlist; owned by who adds the entries."""

    def __init__(self, verbs: TrackVerbs, parent: QObject) -> None:
        super().__init__(parent)
        self._verbs = verbs
        self._rows: dict[QObject, PlaylistRow] = {}

    def take(self, entry: QWidget, row: PlaylistRow) -> None:
        """Let an entry take tracks for a playlist."""
        entry.setAcceptDrops(True)
        entry.installEventFilter(self)
        self._rows[entry] = row

    def clear(self) -> None:
        """The entries are gone."""
        self._rows.clear()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is tracks or files, and nothing else."""
        row = self._rows.get(watched)
        if row is None or not isinstance(event, QDragEnterEvent | QDropEvent):
            return super().eventFilter(watched, event)
        ids, paths = tracks_in(event.mimeData()), files_in(event.mimeData())
        if ids is None and not paths:
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            read = self._verbs.of_files(paths) if ids is None else lambda: ids
            self._verbs.append(read, row.id, row.name)
        return True
