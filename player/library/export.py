"""The library as JSON objects, one a track."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from player.library.library import Library

_TRACKS = """
SELECT d.path, f.name, t.id, t.title, t.artist, coalesce(r.title, ''), coalesce(r.artist, ''),
  t.year, t.track_number, t.disc_number, t.genre, t.duration_ms, t.codec, t.sample_rate,
  t.channels, t.bit_depth, t.slice, t.start_frame, t.end_frame, a.rating,
  a.loved_ms IS NOT NULL, coalesce(a.plays, 0)
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  LEFT JOIN release r ON r.id = t.release_id LEFT JOIN annotation a ON a.track_id = t.id
WHERE f.state <> 2 ORDER BY d.path, f.name, t.slice
"""
_ARTISTS = """
SELECT a.name FROM credit c JOIN artist a ON a.id = c.artist_id
WHERE c.track_id = ? AND c.role = 0 ORDER BY c.position
"""
_FIELDS = (
    *("title", "artist_credit", "album", "albumartist", "year", "track", "disc", "genre"),
    *("duration", "codec", "sample_rate", "channels", "bit_depth", "slice", "start_frame"),
    *("end_frame", "rating", "loved", "plays"),
)


def track_objects(
    library: Library, folders: Iterable[Path] | None = None
) -> Iterator[dict[str, Any]]:
    """Yield an object for each track that is there, under the folders when some are given.

    "artist" is the first name, "artists" all of them, "artist_credit" what is printed; "duration"
    is in seconds.
    """
    tops = None if folders is None else [os.fsencode(Path(os.path.abspath(f))) for f in folders]  # noqa: PTH100
    connection = library.database.reader()
    try:
        for folder, name, track_id, *values in connection.execute(_TRACKS):
            if tops is None or any(_is_under(bytes(folder), top) for top in tops):
                names = [row[0] for row in connection.execute(_ARTISTS, (track_id,))]
                yield _object(bytes(folder), bytes(name), values, names)
    finally:
        connection.close()


def _is_under(folder: bytes, top: bytes) -> bool:
    separator = os.sep.encode()
    return folder == top or folder.startswith(top.rstrip(separator) + separator)


def _object(folder: bytes, name: bytes, values: list[Any], artists: list[str]) -> dict[str, Any]:
    fields = dict(zip(_FIELDS, values, strict=True))
    fields["duration"] = None if fields["duration"] is None else fields["duration"] / 1000
    fields["loved"] = bool(fields["loved"])
    path = os.fsdecode(os.path.join(folder, name))  # noqa: PTH118  bytes
    artist = artists[0] if artists else fields["artist_credit"]
    return {
        "path": path,
        "title": fields.pop("title"),
        "artist": artist,
        "artists": artists,
    } | fields
