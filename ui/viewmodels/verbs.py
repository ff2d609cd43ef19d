"""What can be done with tracks of the library, from any page."""

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import Signal

from player.library.library import Library
from player.opening import tracks_in as opened_tracks
from player.playback import Playback
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids
from ui.viewmodels.track_marks import ReadIds, TrackMarks
from ui.wording import joined

__all__ = ["ReadIds", "TrackVerbs"]

_FILES_MOST = 2_000


class TrackVerbs(TrackMarks):
    """Reads which tracks are meant beside the GUI thread, then does it.

    Signals:
        keep_changed: These tracks are to lie here from now on, or no more.
        edit_wanted: Somebody wants to edit the tags of these tracks.
        inspect_wanted: Somebody wants to know all about these.
        copy_wanted: Somebody wants these in the clipboard: their files and their names.
        folder_wanted: Somebody wants to see where this file is.
        locate_wanted: Somebody wants to say where files are now that are gone.
    """

    edit_wanted = Signal(object)
    keep_changed = Signal(list, bool)
    inspect_wanted = Signal(object)
    playlist_wanted = Signal(object)
    copy_wanted = Signal(object, object)
    folder_wanted = Signal(str)
    locate_wanted = Signal()

    def __init__(self, library: Library, playback: Playback, tasks: Tasks) -> None:
        super().__init__(library, tasks)
        self._playback = playback

    def play(
        self, read: ReadIds, start: int = 0, context: str = "", *, mixed: bool = False
    ) -> None:
        """Play these from the `start`-th on, or mixed."""
        playback = self._playback

        def work() -> None:  # a queue of 100,000 takes longer to make than a frame to paint
            items = read().tolist()
            if items:
                playback.play_tracks(items, start, context, mixed=mixed)

        self._tasks.run(work, _done, self)

    def add(self, read: ReadIds, *, next_up: bool) -> None:
        """Put these into the queue: on top of what is yours, or at its end."""
        playback = self._playback
        self._tasks.run(lambda: playback.add_tracks(read().tolist(), next_up=next_up), _done, self)

    def keep(self, read: ReadIds, *, kept: bool) -> None:
        """Have these lie here whole, or let them go; files of this machine are not touched."""
        library = self._library

        def write() -> list[int]:
            ids = [int(key) for key in read()]
            library.remote_files.pin(ids, pinned=kept)
            return ids

        self._tasks.run(write, lambda ids: self.keep_changed.emit(ids, kept), self)

    def of_files(self, paths: Sequence[str]) -> ReadIds:
        """Return how to read what the library has of files and folders."""
        library = self._library

        def read() -> Ids:
            found = [library.tracks.at(track.path) for track in opened_tracks(paths)]
            return np.concatenate([np.empty(0, np.int64), *found])

        return read

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

    def inspect(self, read: ReadIds) -> None:
        """Ask for all that is known of the first of these."""
        self._tasks.run(read, self.inspect_wanted.emit, self)

    def copy(self, read: ReadIds) -> None:
        """Ask for the clipboard: files for other programs, names for a text."""
        library = self._library

        def find() -> tuple[list[str], list[str]]:
            tracks = library.tracks.tracks(read()[:_FILES_MOST])
            paths = list(dict.fromkeys(track.path for track in tracks))
            return paths, [joined(track.artist, track.name) for track in tracks]

        self._tasks.run(find, lambda found: self.copy_wanted.emit(*found), self)

    def reveal(self, read: ReadIds) -> None:
        """Ask for the folder of the first of these."""
        library = self._library

        def find() -> str:
            return next((track.path for track in library.tracks.tracks(read()[:1])), "")

        self._tasks.run(find, self._on_found, self)

    def choose_playlist(self, read: ReadIds) -> None:
        """Ask for a new playlist with these."""
        self._tasks.run(read, self.playlist_wanted.emit, self)

    def _on_found(self, path: str) -> None:
        if path:
            self.folder_wanted.emit(path)


def _done(_: object) -> None:
    """Nothing follows."""
