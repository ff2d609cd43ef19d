"""What one user sees of the catalogue: entries with that user's stars, ratings and plays."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Table, and_, func, select

from player.server.catalogue.entries import Entry, instant
from player.server.catalogue.rows import SongFile
from player.server.failure import Failure
from player.server.tables import (
    album,
    album_artist,
    annotation,
    artist,
    bookmark,
    song,
    song_artist,
)


class Shelf:
    """Reads through one connection for one user; lives as long as one call.

    Ids are rows here; unknown ones are left out of lists, and `Failure` 70 when alone.
    """

    def __init__(self, connection: Connection, user_id: int) -> None:
        self.connection = connection
        self.user_id = user_id

    def songs(self, keys: Sequence[int]) -> list[Entry]:
        """Return `Child` entries in the order of the ids, repeated where they are."""
        found = self._entries(song, "song", keys)
        if found:
            for key, position_ms in self._bookmarks(min(found), max(found)):
                if key in found:
                    found[key]["bookmarkPosition"] = position_ms
        return [found[key] for key in keys if key in found]

    def albums(self, keys: Sequence[int]) -> list[Entry]:
        """Return `AlbumID3` entries in the order of the ids."""
        found = self._entries(album, "album", keys)
        return [found[key] for key in keys if key in found]

    def artists(self, keys: Sequence[int]) -> list[Entry]:
        """Return `ArtistID3` entries in the order of the ids."""
        found = self._entries(artist, "artist", keys)
        return [found[key] for key in keys if key in found]

    def song(self, key: int) -> Entry:
        """Return one song; or `Failure` 70."""
        return _only(self.songs([key]))

    def album(self, key: int) -> Entry:
        """Return one album; or `Failure` 70."""
        return _only(self.albums([key]))

    def artist(self, key: int) -> Entry:
        """Return one artist; or `Failure` 70."""
        return _only(self.artists([key]))

    def songs_of_album(self, key: int) -> list[Entry]:
        """Return an album's songs in disc and track order."""
        order = select(song.c.id).where(song.c.album_id == key).order_by(song.c.place, song.c.id)
        return self.songs(self.keys(order))

    def albums_of_artist(self, key: int) -> list[Entry]:
        """Return the albums somebody made, oldest first."""
        joined = album.join(album_artist, album_artist.c.album_id == album.c.id)
        order = select(album.c.id).select_from(joined).where(album_artist.c.artist_id == key)
        return self.albums(self.keys(order.order_by(album.c.year, album.c.title_key, album.c.id)))

    def songs_of_artist(self, key: int) -> list[int]:
        """Return the ids of all songs somebody is credited on."""
        order = select(song_artist.c.song_id).where(song_artist.c.artist_id == key)
        return self.keys(order.order_by(song_artist.c.song_id))

    def file(self, key: int) -> SongFile:
        """Return where a song's sound is; or `Failure` 70."""
        found = self.connection.execute(select(song.c.file).where(song.c.id == key)).scalar()
        if found is None:
            raise Failure.not_found()
        return msgspec.msgpack.decode(found, type=SongFile)

    def exists(self, table: Table, keys: Sequence[int]) -> None:
        """Raise `Failure` 70 unless all of these are there."""
        wanted = set(keys)
        counted = select(func.count()).select_from(table).where(table.c.id.in_(wanted))
        if self.connection.execute(counted).scalar_one() != len(wanted):
            raise Failure.not_found()

    def keys(self, statement: Any) -> list[int]:
        """Return the first column of a statement."""
        return list(self.connection.execute(statement).scalars())

    def _entries(self, table: Table, kind: str, keys: Sequence[int]) -> dict[int, Entry]:
        if not keys:
            return {}
        wanted = _matching(table.c.id, keys)
        rows = self.connection.execute(select(table.c.id, table.c.entry).where(wanted))
        found = {key: msgspec.json.decode(entry) for key, entry in rows}
        for note in self.connection.execute(self._noted(kind, keys)):
            if note.entity_id in found:
                found[note.entity_id].update(personal(note))
        return found

    def _noted(self, kind: str, keys: Sequence[int]) -> Any:
        return select(annotation).where(
            annotation.c.user_id == self.user_id,
            annotation.c.kind == kind,
            _matching(annotation.c.entity_id, keys),
        )

    def _bookmarks(self, first: int, last: int) -> list[tuple[int, int]]:
        mine = and_(bookmark.c.user_id == self.user_id, bookmark.c.song_id.between(first, last))
        rows = self.connection.execute(
            select(bookmark.c.song_id, bookmark.c.position_ms).where(mine)
        )
        return [(row[0], row[1]) for row in rows]


def personal(note: Row[Any]) -> Entry:
    """Return what a user's annotation adds to an entry."""
    fields: Entry = {}
    if note.starred_ms is not None:
        fields["starred"] = instant(note.starred_ms)
    if note.rating:
        fields["userRating"] = note.rating
    if note.plays:
        fields["playCount"] = note.plays
    if note.played_ms is not None:
        fields["played"] = instant(note.played_ms)
    return fields


def _matching(column: Any, keys: Sequence[int]) -> Any:
    """A page of neighbours is a range: one look into the tree instead of thousands."""
    first, last = min(keys), max(keys)
    is_dense = last - first < 2 * len(keys)
    return column.between(first, last) if is_dense else column.in_(set(keys))


def _only(entries: list[Entry]) -> Entry:
    if not entries:
        raise Failure.not_found()
    return entries[0]
