"""Bring what the library holds into the read model, and note each difference as a change."""

import threading
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Table, delete, select

from player.library.sharing import SharedAlbum, SharedSong
from player.server.catalogue.entries import clean
from player.server.catalogue.rows import (
    AlbumBuild,
    ArtistBuild,
    Row,
    album_row,
    artist_row,
    song_row,
)
from player.server.database import (
    Change,
    ServiceDatabase,
    keep_setting,
    now_ms,
    put_all,
    record_changes,
    setting_of,
)
from player.server.tables import (
    EVERYBODY,
    album,
    album_artist,
    artist,
    song,
    song_artist,
    song_genre,
)

CATALOGUE = "catalogue"
"""The setting that changes whenever something else is published."""

_BATCH = 1000


class Publisher:
    """Publishes one library into one database; one pass at a time, on any thread."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database
        self._passes = threading.Lock()

    def publish(self, songs: Iterable[SharedSong]) -> int:
        """Make the read model equal to these songs; return how many things changed.

        A song that is not among them is gone. Batches are transactions of their own: readers see
        new songs as they come in, and a pass that is cut off is finished by the next.
        """
        with self._passes:
            return _Pass(self._database).run(songs)


class _Pass:
    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database
        self._albums: dict[int, AlbumBuild] = {}
        self._artists: dict[int, ArtistBuild] = {}
        self._changed = 0

    def run(self, songs: Iterable[SharedSong]) -> int:
        known = self._marks(song)
        for batch in _batches(self._noted(songs)):
            rows = [song_row(one) for one in batch]
            self._write(song, known, rows, "song", {one.id: one for one in batch})
            for one in batch:
                known.pop(one.id, None)
        self._remove(song, "song", known)
        self._derived(album, "album", [album_row(one) for one in self._albums.values()])
        self._derived(artist, "artist", [artist_row(one) for one in self._artists.values()])
        with self._database.writing() as connection:
            _write_album_artists(connection, self._albums.values())
            if self._changed:
                keep_setting(connection, "published_ms", str(now_ms()))
        return self._changed

    def _noted(self, songs: Iterable[SharedSong]) -> Iterator[SharedSong]:
        for one in songs:
            if one.album is not None:
                self._note_album(one, one.album)
            for credit in one.credits:
                found = self._artists.setdefault(credit.id, ArtistBuild(credit))
                found.roles[credit.role.replace("_", "")] = None
                if one.album is not None and credit.role == "album_artist":
                    found.albums.add(one.album.id)
            yield one

    def _note_album(self, one: SharedSong, shared: SharedAlbum) -> None:
        found = self._albums.setdefault(shared.id, AlbumBuild(shared))
        found.songs += 1
        found.duration_ms += one.duration_ms or 0
        found.genres.update(dict.fromkeys(one.genres))
        found.artists.update(
            {credit.id: credit for credit in one.credits if credit.role == "album_artist"}
        )

    def _marks(self, table: Table) -> dict[int, bytes]:
        with self._database.reading() as connection:
            rows = connection.execute(select(table.c.id, table.c.mark))
            return {key: bytes(mark) for key, mark in rows}

    def _derived(self, table: Table, kind: str, rows: list[Row]) -> None:
        known = self._marks(table)
        for batch in _batches(rows):
            self._write(table, known, batch, kind, {})
        for row in rows:
            known.pop(row["id"], None)
        self._remove(table, kind, known)

    def _write(
        self,
        table: Table,
        known: Mapping[int, bytes],
        rows: list[Row],
        kind: str,
        songs: Mapping[int, SharedSong],
    ) -> None:
        new = [row for row in rows if known.get(row["id"]) != row["mark"]]
        if not new:
            return
        with self._database.writing() as connection:
            put_all(connection, table, ("id",), new)
            if songs:
                _write_links(connection, [songs[row["id"]] for row in new])
            self._tell(connection, [(kind, row["id"], False) for row in new])

    def _remove(self, table: Table, kind: str, gone: Iterable[int]) -> None:
        for batch in _batches(gone):
            with self._database.writing() as connection:
                connection.execute(delete(table).where(table.c.id.in_(batch)))
                if table is song:
                    _remove_links(connection, batch)
                self._tell(connection, [(kind, key, True) for key in batch])

    def _tell(self, connection: Connection, changes: list[Change]) -> None:
        record_changes(connection, EVERYBODY, changes)
        keep_setting(connection, CATALOGUE, setting_of(connection, "seq"))
        self._changed += len(changes)


def _batches(items: Iterable[Any]) -> Iterator[list[Any]]:
    iterator = iter(items)
    while batch := list(islice(iterator, _BATCH)):
        yield batch


def _remove_links(connection: Connection, song_ids: list[int]) -> None:
    for table in (song_artist, song_genre):
        connection.execute(delete(table).where(table.c.song_id.in_(song_ids)))


def _write_links(connection: Connection, songs: list[SharedSong]) -> None:
    _remove_links(connection, [one.id for one in songs])
    people = {(one.id, credit.id) for one in songs for credit in one.credits}
    rows = [{"song_id": one, "artist_id": who} for one, who in sorted(people)]
    put_all(connection, song_artist, ("song_id", "artist_id"), rows)
    kinds = {(one.id, clean(name)) for one in songs for name in one.genres}
    genres = [{"song_id": one, "genre": name} for one, name in sorted(kinds)]
    put_all(connection, song_genre, ("song_id", "genre"), genres)


def _write_album_artists(connection: Connection, albums: Iterable[AlbumBuild]) -> None:
    connection.execute(delete(album_artist))
    rows = [{"album_id": one.shared.id, "artist_id": who} for one in albums for who in one.artists]
    put_all(connection, album_artist, ("album_id", "artist_id"), rows)
