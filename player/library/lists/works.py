"""Works of a composer, by catalogue, and the recordings there are of one."""

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec import Struct

from player.library.db.readers import Readers
from player.library.lists.outline import Ids, Mark, Outline, marks_of
from player.library.lists.rows import CoverRef
from player.library.lists.tracks import cover_of, id_vector
from player.library.scan.records import ROLES
from player.model import AudioFormat

_CATALOGUE = re.compile(
    r"\b(BWV|HWV|TWV|RV|WoO|KV?|Op|D|Hob|S|L|BuxWV|SWV|Wq)\.?\s*(?:no\.?\s*)?"
    r"([IVX]*:?\d+)",
    re.IGNORECASE,
)
_SPELLED = {"k": "K.", "kv": "K.", "op": "Op.", "d": "D.", "hob": "Hob.", "s": "S.", "l": "L."}

_OF_COMPOSER = """
SELECT w.id, w.title FROM work w WHERE w.id IN (SELECT t.work_id FROM credit c
  JOIN track t ON t.id = c.track_id WHERE c.artist_id = ? AND c.role = ?)
ORDER BY w.sort_key, w.id
"""
_ROWS = """
SELECT w.id, w.title, w.composer, count(DISTINCT t.release_id), count(*), min(r.artwork_id)
FROM work w JOIN track t ON t.work_id = w.id LEFT JOIN release r ON r.id = t.release_id
WHERE w.id IN (SELECT value FROM json_each(?)) GROUP BY w.id
"""
_RECORDINGS = """
SELECT t.id, coalesce(t.release_id, 0), t.artist, coalesce(r.title, ''), t.year, t.codec,
  t.sample_rate, t.channels, t.bit_depth, t.lossless,
  coalesce((SELECT group_concat(a.name, ', ') FROM credit c JOIN artist a ON a.id = c.artist_id
    WHERE c.track_id = t.id AND c.role IN (3, 8)), '')
FROM track t LEFT JOIN release r ON r.id = t.release_id WHERE t.work_id = ?
ORDER BY coalesce(r.year, t.year), t.release_id, t.disc_number, t.track_number, t.id
"""


class WorkRow(Struct, frozen=True):
    """One work and how much there is of it."""

    id: int
    title: str
    composer: str
    recordings: int
    track_count: int
    cover: CoverRef | None


class WorkLists:
    """Works by id; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def of_composer(self, artist_id: int) -> Outline:
        """Return the works of a composer in parts by catalogue, by number within each."""
        values = (artist_id, ROLES["composer"])
        rows = self._readers.connection().execute(_OF_COMPOSER, values).fetchall()
        placed = sorted((catalogued(title), place) for place, (_, title) in enumerate(rows))
        ids = [rows[place][0] for _, place in placed]
        labels = [place_in[1] or "?" for place_in, _ in placed]
        parts = marks_of(labels) if set(labels) != {"?"} else ()
        return Outline(np.array(ids, dtype=np.int64), parts)

    def rows(self, ids: Sequence[int] | Ids) -> list[WorkRow]:
        """Return works with their recordings counted, in the order of the ids."""
        wanted = [int(key) for key in ids]
        connection = self._readers.connection()
        found = {row[0]: row for row in connection.execute(_ROWS, (str(wanted),))}
        return [self._row_of(found[key]) for key in wanted if key in found]

    def tracks(self, work_id: int) -> Ids:
        """Return all recordings of a work, one after the other."""
        return self.recordings(work_id).ids

    def recordings(self, work_id: int) -> Outline:
        """Return the tracks of a work, each recording a part that says whose it is."""
        rows = self._readers.connection().execute(_RECORDINGS, (work_id,)).fetchall()
        parts: list[Mark] = []
        last: object = None
        for place, row in enumerate(rows):
            if row[1] != last:
                last = row[1]
                parts.append(Mark(_performance(row), place))
        return Outline(id_vector((row[0],) for row in rows), tuple(parts))

    def _row_of(self, row: tuple[int, str, str, int, int, bytes | None]) -> WorkRow:
        cover = None
        if row[5] is not None:
            sql = "SELECT id, path, embedded FROM artwork WHERE id = ?"
            found = self._readers.connection().execute(sql, (row[5],)).fetchone()
            cover = cover_of(*found) if found else None
        return WorkRow(*row[:5], cover)


def catalogued(title: str) -> tuple[int, str, float, str]:
    """Return a key that sorts by catalogue and number; works without one come last."""
    match = _CATALOGUE.search(title)
    if match is None:
        return 1, "", 0.0, title
    name = _SPELLED.get(match[1].lower(), match[1].upper() if len(match[1]) < 4 else match[1])
    digits = re.sub(r"\D", "", match[2].partition(":")[2] or match[2])
    return 0, name, float(digits or 0), title


def _performance(row: tuple[Any, ...]) -> str:
    """“Erik Halden · Berlin Radio Orchestra · 1977 · 24/96 · Symphonies 5 & 7”."""
    _, _, artist, album, year, codec, rate, channels, depth, lossless, people = row
    form = AudioFormat(codec or "", rate or 0, channels or 0, depth, bool(lossless))
    label = form.label if form.sample_rate else ""
    parts = (people, artist, str(year or ""), label, album)
    return " · ".join(dict.fromkeys(str(part) for part in parts if part))
