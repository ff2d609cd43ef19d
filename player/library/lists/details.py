"""What is known of one album beyond its card: label, loudness, credits, other versions."""

from itertools import pairwise

from msgspec import Struct

from player.library.db.readers import Readers
from player.library.lists.rows import TrackRow
from player.library.lists.tracks import Ids, id_vector
from player.library.scan.records import ROLES

_ALBUM = """
SELECT r.label, r.catalogue_number, r.original_year, max(t.album_gain_db),
  group_concat(DISTINCT t.codec), avg(y.dynamic_range_db), max(y.album_loudness_lufs)
FROM release r JOIN track t ON t.release_id = r.id LEFT JOIN analysis y ON y.track_id = t.id
WHERE r.id = ?
"""
_CREDITS = """
SELECT DISTINCT c.role, a.id, a.name FROM track t JOIN credit c ON c.track_id = t.id
JOIN artist a ON a.id = c.artist_id WHERE t.release_id = ? AND c.role > 1
ORDER BY c.role, c.position
"""
_VERSIONS = """
SELECT o.id FROM release r JOIN release o ON o.sort_key = r.sort_key
  AND o.artist_key = r.artist_key AND o.id <> r.id
WHERE r.id = ? ORDER BY o.year, o.id
"""
_REPLAY_GAIN_LUFS = -18.0


class Credit(Struct, frozen=True):
    """Who did what on an album; `role` is a key of `player.library.scan.records.ROLES`."""

    role: str
    artist_id: int
    name: str


class AlbumDetails(Struct, frozen=True, kw_only=True):
    """The small print.

    Attributes:
        loudness_lufs: As measured, or from the gain in the tags; None without either.
        dynamic_range_db: Mean of its tracks; None before they were analysed.
        codecs: "FLAC", or several.
        versions: Other releases of the same title and artist.
    """

    label: str = ""
    catalogue_number: str = ""
    original_year: int | None = None
    loudness_lufs: float | None = None
    dynamic_range_db: float | None = None
    codecs: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()
    disc_titles: dict[int, str]
    versions: Ids


class AlbumPart(Struct, frozen=True):
    """What a run of tracks has in common: its disc where there are several, its work."""

    disc: int | None
    work: str


class DetailLists:
    """Small print by album; any thread."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers

    def of_album(self, album_id: int) -> AlbumDetails:
        """Return what is known of an album."""
        connection = self._readers.connection()
        row = connection.execute(_ALBUM, (album_id,)).fetchone()
        label, number, year, gain_db, codecs, dynamics_db, loudness = row
        tagged = None if gain_db is None else _REPLAY_GAIN_LUFS - gain_db
        roles = {number: name for name, number in ROLES.items()}
        credited = connection.execute(_CREDITS, (album_id,))
        titles = "SELECT number, title FROM medium WHERE release_id = ?"
        return AlbumDetails(
            label=label or "",
            catalogue_number=number or "",
            original_year=year,
            loudness_lufs=tagged if loudness is None else loudness,
            dynamic_range_db=dynamics_db,
            codecs=tuple(sorted((codecs or "").split(","))) if codecs else (),
            credits=tuple(Credit(roles[row[0]], row[1], row[2]) for row in credited),
            disc_titles=dict(connection.execute(titles, (album_id,)).fetchall()),
            versions=id_vector(connection.execute(_VERSIONS, (album_id,))),
        )


def parts_of(rows: list[TrackRow]) -> list[tuple[int, AlbumPart]]:
    """Return where the discs and works of an album begin; nothing for one disc without works.

    A work of a single track is no section: it would repeat the title.
    """
    discs = {row.disc_number or 1 for row in rows}
    works = [row.work for row in rows]
    long = {w for w, following in pairwise(works) if w and w == following}
    parts: list[tuple[int, AlbumPart]] = []
    for place, row in enumerate(rows):
        disc = (row.disc_number or 1) if len(discs) > 1 else None
        part = AlbumPart(disc, row.work if row.work in long else "")
        if not parts or parts[-1][1] != part:
            parts.append((place, part))
    return parts if len(parts) > 1 or (parts and parts[0][1] != AlbumPart(None, "")) else []
