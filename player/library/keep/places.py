"""Where tracks go on the next time: one place a track."""

from time import time

from player.library.db.database import Database
from player.library.db.readers import Readers


class Places:
    """Any thread; writing waits for other writers. Places in songs of servers travel there."""

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers

    def get(self, track_id: int) -> int:
        """Return where a track goes on, in ms; 0 for its beginning."""
        rows = self._readers.connection().execute(
            "SELECT position_ms FROM place WHERE track_id = ?", (int(track_id),)
        )
        row = rows.fetchone()
        return int(row[0]) if row else 0

    def keep(self, track_id: int, position_ms: int) -> None:
        """Go on there the next time; 0 forgets the place."""
        with self._database.transaction() as connection:
            if position_ms <= 0:
                connection.execute("DELETE FROM place WHERE track_id = ?", (int(track_id),))
                return
            connection.execute(
                "INSERT INTO place (track_id, position_ms, changed_ms)"
                " SELECT id, ?2, ?3 FROM track WHERE id = ?1"
                " ON CONFLICT DO UPDATE SET position_ms = ?2, changed_ms = ?3",
                (int(track_id), int(position_ms), int(time() * 1000)),
            )
