"""Heart and stars of what plays; only tracks of the library have them."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.playback import Playback
from ui.tasks import Tasks
from ui.viewmodels.verbs import TrackVerbs


class FavouriteModel(QObject):
    """Reads heart and stars of the current track beside the GUI thread, and has them changed."""

    changed = Signal()

    def __init__(
        self, library: Library, playback: Playback, verbs: TrackVerbs, tasks: Tasks
    ) -> None:
        super().__init__()
        self._verbs = verbs
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
        if self._track_id is not None:
            ids = np.array([self._track_id], dtype=np.int64)
            self._verbs.love(lambda: ids, loved=not self._loved)

    def look_again(self) -> None:
        """Favourites have changed."""
        self._read()

    def rate(self, stars: int) -> None:
        """Give what plays 1 to 5 stars, or with 0 none."""
        if self._track_id is not None:
            ids = np.array([self._track_id], dtype=np.int64)
            self._verbs.rate(lambda: ids, float(stars) if stars else None)

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
