"""Playlists on both sides: three-way merge, whole-list replace, verified after each write."""

from collections import Counter
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from player.errors import PlayerError
from player.library.library import Library
from player.library.remote.remote_playlists import RemotePlaylist
from player.library.remote.sources import SourceRow
from player.service.subsonic import (
    NOT_FOUND,
    NotSubsonicError,
    RefusedError,
    Subsonic,
)
from player.service.syncing.merge import merged
from player.service.wire import Playlist, Song, entries

_CHUNK = 45  # ids an address of 2,000 bytes holds


class OddAnswerError(PlayerError):
    """What the server did is not what it was asked for."""

    def __init__(self, url: str, what: str) -> None:
        super().__init__("source.odd", url=url, what=what)


class _Playlists(msgspec.Struct):
    playlist: list[msgspec.Raw] = []


class PlaylistSync:
    """Brings the playlists of one source into step.

    Songs of other sources, and files, stay in a list's local copy only while it is not shared:
    a shared list holds what the server can hold.
    """

    def __init__(self, server: Subsonic, library: Library, source: SourceRow) -> None:
        self._server = server
        self._lists = library.remote_playlists
        self._announce = library.announce
        self._source = source
        self._taken: set[str | None] = set()

    def run(self) -> int:
        """Do all lists; returns how many became different on one side or the other.

        Raises:
            UnreachableError: The rest waits for the next sync.
        """
        remote = self._remote_lists()
        if remote is None:
            return 0
        known = self._lists.rows(self._source.id)
        self._taken = {row.remote_id for row in known}
        changed = sum(self._bring_together(row, remote) for row in known)
        new = [theirs for key, theirs in remote.items() if key not in self._taken]
        changed += sum(self._adopt(theirs) for theirs in new)
        if changed:
            self._announce()
        return changed

    def _remote_lists(self) -> dict[str, Playlist] | None:
        try:
            found = self._server.get("getPlaylists", _Playlists, "playlists").playlist
        except (RefusedError, NotSubsonicError):
            return None
        lists, odd = entries(found, Playlist)
        return None if odd else {theirs.id: theirs for theirs in lists}

    def _adopt(self, theirs: Playlist) -> bool:
        songs = self._songs(theirs.id)
        readonly = theirs.readonly or bool(theirs.valid_until)
        key = self._lists.adopt(self._source.id, theirs.id, theirs.name, readonly=readonly)
        row = RemotePlaylist(key, theirs.name, self._source.id, theirs.id, readonly, theirs.changed)
        return self._lists.take(row, theirs.name, songs, ours=())

    def _bring_together(self, row: RemotePlaylist, remote: dict[str, Playlist]) -> bool:
        ours = self._lists.songs(row.playlist_id, self._source.id)
        theirs = remote.get(row.remote_id or "") or self._made_unheard(row, remote)
        if theirs is None:
            return self._alone(row, ours)
        moved = theirs.changed != row.changed or theirs.song_count != len(row.base)
        if not (row.dirty or moved):
            return False
        songs = self._songs(theirs.id)
        here = replace(row, remote_id=theirs.id, changed=theirs.changed)
        if not row.dirty or row.readonly:
            return self._lists.take(here, theirs.name, songs, ours)
        wanted = merged(_started_from(row, songs), ours, songs)
        if not self._lists.attempt(replace(here, base=tuple(songs)), wanted, ours):
            return False  # edited while we asked: the next sync sees all of it
        name = row.name if row.renamed else theirs.name
        if wanted != songs or name != theirs.name:
            theirs = self._write(theirs.id, name, wanted)
        agreed = replace(here, remote_id=theirs.id, changed=theirs.changed)
        self._lists.arrived(agreed, name, wanted)
        return True

    def _made_unheard(self, row: RemotePlaylist, remote: dict[str, Playlist]) -> Playlist | None:
        """Return the list that the server did make when its answer was lost."""
        if row.remote_id is not None or row.attempt is None:
            return None
        for key, theirs in remote.items():
            if key not in self._taken and theirs.name == row.agreed_name:
                self._taken.add(key)
                return theirs
        return None

    def _alone(self, row: RemotePlaylist, ours: Sequence[str]) -> bool:
        """Only we have it: it is new, or it was deleted there; changes of ours bring it back."""
        if row.remote_id is not None and not row.dirty:
            self._lists.forget(row.playlist_id)
            return True
        first = ours[:_CHUNK]
        new = replace(row, remote_id=None, base=(), agreed_name=row.name)
        self._lists.attempt_part(new, first)
        made = self._create(row.name, first)
        here = replace(new, remote_id=made.id, changed=made.changed)
        self._lists.arrived(here, row.name, first)
        for end in range(2 * _CHUNK, len(ours) + _CHUNK, _CHUNK):
            here = self._lengthen(replace(here, base=tuple(ours[: end - _CHUNK])), ours[:end])
        return True

    def _lengthen(self, row: RemotePlaylist, songs: Sequence[str]) -> RemotePlaylist:
        """Add the songs that follow what the server has."""
        self._lists.attempt_part(row, songs)
        theirs = self._append(row.remote_id or "", songs[len(row.base) :], songs)
        row = replace(row, changed=theirs.changed)
        self._lists.arrived(row, row.name, songs)
        return row

    def _songs(self, remote_id: str) -> list[str]:
        found = self._server.get("getPlaylist", Playlist, "playlist", id=remote_id)
        songs, odd = entries(found.entry, Song)
        if odd:
            raise OddAnswerError(self._server.url, "a playlist")
        return [song.id for song in songs]

    def _create(self, name: str, songs: Sequence[str]) -> Playlist:
        """Servers before 1.14 do not say what they made: it is the newest of that name."""
        before = set(self._remote_lists() or {})
        self._server.call("createPlaylist", {"name": name, "songId": songs}, repeat=False)
        made = [
            theirs
            for key, theirs in (self._remote_lists() or {}).items()
            if key not in before and theirs.name == name
        ]
        if not made:
            raise OddAnswerError(self._server.url, "a new playlist")
        return self._verified(made[-1].id, songs)

    def _append(self, remote_id: str, more: Sequence[str], songs: Sequence[str]) -> Playlist:
        """Add songs at the end, which makes it `songs`."""
        self._server.call(
            "updatePlaylist", {"playlistId": remote_id, "songIdToAdd": more}, repeat=False
        )
        return self._verified(remote_id, songs)

    def _write(self, remote_id: str, name: str, songs: Sequence[str]) -> Playlist:
        """Replace the whole list in one request; where that is refused, through a new one."""
        try:
            self._server.call("createPlaylist", {"playlistId": remote_id, "songId": songs})
            self._server.call("updatePlaylist", {"playlistId": remote_id, "name": name})
            return self._verified(remote_id, songs)
        except (RefusedError, NotSubsonicError, OddAnswerError):
            made = self._create(name, songs[:_CHUNK])
            for end in range(2 * _CHUNK, len(songs) + _CHUNK, _CHUNK):
                made = self._append(made.id, songs[end - _CHUNK : end], songs[:end])
            self._delete(remote_id)
            return made

    def _delete(self, remote_id: str) -> None:
        try:
            self._server.call("deletePlaylist", {"id": remote_id})
        except RefusedError as error:
            if error.reason_code != NOT_FOUND:
                raise

    def _verified(self, remote_id: str, songs: Sequence[str]) -> Playlist:
        """A list that lost songs on its way must not become what both sides agree on.

        Raises:
            OddAnswerError: Then the list is written anew.
        """
        found = self._server.get("getPlaylist", Playlist, "playlist", id=remote_id)
        if len(found.entry) != len(songs):
            raise OddAnswerError(self._server.url, "a changed playlist")
        return found


def _started_from(row: RemotePlaylist, theirs: Sequence[str]) -> Sequence[str]:
    """Return what both sides agree on: a request without an answer arrived, or it did not."""
    if row.attempt is None:
        return row.base
    return min((row.attempt, row.base), key=lambda songs: _difference(songs, theirs))


def _difference(one: Sequence[str], other: Sequence[str]) -> int:
    """How many songs stand in only one of two lists."""
    here, there = Counter(one), Counter(other)
    return (here - there).total() + (there - here).total()
