"""Which songs are to lie here, and which of them do not yet."""

from collections.abc import Iterator
from pathlib import Path

from player.library.library import Library
from player.library.lists.rows import Here
from player.library.remote.songs import RemoteFile
from player.service.orders import Keep
from player.service.songs.cache import Cache, Kept

_HERE = {Kept.NOTHING: Here.NOTHING, Kept.PART: Here.PART, Kept.WHOLE: Here.WHOLE}


class Pins:
    """What the listener wants kept, within what a membership allows. Any thread.

    Until the player has said how many songs of a server may lie here, those that come with a
    membership stay where they are, and no more are fetched.
    """

    def __init__(self, library: Library, cache: Cache) -> None:
        self._library, self._cache = library, cache
        self._limits: dict[int, Keep] = {}

    def limit(self, keep: Keep) -> None:
        """From now on so many songs of a server may lie here."""
        self._limits[keep.source_id] = keep

    def missing(self, source_id: int) -> Iterator[tuple[RemoteFile, Path]]:
        """Yield what is to be fetched, with the place it goes to."""
        most = self._most(source_id)
        for place, song in enumerate(self._wanted(source_id)):
            if most is not None and place >= most:
                return
            path = self._path(song)
            if self._cache.state(path) is not Kept.WHOLE:
                yield song, path

    def names(self) -> set[str]:
        """Return the files that are not cleared away for want of room."""
        return {
            self._path(song).name
            for row in self._library.sources.rows()
            if not (row.id in self._limits and self._limits[row.id].evictable)
            for song in self._wanted(row.id)
        }

    def note(self, song: RemoteFile, here: Here) -> None:
        """Remember how much of a song lies here."""
        self._library.remote_files.note_here(song.source_id, [(song.remote_id, here)])

    def compare(self) -> None:
        """Bring what is remembered in line with the files: somebody may have cleared them away."""
        held = {one.path.name: _HERE[one.state] for one in self._cache.held()}
        for row in self._library.sources.rows():
            found = [
                (remote_id, here)
                for remote_id, suffix, before in self._library.remote_files.names(row.id)
                if (held or before)
                and (here := self._found(held, row.id, remote_id, suffix)) != before
                and not (before == Here.FAILED and here is Here.NOTHING)
            ]
            if found:
                self._library.remote_files.note_here(row.id, found)

    def _found(self, held: dict[str, Here], source_id: int, remote_id: str, suffix: str) -> Here:
        return held.get(self._cache.path(source_id, remote_id, suffix).name, Here.NOTHING)

    def _wanted(self, source_id: int) -> list[RemoteFile]:
        pinned = self._library.remote_files.pinned(source_id)
        return [song for song in pinned if song.twin_id is None]

    def _path(self, song: RemoteFile) -> Path:
        return self._cache.path(song.source_id, song.remote_id, song.suffix)

    def _most(self, source_id: int) -> int | None:
        if source_id in self._limits:
            return self._limits[source_id].most
        source = self._library.sources.get(source_id)
        return 0 if source is not None and source.supplied else None
