"""What can be done with tracks of the library, from any page."""

from collections.abc import Callable, Sequence
from random import Random
from secrets import randbits

import numpy as np
from PySide6.QtCore import QObject, Signal, SignalInstance

from player.library.library import Library
from player.library.playlists.journal import Place
from player.opening import tracks_in as opened_tracks
from player.playback import Playback
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids
from ui.wording import joined

ReadIds = Callable[[], Ids]
_FILES_MOST = 2_000


class TrackVerbs(QObject):
    """Reads which tracks are meant beside the GUI thread, then does it.

    Signals:
        loved: Hearts or stars have changed.
        listed: Something was added to a playlist, or taken back.
        acted: What was done, in words, with how to take it back and how to do it again.
        keep_changed: These tracks are to lie here from now on, or no more.
        edit_wanted: Somebody wants to edit the tags of these tracks.
        inspect_wanted: Somebody wants to know all about these.
        copy_wanted: Somebody wants these in the clipboard: their files and their names.
        folder_wanted: Somebody wants to see where this file is.
        strange: Nothing of what was let go over a playlist is in the library.
    """

    loved = Signal()
    listed = Signal()
    acted = Signal(str, object, object)
    edit_wanted = Signal(object)
    keep_changed = Signal(list, bool)
    inspect_wanted = Signal(object)
    playlist_wanted = Signal(object)
    copy_wanted = Signal(object, object)
    strange = Signal()
    folder_wanted = Signal(str)

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

        def write() -> Ids:
            ids = read()
            marked = np.isin(ids, library.tracks.ids("loved:", "title"))
            changed: Ids = ids[marked != loved]
            library.annotations.love(changed.tolist(), loved=loved)
            return changed

        self._tasks.run(write, lambda changed: self._on_loved(changed, loved=loved), self)

    def keep(self, read: ReadIds, *, kept: bool) -> None:
        """Have these lie here whole, or let them go; files of this machine are not touched."""
        library = self._library

        def write() -> list[int]:
            ids = [int(key) for key in read()]
            library.remote_files.pin(ids, pinned=kept)
            return ids

        self._tasks.run(write, lambda ids: self.keep_changed.emit(ids, kept), self)

    def rate(self, read: ReadIds, stars: float | None) -> None:
        """Give these 0.5 to 5 stars, or take their rating away."""
        library = self._library

        def write() -> dict[int, float | None]:
            before = {row.id: row.rating for row in library.tracks.iterate(read())}
            changed = {key: old for key, old in before.items() if old != stars}
            library.annotations.rate(list(changed), stars)
            return changed

        self._tasks.run(write, lambda before: self._on_rated(before, stars), self)

    def append(self, read: ReadIds, playlist_id: int, name: str) -> None:
        """Add these to the end of a playlist."""
        library = self._library

        def write() -> tuple[list[Place], list[Place], int]:
            ids, before = read(), library.arranging.places(playlist_id)
            library.playlists.append(playlist_id, ids)
            return before, library.arranging.places(playlist_id), len(ids)

        def tell(written: tuple[list[Place], list[Place], int]) -> None:
            before, after, number = written
            if not number:
                self.strange.emit()
                return
            text = self.tr("%n track(s) added to “{name}”", "", number).format(name=name)
            self.listed.emit()
            self.acted.emit(
                text,
                lambda: self._put_places(playlist_id, before),
                lambda: self._put_places(playlist_id, after),
            )

        self._tasks.run(write, tell, self)

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

    def _on_loved(self, changed: Ids, *, loved: bool) -> None:
        self.loved.emit()
        if not len(changed):
            return
        added = self.tr("%n track(s) added to the favourites", "", len(changed))
        removed = self.tr("%n track(s) taken out of the favourites", "", len(changed))
        self.acted.emit(
            added if loved else removed,
            lambda: self._put_hearts(changed, loved=not loved),
            lambda: self._put_hearts(changed, loved=loved),
        )

    def _on_rated(self, before: dict[int, float | None], stars: float | None) -> None:
        self.loved.emit()
        if before:
            self.acted.emit(
                self.tr("%n track(s) rated", "", len(before)),
                lambda: self._put_stars(before),
                lambda: self._put_stars(dict.fromkeys(before, stars)),
            )

    def _put_hearts(self, ids: Ids, *, loved: bool) -> None:
        library = self._library
        self._change(lambda: library.annotations.love(ids.tolist(), loved=loved), self.loved)

    def _put_stars(self, stars: dict[int, float | None]) -> None:
        library = self._library

        def write() -> None:
            for value in set(stars.values()):
                alike = [key for key, old in stars.items() if old == value]
                library.annotations.rate(alike, value)

        self._change(write, self.loved)

    def _put_places(self, playlist_id: int, places: list[Place]) -> None:
        library = self._library
        self._change(lambda: library.arranging.put_back(playlist_id, places), self.listed)

    def _change(self, write: Callable[[], None], told: SignalInstance) -> None:
        self._tasks.run(write, lambda _: told.emit(), self)


def _done(_: object) -> None:
    """Nothing follows."""
