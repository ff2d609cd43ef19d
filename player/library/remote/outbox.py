"""What the listener did that a server does not know yet; rows are put in by triggers."""

from collections.abc import Sequence
from time import time

from msgspec import Struct

from player.library.db.database import Database
from player.library.db.readers import Readers

_COLUMNS = "id, source_id, kind, key, payload, intent_ms, attempts, state, problem"
_FIRST_WAIT_MS = 2_000
_LONGEST_WAIT_MS = 15 * 60_000


class Intent(Struct, frozen=True):
    """One act of the listener's.

    Attributes:
        kind: "star", "rating", "bookmark", "scrobble" or "playlist_delete".
        key: The remote id it is about.
        payload: "1" or "0", a number of stars, a place or a start time in ms.
        state: "pending"; "uncertain" when it was sent and no answer came; "dead" when the server
            will not have it.
        problem: What the server said last.
    """

    id: int
    source_id: int
    kind: str
    key: str
    payload: str
    intent_ms: int
    attempts: int
    state: str
    problem: str | None


class Outbox:
    """Any thread; writing waits for other writers."""

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers

    def due(self, source_id: int, now_ms: int | None = None) -> list[Intent]:
        """Return what may be sent now, oldest first; the order is kept for each key.

        What would wait longer than anything does was put off by a clock that was ahead.
        """
        now = int(time() * 1000) if now_ms is None else now_ms
        return self._select(
            "source_id = ? AND state <> 'dead' AND (next_ms <= ? OR next_ms > ?)",
            (source_id, now, now + _LONGEST_WAIT_MS),
        )

    def problems(self) -> list[Intent]:
        """Return what servers will not have: the list of what could not be saved."""
        return self._select("state = 'dead'", ())

    def count(self) -> int:
        """How many acts wait to be sent."""
        rows = self._readers.connection().execute(
            "SELECT count(*) FROM outbox WHERE state <> 'dead'"
        )
        return int(rows.fetchone()[0])

    def done(self, intents: Sequence[Intent]) -> None:
        """The server knows now."""
        with self._database.transaction() as connection:
            connection.executemany(
                "DELETE FROM outbox WHERE id = ?", [(intent.id,) for intent in intents]
            )

    def retry(self, intents: Sequence[Intent], problem: str, *, uncertain: bool) -> None:
        """No answer: later, and later still; `uncertain` when it may have arrived all the same."""
        now_ms = int(time() * 1000)
        state = "uncertain" if uncertain else "pending"
        with self._database.transaction() as connection:
            connection.executemany(
                "UPDATE outbox SET attempts = attempts + 1, next_ms = ?, state = ?, problem = ?"
                " WHERE id = ?",
                [(now_ms + wait_ms(i.attempts), state, problem, i.id) for i in intents],
            )

    def bury(self, intent: Intent, problem: str) -> None:
        """The server will not have it: keep it where the listener can see it."""
        self._bring("state = 'dead', problem = ?", (problem, intent.id))

    def revive(self, intent_id: int) -> None:
        """Try a buried one again."""
        self._bring("state = 'pending', next_ms = 0, attempts = 0", (intent_id,))

    def drop(self, intent_id: int) -> None:
        """Give up one that could not be saved."""
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM outbox WHERE id = ?", (intent_id,))

    def _bring(self, columns: str, values: tuple[object, ...]) -> None:
        with self._database.transaction() as connection:
            connection.execute(f"UPDATE outbox SET {columns} WHERE id = ?", values)  # noqa: S608

    def _select(self, where: str, values: tuple[object, ...]) -> list[Intent]:
        rows = self._readers.connection().execute(
            f"SELECT {_COLUMNS} FROM outbox WHERE {where} ORDER BY id",  # noqa: S608  our words
            values,
        )
        return [Intent(*row) for row in rows]


def wait_ms(attempts: int) -> int:
    """How long after a failed attempt the next one may come: 2 s doubling to 15 min."""
    return int(min(_FIRST_WAIT_MS * 2**attempts, _LONGEST_WAIT_MS))
