"""Of files that are there more than once: which one to keep, and why."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from player.library.db.readers import Readers
from player.library.lists.tracks import path_of

_COPIES = """
SELECT t.id, t.title, t.album_key, d.path, f.name, coalesce(f.size, 0), coalesce(t.codec, ''),
  t.lossless, coalesce(t.bit_depth, 0), coalesce(t.sample_rate, 0), coalesce(t.bitrate_kbps, 0),
  coalesce(a.plays, 0) > 0 OR a.rating IS NOT NULL OR a.loved_ms IS NOT NULL
    OR EXISTS (SELECT 1 FROM playlist_item i WHERE i.track_id = t.id)
FROM track t JOIN file f ON f.id = t.file_id JOIN folder d ON d.id = f.folder_id
  JOIN root o ON o.id = d.root_id LEFT JOIN annotation a ON a.track_id = t.id
WHERE t.id IN (SELECT value FROM json_each(?)) AND t.slice = 0 AND f.state = 0
  AND o.online AND o.volume <> 'source'
"""


class Better(StrEnum):
    """What a file that is to stay has before the others; the weightiest first."""

    LOSSLESS = "lossless"
    BITS = "bits"
    RATE = "rate"
    BITRATE = "bitrate"
    SAID = "said"
    FIRST = "first"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class Copy:
    """One file of those that are alike.

    Attributes:
        said: Whether the listener played, rated, loved or listed it.
    """

    track_id: int
    title: str
    album_key: str
    path: str
    size_bytes: int
    codec: str
    lossless: bool
    bit_depth: int
    sample_rate: int
    bitrate_kbps: int
    said: bool

    @property
    def worth(self) -> tuple[int, ...]:
        """What it has, in the order of `Better`; the one that came first has the smallest id."""
        lossy_kbps = 0 if self.lossless else self.bitrate_kbps
        quality = (int(self.lossless), self.bit_depth, self.sample_rate, lossy_kbps)
        return (*quality, int(self.said), -self.track_id)


@dataclass(frozen=True, slots=True)
class Proposal:
    """One stays, the others may go."""

    stays: Copy
    goes: tuple[Copy, ...]
    better: Better


class Doubles:
    """Looks at groups of tracks; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def proposals(
        self, groups: Iterable[Sequence[int]], chosen: Collection[int] = ()
    ) -> list[Proposal]:
        """Return what may go: of each album's copies all but the best, or what was chosen.

        A recording that stands on two albums stays on both, unless it was chosen. Of each group
        one stays, whatever was chosen. Tracks cut by a sheet, songs of servers and what is away
        are passed over.
        """
        groups = [list(group) for group in groups]
        copies = self._copies([key for group in groups for key in group])
        found = []
        for group in groups:
            known = [copies[key] for key in group if key in copies]
            found += _chosen(known, chosen) if chosen else _by_album(known)
        return found

    def _copies(self, track_ids: Sequence[int]) -> dict[int, Copy]:
        rows = self._readers.connection().execute(_COPIES, (str(list(map(int, track_ids))),))
        return {row[0]: _copy_of(row) for row in rows}


def _copy_of(row: tuple[Any, ...]) -> Copy:
    return Copy(
        track_id=row[0],
        title=row[1],
        album_key=row[2],
        path=path_of(row[3], row[4]),
        size_bytes=row[5],
        codec=row[6],
        lossless=bool(row[7]),
        bit_depth=row[8],
        sample_rate=row[9],
        bitrate_kbps=row[10],
        said=bool(row[11]),
    )


def _by_album(group: Sequence[Copy]) -> list[Proposal]:
    albums: dict[str, list[Copy]] = defaultdict(list)
    for copy in group:
        albums[copy.album_key].append(copy)
    return [proposed(copies, copies) for copies in albums.values() if len(copies) > 1]


def _chosen(group: Sequence[Copy], chosen: Collection[int]) -> list[Proposal]:
    going = [copy for copy in group if copy.track_id in chosen]
    staying = [copy for copy in group if copy.track_id not in chosen]
    if not going or len(group) < 2:
        return []
    return [replace(proposed(staying or going, going), better=Better.CHOSEN)]


def proposed(staying: Sequence[Copy], going: Sequence[Copy]) -> Proposal:
    """Keep the best of some; of those that go it is left out."""
    best = max(staying, key=lambda copy: copy.worth)
    goes = tuple(copy for copy in going if copy != best)
    next_best = max(goes, key=lambda copy: copy.worth)
    pairs = zip(Better, best.worth, next_best.worth, strict=False)
    return Proposal(best, goes, next((why for why, a, b in pairs if a > b), Better.FIRST))
