"""A server's songs in the library: stored, recognised when unchanged, swept when gone."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class RemoteSong:
    """One song of a server.

    Attributes:
        row_hash: Of everything the server says about it; equal means there is nothing to write.
        record: As a scan would have it; its file key is not used.
    """

    remote_id: str
    row_hash: bytes
    size: int
    cover: str
    suffix: str
    annotation: RemoteAnnotation
    record: FileRecord


@dataclass(frozen=True, slots=True)
class Pass:
    """What one page, or all of a pass, brought.

    Attributes:
        seen: Songs the server sent.
        written: Those that were new or different.
    """

    seen: int = 0
    written: int = 0


class Catalogue:
    """Writes one server's songs; one thread, its own transactions.

    What is known is read once: 100,000 songs are 20 MB for as long as a pass takes.
    """

    def __init__(self, database: Database, source: SourceRow) -> None:
        self._database = database
        self._source = source
        with database.transaction() as connection:
            self._known: dict[str, tuple[int, bytes]] = {
                remote_id: (file_id, bytes(row_hash))
                for remote_id, file_id, row_hash in connection.execute(
                    "SELECT remote_id, file_id, row_hash FROM remote_file WHERE source_id = ?",
                    (source.id,),
                )
            }
            self._writer = Writer(connection, Relinker(connection))
        self._seen: set[str] = set()

    @property
    def known_count(self) -> int:
        """How many songs the library has of this server."""
        return len(self._known)

    @property
    def seen_count(self) -> int:
        """How many different songs this pass has brought."""
        return len(self._seen)

    def knows(self, remote_id: str) -> bool:
        """Whether the library has this song."""
        return remote_id in self._known

    def store(self, songs: Sequence[RemoteSong]) -> Pass:
        """Store a page in one transaction; for what is as it was, nothing is written."""
        songs = list({song.remote_id: song for song in songs}.values())
        new = [song for song in songs if self._is_news(song)]
        with self._database.transaction() as connection:
            last = last_intent(connection)
            self._write(connection, new)
            annotate(connection, self._source.id, (song.annotation for song in new))
            forget_intents_after(connection, last)
            summarise(connection, self._writer.touched, os.sep.encode())
            self._writer.index()
        self._writer.touched.clear()
        self._seen.update(song.remote_id for song in songs)
        return Pass(len(songs), len(new))

    def drop(self, remote_ids: Iterable[str]) -> int:
        """Forget songs that the server says are gone; returns how many."""
        gone = [self._known.pop(key)[0] for key in set(remote_ids) if key in self._known]
        self._delete(gone)
        return len(gone)

    @property
    def unseen_count(self) -> int:
        """How many known songs this pass has not brought."""
        return len(self._known.keys() - self._seen)

    def sweep(self) -> int:
        """Forget what a whole pass did not bring; whether it may be believed is decided before."""
        return self.drop(self._known.keys() - self._seen)

    def _is_news(self, song: RemoteSong) -> bool:
        known = self._known.get(song.remote_id)
        return known is None or known[1] != song.row_hash

    def _write(self, connection: sqlite3.Connection, songs: Sequence[RemoteSong]) -> None:
        row = connection.execute("SELECT coalesce(max(id), 0) FROM file").fetchone()
        following = int(row[0]) + 1
        batch: list[tuple[FileRecord, Planned]] = []
        rows: list[tuple[object, ...]] = []
        for song in songs:
            known = self._known.get(song.remote_id)
            key = known[0] if known else following
            following += known is None
            self._known[song.remote_id] = (key, song.row_hash)
            batch.append((replace(song.record, file_key=key), self._planned(song, known is None)))
            rows.append(
                (key, self._source.id, song.remote_id, song.row_hash, song.cover,
                 song.suffix)
            )  # fmt: skip
        self._writer.store(batch)
        connection.executemany(_UPSERT, rows)

    def _planned(self, song: RemoteSong, is_new: bool) -> Planned:  # noqa: FBT001  one of two rows
        found = Found(song.remote_id.encode(), song.size, 0, 0)
        return Planned(self._source.folder_id, found, 0, is_new)

    def _delete(self, file_ids: Sequence[int]) -> None:
        with self._database.transaction() as connection:
            touched = {
                row[0]
                for key in file_ids
                for row in connection.execute(
                    "SELECT release_id FROM track WHERE file_id = ?", (key,)
                )
                if row[0] is not None
            }
            connection.executemany("DELETE FROM file WHERE id = ?", [(key,) for key in file_ids])
            summarise(connection, touched, os.sep.encode())


_UPSERT = """
INSERT INTO remote_file (file_id, source_id, remote_id, row_hash, cover, suffix)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (file_id) DO UPDATE SET
  row_hash = excluded.row_hash, cover = excluded.cover, suffix = excluded.suffix
"""
