"""A server's songs in the library: stored, recognised when unchanged, swept when gone.

Structs that the collector of cycles does not follow: a page makes tens of thousands of objects, and
looking for cycles among them took a fifth of a pass.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec.structs import replace

from player.library.db.database import Database
from player.library.remote.annotating import (
    RemoteAnnotation,
    annotate,
    forget_intents_after,
    last_intent,
)
from player.library.remote.sources import SourceRow
from player.library.scan.plan import Planned
from player.library.scan.records import FileRecord
from player.library.scan.relink import Relinker
from player.library.scan.summary import summarise
from player.library.scan.walk import Found
from player.library.scan.writer import Writer


class Listed(msgspec.Struct, frozen=True, gc=False):
    """One song as a server lists it, not looked into yet.

    Attributes:
        row_hash: Of everything the server says about it; equal means there is nothing to write.
        raw: What it says.
    """

    remote_id: str
    row_hash: bytes
    raw: bytes


class RemoteSong(msgspec.Struct, frozen=True, gc=False):
    """One song of a server, understood.

    Attributes:
        record: As a scan would have it; its file key is not used.
    """

    remote_id: str
    size: int
    cover: str
    suffix: str
    annotation: RemoteAnnotation
    record: FileRecord


Build = Callable[[Listed], RemoteSong | None]
"""Understands a song; None when it makes no sense."""
Known = dict[str, tuple[int, bytes]]
_AT_ONCE = 500
"""Songs that are understood and written together: a whole page of them would fill the memory."""


class Catalogue:
    """Writes one server's songs; one thread, its own transactions.

    Only what a page is about is looked up, so that a page of changes costs what the page costs.
    """

    def __init__(self, database: Database, source: SourceRow, build: Build) -> None:
        self._database = database
        self._source = source
        self._build = build
        self._writer: Writer | None = None
        self._seen: set[str] = set()

    @property
    def seen_count(self) -> int:
        """How many different songs have come so far."""
        return len(self._seen)

    def store(self, page: Iterable[Listed]) -> int:
        """Store a page in one transaction; returns how many songs were new or different.

        What is as it was is not even looked into.
        """
        songs = {song.remote_id: song for song in page}
        with self._database.transaction() as connection:
            known = self._known(connection, list(songs))
            news = [
                song for key, song in songs.items() if known.get(key, (0, b""))[1] != song.row_hash
            ]
            written = self._write(connection, news, known) if news else 0
        self._seen.update(songs)
        return written

    def drop(self, remote_ids: Sequence[str]) -> int:
        """Forget songs that the server says are gone; returns how many."""
        with self._database.transaction() as connection:
            gone = [key for key, _ in self._known(connection, remote_ids).values()]
            _delete(connection, gone)
        return len(gone)

    def unseen(self) -> list[str]:
        """Return the songs the library has and that have not come."""
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT remote_id FROM remote_file WHERE source_id = ?", (self._source.id,)
            )
            return [key for (key,) in rows if key not in self._seen]

    def _known(self, connection: sqlite3.Connection, remote_ids: Sequence[str]) -> Known:
        rows = connection.execute(
            "SELECT remote_id, file_id, row_hash FROM remote_file WHERE source_id = ?"
            " AND remote_id IN (SELECT value FROM json_each(?))",
            (self._source.id, msgspec.json.encode(remote_ids).decode()),
        )
        return {key: (file_id, bytes(row_hash)) for key, file_id, row_hash in rows}

    def _write(self, connection: sqlite3.Connection, news: Sequence[Listed], known: Known) -> int:
        """Write what can be understood; returns how many songs that were."""
        writer = self._writer or Writer(connection, Relinker(connection))
        self._writer = writer
        last, first = last_intent(connection), _next_file(connection)
        annotations: list[RemoteAnnotation] = []
        written = 0
        for start in range(0, len(news), _AT_ONCE):
            songs = self._understood(news[start : start + _AT_ONCE])
            rows = self._rows(writer, songs, known, first + written)
            connection.executemany(_UPSERT, rows)
            annotations += (song.annotation for _, song in songs)
            written += len(songs)
        annotate(connection, self._source.id, annotations)
        forget_intents_after(connection, last)
        summarise(connection, writer.touched, os.sep.encode())
        writer.index()
        writer.touched.clear()
        return written

    def _understood(self, listed: Sequence[Listed]) -> list[tuple[Listed, RemoteSong]]:
        built = [(song, self._build(song)) for song in listed]
        return [(song, what) for song, what in built if what is not None]

    def _rows(
        self,
        writer: Writer,
        songs: Sequence[tuple[Listed, RemoteSong]],
        known: Known,
        following: int,
    ) -> list[tuple[object, ...]]:
        """Store songs as files; returns what is remembered of each. New ids from `following`."""
        source_id, folder_id = self._source.id, self._source.folder_id
        batch: list[tuple[FileRecord, Planned]] = []
        rows: list[tuple[object, ...]] = []
        for listed, song in songs:
            remote_id = song.remote_id
            is_new = remote_id not in known
            key = following if is_new else known[remote_id][0]
            following += is_new
            planned = Planned(folder_id, Found(remote_id.encode(), song.size, 0, 0), 0, is_new)
            batch.append((replace(song.record, file_key=key), planned))
            rows.append((key, source_id, remote_id, listed.row_hash, song.cover, song.suffix))
        writer.store(batch)
        return rows


_UPSERT = """
INSERT INTO remote_file (file_id, source_id, remote_id, row_hash, cover, suffix)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (file_id) DO UPDATE SET
  row_hash = excluded.row_hash, cover = excluded.cover, suffix = excluded.suffix
"""


def _next_file(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM file").fetchone()
    return int(row[0])


def _delete(connection: sqlite3.Connection, file_ids: Sequence[int]) -> None:
    touched = {
        row[0]
        for key in file_ids
        for row in connection.execute("SELECT release_id FROM track WHERE file_id = ?", (key,))
        if row[0] is not None
    }
    connection.executemany("DELETE FROM file WHERE id = ?", [(key,) for key in file_ids])
    summarise(connection, touched, os.sep.encode())
