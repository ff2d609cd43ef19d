"""Plays, ratings and favourites: a journal that only grows, and the counts derived from it."""

from collections.abc import Callable, Sequence
from time import time

import msgspec
from msgspec import Struct

from player.library.db.database import Database
from player.library.db.readers import Readers


class Play(Struct, frozen=True):
    """One listening, as the journal has it.

    Attributes:
        exact_ms: How much of it reached the device exactly; None where nobody took note.
    """

    track_id: int
    started_ms: int
    heard_ms: int
    device: str = ""
    exact_ms: int | None = None


class Annotations:
    """What the listener thinks of tracks. Writing waits for other writers; any thread.

    Attributes:
        on_rated: Told of every rating that is given or taken away, on the caller's thread.
    """

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers
        self.on_rated: Callable[[Sequence[int]], None] = lambda _: None

    def record_play(self, play: Play) -> None:
        """Add a play to the journal, and to the count of its track."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO play (track_id, content_id, started_ms, heard_ms, device, exact_ms)"
                " VALUES (?1, (SELECT f.content_id FROM track t JOIN file f ON f.id = t.file_id"
                " WHERE t.id = ?1), ?2, ?3, ?4, ?5)",
                (play.track_id, play.started_ms, play.heard_ms, play.device, play.exact_ms),
            )
            connection.execute(
                "INSERT INTO annotation (track_id, plays, last_played_ms)"
                " SELECT id, 1, ?2 FROM track WHERE id = ?1"
                " ON CONFLICT DO UPDATE SET plays = plays + 1, last_played_ms = ?2",
                (play.track_id, play.started_ms),
            )

    def plays(self, newest: int = 500) -> list[Play]:
        """Return the newest plays, newest first."""
        rows = self._readers.connection().execute(
            "SELECT track_id, started_ms, heard_ms, device, exact_ms FROM play"
            " ORDER BY id DESC LIMIT ?",
            (newest,),
        )
        return [Play(*row) for row in rows]

    def rate(self, track_ids: Sequence[int], stars: float | None) -> None:
        """Give 0.5 to 5 stars, or take the rating away."""
        self._set(track_ids, "rating", stars)
        self.on_rated(track_ids)

    def love(self, track_ids: Sequence[int], *, loved: bool) -> None:
        """Put tracks among the favourites, or take them out."""
        self._set(track_ids, "loved_ms", int(time() * 1000) if loved else None)

    def set_aside(self, track_ids: Sequence[int], *, aside: bool) -> None:
        """Let tracks not be suggested any more, or let them come again."""
        self._set(track_ids, "aside_ms", int(time() * 1000) if aside else None)

    def aside(self) -> list[int]:
        """Return the tracks that are not suggested, the last that was set aside first."""
        rows = self._readers.connection().execute(
            "SELECT track_id FROM annotation WHERE aside_ms IS NOT NULL"
            " ORDER BY aside_ms DESC, track_id"
        )
        return [row[0] for row in rows]

    def _set(self, track_ids: Sequence[int], column: str, value: float | None) -> None:
        with self._database.transaction() as connection:
            old = connection.execute(
                f"SELECT track_id, {column} FROM annotation"  # noqa: S608  our columns
                " WHERE track_id IN (SELECT value FROM json_each(?))",
                (str(list(map(int, track_ids))),),
            ).fetchall()
            connection.execute(
                "INSERT INTO journal (at_ms, kind, payload) VALUES (?, ?, ?)",
                (int(time() * 1000), column, _payload(track_ids, value, dict(old))),
            )
            connection.executemany(
                f"INSERT INTO annotation (track_id, {column}) VALUES (?1, ?2)"  # noqa: S608
                f" ON CONFLICT DO UPDATE SET {column} = ?2",
                [(int(key), value) for key in track_ids],
            )

    def undo(self) -> bool:
        """Take back the last rating or favourite; False when there is nothing to take back."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT id, kind, payload FROM journal"
                " WHERE kind IN ('rating', 'loved_ms', 'aside_ms') ORDER BY id DESC LIMIT 1"
            ).fetchone()
            if row is None:
                return False
            entry = msgspec.json.decode(row[2], type=_Change)
            connection.executemany(
                f"UPDATE annotation SET {row[1]} = ? WHERE track_id = ?",  # noqa: S608
                [(entry.old.get(str(key)), key) for key in entry.tracks],
            )
            connection.execute("DELETE FROM journal WHERE id = ?", (row[0],))
        return True


class _Change(msgspec.Struct):
    tracks: list[int]
    new: float | None
    old: dict[str, float | None]


def _payload(track_ids: Sequence[int], value: float | None, old: dict[int, float | None]) -> str:
    change = _Change([int(k) for k in track_ids], value, {str(k): v for k, v in old.items()})
    return msgspec.json.encode(change).decode()
