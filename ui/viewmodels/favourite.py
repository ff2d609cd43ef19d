"""Heart and stars of what plays; only tracks of the library have them."""

from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.playback import Playback
from ui.tasks import Tasks


class FavouriteModel(QObject):
    """Reads and writes heart and stars of the current track beside the GUI thread."""

    changed = Signal()
    written = Signal()

    def __init__(self, library: Library, playback: Playback, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._playback = playback
        self._tasks = tasks
        self._track_id: int | None = None
        self._loved = False
        self._stars: float | None = None

    @property
    def track_id(self) -> int | None:
        """The library's track that plays, None when it is no track of the library."""
        return self._track_id

    @property
    def possible(self) -> bool:
        """Whether the current track is the library's."""
        return self._track_id is not None

    @property
    def loved(self) -> bool:
        """Whether it is a favourite."""
        return self._loved

    @property
    def stars(self) -> float | None:
        """Its rating, 0..5; None for not rated."""
        return self._stars

    def follow(self) -> None:
        """Look at what plays now."""
        track = self._playback.state.track
        track_id = track.track_id if track else None
        if track_id == self._track_id:
            return
        self._track_id, self._loved, self._stars = track_id, False, None
        self.changed.emit()
        self._read()

    def toggle(self) -> None:
        """Put what plays among the favourites, or take it out."""
        track_id, loved, library = self._track_id, not self._loved, self._library
        if track_id is None:
            return

        def write() -> None:
            library.annotations.love([track_id], loved=loved)

        self._tasks.run(write, lambda _: self.written.emit(), self)

    def look_again(self) -> None:
        """Favourites have changed."""
        self._read()

    def rate(self, stars: int) -> None:
        """Give what plays 1 to 5 stars, or with 0 none."""
        track_id, library = self._track_id, self._library
        if track_id is None:
            return

        def write() -> None:
            library.annotations.rate([track_id], float(stars) if stars else None)

        self._tasks.run(write, lambda _: self.written.emit(), self)

    def _read(self) -> None:
        track_id, library = self._track_id, self._library
        if track_id is None:
            return

        def read() -> tuple[bool, float | None]:
            for row in library.tracks.rows([track_id]):
                return row.loved, row.rating
            return False, None

        self._tasks.run(read, lambda found: self._take(track_id, *found), self)

    def _take(self, track_id: int, loved: bool, stars: float | None) -> None:  # noqa: FBT001
        if track_id == self._track_id and (loved, stars) != (self._loved, self._stars):
            self._loved, self._stars = loved, stars
            self.changed.emit()
