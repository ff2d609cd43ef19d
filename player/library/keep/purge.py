"""The one way rows leave the library: because the listener said so."""

from collections.abc import Sequence

from player.library.db.database import Database


def purge_missing(database: Database, track_ids: Sequence[int]) -> int:
    """Forget tracks whose files are gone; return how many. What is there stays.

    Raises:
        PlayerError: library.write_failed.
    """
    wanted = str([int(key) for key in track_ids])
    with database.transaction() as connection:
        gone = connection.execute(
            "SELECT t.id, f.id FROM track t JOIN file f ON f.id = t.file_id"
            " WHERE f.state = 2 AND t.id IN (SELECT value FROM json_each(?))",
            (wanted,),
        ).fetchall()
        connection.executemany("DELETE FROM track WHERE id = ?", [(row[0],) for row in gone])
        connection.executemany(
            "DELETE FROM file WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM track WHERE file_id = ?1)",
            [(row[1],) for row in gone],
        )
        connection.execute(
            "DELETE FROM release WHERE NOT EXISTS"
            " (SELECT 1 FROM track WHERE track.release_id = release.id)"
        )
    return len(gone)
