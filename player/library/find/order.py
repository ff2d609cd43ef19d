"""How lists are sorted: by name, with "-" in front for the other way round."""

from player.errors import PlayerError

SORTS = {
    "title": ("track.title_key",),
    "artist": ("track.artist_key", "track.album_key", "track.disc_number", "track.track_number"),
    "album": ("track.album_key", "track.disc_number", "track.track_number"),
    "genre": ("track.genre", "track.artist_key", "track.album_key", "track.track_number"),
    "year": ("track.year", "track.album_key", "track.disc_number", "track.track_number"),
    "duration": ("track.duration_ms",),
    "added": ("track.added_ms", "track.album_key", "track.disc_number", "track.track_number"),
    "format": ("track.lossless", "track.bit_depth", "track.sample_rate", "track.codec"),
    "rate": ("track.sample_rate", "track.bit_depth"),
    "track": ("track.disc_number", "track.track_number"),
    "plays": ("(SELECT a.plays FROM annotation a WHERE a.track_id = track.id)",),
    "played": ("(SELECT a.last_played_ms FROM annotation a WHERE a.track_id = track.id)",),
    "rating": ("(SELECT a.rating FROM annotation a WHERE a.track_id = track.id)",),
    "path": ("track.file_id",),
}
"""Columns a sort compares, in order; ties keep the order of arrival."""

VOLATILE = frozenset({"plays", "played", "rating"})
"""Sorts by what changes while one listens; the others change only with the library."""


def order_by(sort: str) -> str:
    """Return the ORDER BY terms of a sort; of several, with commas between, later break ties.

    Raises:
        PlayerError: query.sort for a name that is none.
    """
    terms = [_terms(part) for part in sort.split(",")]
    firsts = [first for first, *_ in terms]
    rests = [term for _, *rest in terms for term in rest]
    return ", ".join((*dict.fromkeys(firsts + rests), "track.id"))


def _terms(sort: str) -> tuple[str, ...]:
    name, way = (sort[1:], " DESC") if sort.startswith("-") else (sort, "")
    if name not in SORTS:
        raise PlayerError("query.sort", sort=name, known=", ".join(SORTS))
    first, *rest = SORTS[name]
    return (first + way, *rest)
