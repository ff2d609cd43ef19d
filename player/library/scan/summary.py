"""What a release says as a whole, made from its tracks after a scan touched them."""

import sqlite3
from collections.abc import Iterable

_STATEMENTS = (
    # An album without an album artist is by whoever all its tracks are by.
    """UPDATE release SET artist = (
        SELECT CASE WHEN count(DISTINCT t.artist) = 1 THEN min(t.artist) ELSE 'Various Artists' END
        FROM track t WHERE t.release_id = release.id),
      artist_key = (
        SELECT CASE WHEN count(DISTINCT t.artist) = 1 THEN min(t.artist_key)
               ELSE 'various artists' END
        FROM track t WHERE t.release_id = release.id),
      compilation = (
        SELECT count(DISTINCT t.artist) > 1 FROM track t WHERE t.release_id = release.id)
      WHERE artist = '' AND id IN touched AND EXISTS (
        SELECT 1 FROM track t WHERE t.release_id = release.id)""",
    """UPDATE release SET year = (
        SELECT max(t.year) FROM track t WHERE t.release_id = release.id)
      WHERE id IN touched""",
    """UPDATE release SET artwork_id = coalesce(
        (SELECT f.picture_id FROM track t JOIN file f ON f.id = t.file_id
         WHERE t.release_id = release.id AND f.picture_id IS NOT NULL
         ORDER BY t.disc_number, t.track_number LIMIT 1),
        (SELECT d.artwork_id FROM track t JOIN file f ON f.id = t.file_id
           JOIN folder d ON d.id = f.folder_id
         WHERE t.release_id = release.id AND d.artwork_id IS NOT NULL LIMIT 1))
      WHERE id IN touched""",
    """INSERT OR REPLACE INTO artwork (id, path, embedded)
      SELECT f.picture_id, CAST(d.path || ? || f.name AS BLOB), 1
      FROM release r JOIN track t ON t.release_id = r.id JOIN file f ON f.id = t.file_id
        JOIN folder d ON d.id = f.folder_id
      WHERE r.id IN touched AND f.picture_id = r.artwork_id AND f.state = 0""",
    """DELETE FROM release WHERE id IN touched AND NOT EXISTS (
        SELECT 1 FROM track t WHERE t.release_id = release.id)""",
)


def summarise(connection: sqlite3.Connection, releases: Iterable[int], separator: bytes) -> None:
    """Bring artist, year and cover of some releases up to date; run inside a transaction."""
    connection.execute("CREATE TEMP TABLE IF NOT EXISTS touched (id INTEGER PRIMARY KEY)")
    connection.execute("DELETE FROM touched")
    connection.executemany("INSERT INTO touched VALUES (?)", [(key,) for key in releases])
    for statement in _STATEMENTS:
        connection.execute(statement, (separator,) if "?" in statement else ())


def find_again(connection: sqlite3.Connection, pictures: Iterable[bytes], separator: bytes) -> None:
    """Look for files that still hold pictures which the file they were read from has no more."""
    connection.executemany(
        "INSERT OR REPLACE INTO artwork (id, path, embedded)"
        " SELECT f.picture_id, CAST(d.path || ? || f.name AS BLOB), 1"
        " FROM file f JOIN folder d ON d.id = f.folder_id"
        " WHERE f.picture_id = ? AND f.state = 0 LIMIT 1",
        [(separator, picture) for picture in pictures],
    )


def releases_in_folders(connection: sqlite3.Connection, folders: Iterable[int]) -> set[int]:
    """Return the releases whose cover may have changed with their folder's."""
    found: set[int] = set()
    for folder in folders:
        rows = connection.execute(
            "SELECT DISTINCT t.release_id FROM track t JOIN file f ON f.id = t.file_id"
            " WHERE f.folder_id = ? AND t.release_id IS NOT NULL",
            (folder,),
        )
        found.update(row[0] for row in rows)
    return found
