"""The journal of plays with what is known of the tracks: what home and reports are made of."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct

from player.library.db.readers import Readers

_HEARD = """
SELECT p.track_id, p.started_ms, p.heard_ms, p.device, t.title, t.artist, t.release_id,
  coalesce(r.title, ''), t.genre, t.lossless,
  t.lossless AND (coalesce(t.bit_depth, 0) > 16 OR coalesce(t.sample_rate, 0) > 48000),
  NOT EXISTS (SELECT 1 FROM play e WHERE e.track_id = p.track_id AND e.id < p.id), p.exact_ms
FROM play p JOIN track t ON t.id = p.track_id LEFT JOIN release r ON r.id = t.release_id
WHERE p.started_ms >= ? AND p.started_ms < ? ORDER BY p.started_ms
"""
_REDISCOVER = """
SELECT t.release_id, max(a.last_played_ms), max(a.loved_ms IS NOT NULL) FROM track t
JOIN annotation a ON a.track_id = t.id WHERE t.release_id IS NOT NULL
GROUP BY t.release_id HAVING max(a.loved_ms) IS NOT NULL AND coalesce(max(a.last_played_ms), 0) < ?
ORDER BY max(a.last_played_ms) DESC LIMIT ?
"""
_UNHEARD = """
SELECT t.release_id, t.artist, count(*) FROM track t LEFT JOIN annotation a ON a.track_id = t.id
WHERE t.artist IN (SELECT value FROM json_each(?)) AND t.release_id IS NOT NULL
GROUP BY t.release_id HAVING coalesce(max(a.last_played_ms), 0) < ?
ORDER BY total(a.plays), t.release_id
"""
_CANDIDATES = """
SELECT t.id, t.artist, t.genre, coalesce(a.plays, 0), a.loved_ms IS NOT NULL, coalesce(a.rating, 0),
  s.loudness_lufs, s.range_lu
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  JOIN root o ON o.id = d.root_id LEFT JOIN annotation a ON a.track_id = t.id
  LEFT JOIN remote_file m ON m.file_id = t.file_id LEFT JOIN analysis s ON s.track_id = t.id
WHERE f.state = 0 AND a.aside_ms IS NULL AND (o.online OR coalesce(m.here, 0) = 2)
  AND (?1 OR t.genre IN (SELECT value FROM json_each(?2))
    OR t.artist IN (SELECT value FROM json_each(?3)))
ORDER BY (t.id * 7919 + ?4) % 1000003 LIMIT ?5
"""


class Candidate(Struct, frozen=True):
    """A track that a mix may take.

    Attributes:
        stars: 0 for one that is not rated.
        loudness_lufs: Of the whole track; None where nobody has listened to it yet.
        range_lu: How far it rises and falls; None likewise.
    """

    track_id: int
    artist: str
    genre: str
    plays: int
    loved: bool
    stars: float
    loudness_lufs: float | None = None
    range_lu: float | None = None


class Heard(Struct, frozen=True):
    """One play and what was played.

    Attributes:
        first: Whether the track had never been played before.
        exact_ms: How much of it reached the device exactly; None where nobody took note.
    """

    track_id: int
    started_ms: int
    heard_ms: int
    device: str
    title: str
    artist: str
    album_id: int | None
    album: str
    genre: str
    lossless: bool
    hi_res: bool
    first: bool
    exact_ms: int | None = None


class Neglected(Struct, frozen=True):
    """An album that waits: when it was last heard, None for never."""

    album_id: int
    last_played_ms: int | None


class HistoryLists:
    """Reads the journal; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def heard(self, start_ms: int, end_ms: int) -> list[Heard]:
        """Return the plays that began in a span of time, the oldest first."""
        rows = self._readers.connection().execute(_HEARD, (start_ms, end_ms))
        return [_heard(row) for row in rows]

    def first_ms(self) -> int | None:
        """Return when the first play was, None before there is one."""
        row = self._readers.connection().execute("SELECT min(started_ms) FROM play").fetchone()
        return None if row[0] is None else int(row[0])

    def recently_added(self, most: int) -> list[tuple[int, int]]:
        """Return the albums that came in last, with the moment."""
        sql = "SELECT id, added_ms FROM release ORDER BY added_ms DESC, id DESC LIMIT ?"
        return [(row[0], row[1]) for row in self._readers.connection().execute(sql, (most,))]

    def neglected(self, before_ms: int, most: int) -> list[Neglected]:
        """Return albums with a favourite on them that nobody heard since a moment."""
        rows = self._readers.connection().execute(_REDISCOVER, (before_ms, most))
        return [Neglected(row[0], row[1]) for row in rows]

    def unheard_of(self, artists: Sequence[str], since_ms: int) -> list[tuple[int, str]]:
        """Return albums of these artists that nobody heard since a moment, with the artist."""
        names = _json(artists)
        rows = self._readers.connection().execute(_UNHEARD, (names, since_ms))
        return [(row[0], row[1]) for row in rows]

    def candidates(
        self, genres: Sequence[str], artists: Sequence[str], seed: int, most: int
    ) -> list[Candidate]:
        """Return tracks that can be played, of these genres and artists; of all without either.

        Args:
            genres: As the tracks have them.
            artists: As printed.
            seed: Which of too many are taken; the same seed takes the same.
            most: How many at most.
        """
        anything = not genres and not artists
        values = (anything, _json(genres), _json(artists), seed, most)
        rows = self._readers.connection().execute(_CANDIDATES, values)
        return [
            Candidate(key, artist, genre, plays, bool(loved), stars, *measured)
            for key, artist, genre, plays, loved, stars, *measured in rows
        ]


def _heard(row: tuple[Any, ...]) -> Heard:
    return Heard(*row[:9], *map(bool, row[9:12]), *row[12:])


def _json(names: Sequence[str]) -> str:
    return msgspec.json.encode(list(names)).decode()
