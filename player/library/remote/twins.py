"""The same recording here and on a server: the one that lies here is played."""

from player.library.db.database import Database

_SAME = """
WITH ours AS (
  SELECT t.id, t.title_key, t.artist_key, r.sort_key AS album, t.duration_ms
  FROM track t JOIN file f ON f.id = t.file_id LEFT JOIN release r ON r.id = t.release_id
  WHERE f.state = 0 AND f.id NOT IN (SELECT file_id FROM remote_file)
), theirs AS (
  SELECT t.file_id, t.title_key, t.artist_key, r.sort_key AS album, t.duration_ms
  FROM remote_file m JOIN track t ON t.file_id = m.file_id
    LEFT JOIN release r ON r.id = t.release_id WHERE m.source_id = ?1
)
SELECT theirs.file_id, min(ours.id) FROM theirs JOIN ours
  ON ours.title_key = theirs.title_key AND ours.artist_key = theirs.artist_key
  AND coalesce(ours.album, '') = coalesce(theirs.album, '')
  AND abs(ours.duration_ms - theirs.duration_ms) <= 2000
GROUP BY theirs.file_id
"""


def find_twins(database: Database, source_id: int) -> int:
    """Find which songs of a server lie here as files; returns how many.

    Same title, artist and album, and as long to within two seconds.
    """
    with database.transaction() as connection:
        pairs = connection.execute(_SAME, (source_id,)).fetchall()
        connection.execute(
            "UPDATE remote_file SET twin_id = NULL WHERE source_id = ? AND twin_id IS NOT NULL",
            (source_id,),
        )
        connection.executemany(
            "UPDATE remote_file SET twin_id = ? WHERE file_id = ?",
            [(twin, file) for file, twin in pairs],
        )
    return len(pairs)
