"""Where the queue is kept: on every change, and its position now and then."""

from collections.abc import Sequence
from time import time

from msgspec import Struct

from player.library.db.database import Database

POSITION_EVERY_MS = 5000
"""How often the position is worth writing while something plays: kill -9 loses no more."""


class SavedQueue(Struct, frozen=True):
    """What was kept.

    Attributes:
        state: From `player.queue.encode_queue`; None when no queue was ever kept.
        entry_id: The entry the position was taken at; the position counts for no other.
    """

    state: bytes | None = None
    entry_id: int = 0
    position_ms: int = 0


class QueueStore:
    """One row for the queue, one for the position. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, state: bytes) -> None:
        """Keep the whole queue."""
        with self._database.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO saved_queue VALUES (1, ?)", (state,))

    def save_position(self, entry_id: int, position_ms: int) -> None:
        """Keep where an entry is; cheap."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO saved_position VALUES (1, ?, ?)", (entry_id, position_ms)
            )

    def save_past(self, states: Sequence[bytes]) -> None:
        """Keep the last queues that another one replaced, oldest first; all others go."""
        now_ms = int(time() * 1000)
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM past_queue")
            connection.executemany(
                "INSERT INTO past_queue (replaced_ms, state) VALUES (?, ?)",
                [(now_ms, state) for state in states],
            )

    def load_past(self) -> list[bytes]:
        """Return the last queues, oldest first."""
        with self._database.transaction() as connection:
            rows = connection.execute("SELECT state FROM past_queue ORDER BY id").fetchall()
        return [bytes(row[0]) for row in rows]

    def load(self) -> SavedQueue:
        """Return what was kept last."""
        with self._database.transaction() as connection:
            state = connection.execute("SELECT state FROM saved_queue").fetchone()
            place = connection.execute("SELECT entry_id, position_ms FROM saved_position")
            entry_id, position_ms = place.fetchone() or (0, 0)
        return SavedQueue(None if state is None else bytes(state[0]), entry_id, position_ms)
