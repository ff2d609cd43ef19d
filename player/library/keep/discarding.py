"""Files that are put away because another one stays: lists go on with that one, and back."""

import sqlite3
from collections.abc import Mapping

from player.library.db.database import Database
from player.library.scan.plan import MISSING, READABLE


def put_away(database: Database, stays: Mapping[int, int]) -> None:
    """Count tracks as missing, with all that is their own; playlists play what stays.

    Args:
        database: The library's.
        stays: For each track that goes the one that stays.

    Raises:
        PlayerError: library.write_failed.
    """
    with database.transaction() as connection:
        for gone, kept in stays.items():
            _set_state(connection, gone, MISSING)
            connection.execute(
                "UPDATE playlist_item SET track_id = ?, path = (SELECT CAST(d.path || '/' || f.name"
                " AS BLOB) FROM track t JOIN file f ON f.id = t.file_id"
                " JOIN folder d ON d.id = f.folder_id WHERE t.id = ?2) WHERE track_id = ?2",
                (kept, gone),
            )


def take_back(database: Database, stays: Mapping[int, int]) -> None:
    """Take `put_away` back: the files lie where they were.

    Raises:
        PlayerError: library.write_failed.
    """
    with database.transaction() as connection:
        for gone, kept in stays.items():
            _set_state(connection, gone, READABLE)
            connection.execute(
                "UPDATE playlist_item SET track_id = ?2 WHERE track_id = ?1 AND path ="
                " (SELECT CAST(d.path || '/' || f.name AS BLOB) FROM track t"
                " JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id"
                " WHERE t.id = ?2)",
                (kept, gone),
            )


def _set_state(connection: sqlite3.Connection, track_id: int, state: int) -> None:
    connection.execute(
        "UPDATE file SET state = ? WHERE id = (SELECT file_id FROM track WHERE id = ?)",
        (state, track_id),
    )
