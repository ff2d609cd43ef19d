"""What can be done with tracks of the library, from any page."""

from collections.abc import Callable, Sequence
from random import Random
from secrets import randbits

from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.playback import Playback
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids

ReadIds = Callable[[], Ids]
_FILES_MOST = 2_000


class TrackVerbs(QObject):
    """Reads which tracks are meant beside the GUI thread, then does it.

    Attributes:
        loved: Favourites have changed.
        keep_changed: These tracks are to lie here from now on, or no more.
        edit_wanted: Somebody wants to edit the tags of these tracks.
    """

    loved = Signal()
    said = Signal(str, int)
    edit_wanted = Signal(object)
    keep_changed = Signal(list, bool)
    playlist_wanted = Signal(object)

    def __init__(self, library: Library, playback: Playback, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._playback = playback
        self._tasks = tasks

    def play(
        self, read: ReadIds, start: int = 0, context: str = "", *, mixed: bool = False
    ) -> None:
        """Play these from the `start`-th on, or mixed."""
        playback = self._playback

        def work() -> None:  # a queue of 100,000 takes longer to make than a frame to paint
            items = read().tolist()
            if mixed:
                Random(randbits(32)).shuffle(items)  # noqa: S311  an order, no secret
            if items:
                playback.play_tracks(items, start, context)

        self._tasks.run(work, _done, self)

    def add(self, read: ReadIds, *, next_up: bool) -> None:
        """Put these into the queue: on top of what is yours, or at its end."""
        playback = self._playback
        self._tasks.run(lambda: playback.add_tracks(read().tolist(), next_up=next_up), _done, self)

    def love(self, read: ReadIds, *, loved: bool) -> None:
        """Put these among the favourites, or take them out."""
        library = self._library

        def write() -> None:
            library.annotations.love(read().tolist(), loved=loved)

        self._tasks.run(write, lambda _: self.loved.emit(), self)

    def keep(self, read: ReadIds, *, kept: bool) -> None:
        """Have these lie here whole, or let them go; files of this machine are not touched."""
        library = self._library

        def write() -> list[int]:
            ids = [int(key) for key in read()]
            library.remote_files.pin(ids, pinned=kept)
            return ids

        self._tasks.run(write, lambda ids: self.keep_changed.emit(ids, kept), self)

    def append(self, read: ReadIds, playlist_id: int, name: str) -> None:
        """Add these to a playlist; `said` tells its name and how many."""
        library = self._library

        def write() -> int:
            ids = read()
            library.playlists.append(playlist_id, ids)
            return len(ids)

        self._tasks.run(write, lambda number: self.said.emit(name, number), self)

    def files(self, read: ReadIds, then: Callable[[Sequence[str], Ids], None]) -> None:
        """Find the files of these tracks, to drag them away; not more than a few thousand."""
        library = self._library

        def find() -> tuple[list[str], Ids]:
            ids = read()[:_FILES_MOST]
            return list(dict.fromkeys(t.path for t in library.tracks.tracks(ids))), ids

        self._tasks.run(find, lambda found: then(*found), self)

    def edit(self, read: ReadIds) -> None:
        """Ask for the tag editor."""
        self._tasks.run(read, self.edit_wanted.emit, self)

    def choose_playlist(self, read: ReadIds) -> None:
        """Ask for a new playlist with these."""
        self._tasks.run(read, self.playlist_wanted.emit, self)


def _done(_: object) -> None:
    """Nothing follows."""
