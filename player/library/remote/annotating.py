"""What a server knows of the listener's liking, taken over without contradicting the outbox."""

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from player.library.db.database import Database

_ANNOTATE = """
INSERT INTO annotation (track_id, rating, loved_ms, plays, last_played_ms)
SELECT track_id, ?3, ?4, ?5, ?6 FROM remote_track
WHERE source_id = ?1 AND remote_id = ?2
ON CONFLICT DO UPDATE SET
  rating = CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE source_id = ?1 AND key = ?2
    AND kind = 'rating') THEN rating ELSE excluded.rating END,
  loved_ms = CASE WHEN EXISTS (SELECT 1 FROM outbox WHERE source_id = ?1 AND key = ?2
    AND kind = 'star') THEN loved_ms ELSE excluded.loved_ms END,
  plays = max(
    excluded.plays + (SELECT count(*) FROM outbox WHERE source_id = ?1 AND key = ?2
      AND kind = 'scrobble' AND state <> 'dead'),
    (SELECT count(*) FROM play p WHERE p.track_id = annotation.track_id)),
  last_played_ms = max(coalesce(last_played_ms, 0), coalesce(excluded.last_played_ms, 0))
"""
_PENDING_STAR = """
  AND remote_id NOT IN (SELECT key FROM outbox
    WHERE source_id = ?1 AND kind = 'star')
"""
_UNLOVE = f"""
UPDATE annotation SET loved_ms = NULL WHERE loved_ms IS NOT NULL AND track_id IN (
  SELECT track_id FROM remote_track WHERE source_id = ?1
  AND remote_id NOT IN (SELECT value FROM json_each(?2)) {_PENDING_STAR})
"""  # noqa: S608  our words
_LOVE = f"""
INSERT INTO annotation (track_id, loved_ms)
SELECT track_id, ?3 FROM remote_track WHERE source_id = ?1 AND remote_id = ?2 {_PENDING_STAR}
ON CONFLICT DO UPDATE SET loved_ms = excluded.loved_ms WHERE loved_ms IS NULL
"""  # noqa: S608


class RemoteAnnotation(msgspec.Struct, frozen=True, gc=False):
    """What a server says of one song: stars 1..5, when it was loved, how often played."""

    remote_id: str
    rating: float | None
    loved_ms: int | None
    plays: int
    played_ms: int | None

    @property
    def says_something(self) -> bool:
        """Whether there is anything to take over where nothing is known."""
        return bool(self.rating or self.loved_ms or self.plays)


class Star(msgspec.Struct, frozen=True, gc=False):
    """A favourite of the server's."""

    remote_id: str
    loved_ms: int


def annotate(
    connection: sqlite3.Connection, source_id: int, known: Iterable[RemoteAnnotation]
) -> None:
    """Take over stars, ratings and plays, but for what the listener did since and we still owe.

    What a server will not have (it may know no stars) stays as the listener wants it, too.
    Some servers count no plays that are reported to them: fewer than heard here it never is.
    Inside a transaction of the caller's, which calls `forget_intents_after` at its end.
    """
    annotated = _annotated(connection, source_id)
    rows = [
        (source_id, a.remote_id, a.rating, a.loved_ms, a.plays, a.played_ms)
        for a in known
        if a.says_something or a.remote_id in annotated
    ]
    connection.executemany(_ANNOTATE, rows)


def _annotated(connection: sqlite3.Connection, source_id: int) -> set[str]:
    """Songs of a source that something is known of: few, so these first and not all there are."""
    rows = connection.execute(
        "SELECT r.remote_id FROM annotation a CROSS JOIN track t ON t.id = a.track_id"
        " CROSS JOIN remote_file r ON r.file_id = t.file_id WHERE r.source_id = ?",
        (source_id,),
    )
    return {key for (key,) in rows}


def take_annotations(database: Database, source_id: int, known: Sequence[RemoteAnnotation]) -> None:
    """`annotate`, in a transaction of its own."""
    with database.transaction() as connection:
        last = last_intent(connection)
        annotate(connection, source_id, known)
        forget_intents_after(connection, last)


def take_stars(database: Database, source_id: int, stars: Sequence[Star]) -> int:
    """Make exactly these the favourites of a source; returns how many rows became different."""
    ids = msgspec.json.encode([star.remote_id for star in stars]).decode()
    with database.transaction() as connection:
        last = last_intent(connection)
        before = connection.total_changes
        connection.execute(_UNLOVE, (source_id, ids))
        connection.executemany(_LOVE, [(source_id, s.remote_id, s.loved_ms) for s in stars])
        forget_intents_after(connection, last)
        return connection.total_changes - before


def last_intent(connection: sqlite3.Connection) -> int:
    """Return the id of the newest act in the outbox."""
    row = connection.execute("SELECT coalesce(max(id), 0) FROM outbox").fetchone()
    return int(row[0])


def forget_intents_after(connection: sqlite3.Connection, last: int) -> None:
    """What a sync itself wrote is no act of the listener's; same transaction."""
    connection.execute("DELETE FROM outbox WHERE id > ?", (last,))
