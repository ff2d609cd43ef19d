"""Whether what plays is a favourite; only tracks of the library can be."""

from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.playback import Playback
from ui.tasks import Tasks


class FavouriteModel(QObject):
    """Reads and writes the heart of the current track beside the GUI thread."""

    changed = Signal()

    def __init__(self, library: Library, playback: Playback, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._playback = playback
        self._tasks = tasks
        self._track_id: int | None = None
        self._loved = False

    @property
    def possible(self) -> bool:
        """Whether the current track is the library's."""
        return self._track_id is not None

    @property
    def loved(self) -> bool:
        """Whether it is a favourite."""
        return self._loved

    def follow(self) -> None:
        """Look at what plays now."""
        track = self._playback.state.track
        track_id = track.track_id if track else None
        if track_id == self._track_id:
            return
        self._track_id, self._loved = track_id, False
        self.changed.emit()
        self._read()

    def toggle(self) -> None:
        """Put what plays among the favourites, or take it out."""
        track_id, loved, library = self._track_id, not self._loved, self._library
        if track_id is None:
            return

        def write() -> None:
            library.annotations.love([track_id], loved=loved)

        self._tasks.run(write, lambda _: self._read(), self)

    def _read(self) -> None:
        track_id, library = self._track_id, self._library
        if track_id is None:
            return

        def read() -> bool:
            return any(row.loved for row in library.tracks.rows([track_id]))

        self._tasks.run(read, lambda loved: self._take(track_id, loved=loved), self)

    def _take(self, track_id: int, *, loved: bool) -> None:
        if track_id == self._track_id and loved != self._loved:
            self._loved = loved
            self.changed.emit()
