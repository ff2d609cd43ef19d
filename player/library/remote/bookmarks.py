"""What a server knows of the places in its songs, taken over without contradicting the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from player.library.db.database import Database
from player.library.remote.annotating import forget_intents_after, last_intent

_OWED = """
  AND remote_id NOT IN (SELECT key FROM outbox
    WHERE source_id = ?1 AND kind = 'bookmark' AND state <> 'dead')
"""
_FORGET = f"""
DELETE FROM place WHERE track_id IN (
  SELECT track_id FROM remote_track WHERE source_id = ?1
  AND remote_id NOT IN (SELECT value FROM json_each(?2)) {_OWED})
"""  # noqa: S608  our words
_TAKE = f"""
INSERT INTO place (track_id, position_ms, changed_ms)
SELECT track_id, ?3, ?4 FROM remote_track WHERE source_id = ?1 AND remote_id = ?2 {_OWED}
ON CONFLICT DO UPDATE SET position_ms = excluded.position_ms, changed_ms = excluded.changed_ms
  WHERE position_ms <> excluded.position_ms
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place in a song, as a server has it."""

    remote_id: str
    position_ms: int
    changed_ms: int


def take_bookmarks(database: Database, source_id: int, marks: Sequence[Bookmark]) -> int:
    """Make exactly these the places in a source's songs; returns how many became different.

    A place that the listener changed since, and that we still owe, stays as it is: the last act
    wins.
    """
    there = [mark for mark in marks if mark.position_ms > 0]
    ids = msgspec.json.encode([mark.remote_id for mark in there]).decode()
    rows = [(source_id, mark.remote_id, mark.position_ms, mark.changed_ms) for mark in there]
    with database.transaction() as connection:
        last = last_intent(connection)
        before = connection.total_changes
        connection.execute(_FORGET, (source_id, ids))
        connection.executemany(_TAKE, rows)
        changed = connection.total_changes - before
        forget_intents_after(connection, last)
    return changed
