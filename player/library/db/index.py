"""The full-text index follows the texts in bulk: row by row it would cost a scan twice as much."""

import sqlite3

INDEX_TRACKS = 5000
"""New tracks that may wait for the index; a killed scan leaves no more behind."""


def index_waiting(connection: sqlite3.Connection) -> int:
    """Index all texts that wait, return how many; run inside a transaction."""
    through, last = _bounds(connection)
    if last <= through:
        return 0
    cursor = connection.execute(
        "INSERT INTO search (rowid, title, artist, album, rest)"
        " SELECT track_id, title, artist, album, rest FROM search_text WHERE track_id > ?",
        (through,),
    )
    connection.execute("UPDATE search_state SET through = ?", (last,))
    return cursor.rowcount


def is_waiting(connection: sqlite3.Connection) -> bool:
    """Whether a scan ended before its last texts were indexed; reads two rows."""
    through, last = _bounds(connection)
    return last > through


def _bounds(connection: sqlite3.Connection) -> tuple[int, int]:
    row = connection.execute(
        "SELECT (SELECT through FROM search_state), (SELECT max(track_id) FROM search_text)"
    ).fetchone()
    return int(row[0]), int(row[1] or 0)
