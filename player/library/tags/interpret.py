"""From values as they stand in the file to what they mean."""

from collections.abc import Iterable

from msgspec.structs import replace

from player.library.tags.model import FileTags, Gain, Values
from player.library.tags.names import artists_of, credit_of, split_names
from player.library.tags.numbers import (
    gain_db_of,
    number_of,
    peak_of,
    r128_gain_db_of,
    stars_of,
    total_of,
    year_of,
)

NAME_LIMIT = 2000
TEXT_LIMIT = 1 << 18
MOST_GENRES = 32

_ROLES = ("composer", "conductor", "performer", "lyricist", "remixer", "arranger", "ensemble")
_SORTS = ("titlesort", "artistsort", "albumsort", "albumartistsort", "composersort")
_NO_GAIN = Gain()
_GAINS = tuple(
    f"{scale}_{of}_{what}"
    for scale, what in (("replaygain", "gain"), ("replaygain", "peak"), ("r128", "gain"))
    for of in ("track", "album")
)
_MUSICBRAINZ = {
    "musicbrainz_albumid": "release",
    "musicbrainz_album_id": "release",
    "musicbrainz_releasegroupid": "release_group",
    "musicbrainz_release_group_id": "release_group",
    "musicbrainz_recordingid": "recording",
    "musicbrainz_trackid": "recording",
    "musicbrainz_track_id": "recording",
    "musicbrainz_releasetrackid": "track",
    "musicbrainz_artistid": "artist",
    "musicbrainz_artist_id": "artist",
}


def interpret(values: Values, original: dict[str, str]) -> FileTags:
    """Return what the values of one file mean; odd ones mean nothing."""
    read = _Reader(values)
    return replace(_facts(read, _titles(read)), original=original)


class _Reader:
    """Values by name, bounded in length."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def all(self, name: str) -> list[str]:
        values = self._values.get(name)
        return [value[:NAME_LIMIT] for value in values] if values else []

    def first(self, *names: str, limit: int = NAME_LIMIT) -> str:
        for name in names:
            for text in self._values.get(name, ()):
                if text:
                    return text[:limit]
        return ""

    def present(self, names: Iterable[str]) -> list[str]:
        """Return those of the names the file has, in their order."""
        return [name for name in names if name in self._values]


def _titles(read: _Reader) -> FileTags:
    album_artists = artists_of(read.all("albumartists"), read.all("albumartist"))
    return FileTags(
        title=read.first("title").replace("\0", " / "),
        artist_credit=credit_of(read.all("artist") or read.all("artists")),
        artists=artists_of(read.all("artists"), read.all("artist")),
        album=read.first("album").replace("\0", " / "),
        album_artist_credit=credit_of(read.all("albumartist") or read.all("albumartists")),
        album_artists=album_artists,
        credits=tuple(
            (role, name) for role in read.present(_ROLES) for name in split_names(read.all(role))
        ),
        genres=split_names(read.all("genre"))[:MOST_GENRES],
        disc_title=read.first("discsubtitle", "setsubtitle"),
        work=read.first("work") or _work_in_grouping(read),
        movement=read.first("movementname"),
        label=read.first("label"),
        catalogue_number=read.first("catalognumber"),
        comment=read.first("comment"),
        lyrics=read.first("lyrics", limit=TEXT_LIMIT),
        cuesheet=read.first("cuesheet", limit=TEXT_LIMIT),
        sort_names={name: read.first(name) for name in read.present(_SORTS)},
        musicbrainz={_MUSICBRAINZ[tag]: read.first(tag) for tag in read.present(_MUSICBRAINZ)},
    )


def _work_in_grouping(read: _Reader) -> str:
    """ITunes writes the work into the grouping when a movement is named."""
    return read.first("grouping") if read.first("movementname") else ""


def _facts(read: _Reader, tags: FileTags) -> FileTags:
    track, disc = read.first("tracknumber"), read.first("discnumber")
    return replace(
        tags,
        year=year_of(read.first("date", "originaldate", "originalyear")),
        original_year=year_of(read.first("originaldate", "originalyear")),
        track_number=number_of(track),
        track_total=number_of(read.first("tracktotal")) or total_of(track),
        disc_number=number_of(disc),
        disc_total=number_of(read.first("disctotal")) or total_of(disc),
        movement_number=number_of(read.first("movement")),
        compilation=read.first("compilation").lower() in {"1", "true", "yes"},
        gain=_gain(read),
        rating=stars_of(read.first("fmps_rating", "rating")),
        plays=number_of(read.first("fmps_playcount", "plays")),
    )


def _gain(read: _Reader) -> Gain:
    if not read.present(_GAINS):
        return _NO_GAIN
    track, album = (gain_db_of(read.first(f"replaygain_{of}_gain")) for of in ("track", "album"))
    if track is None:
        track = r128_gain_db_of(read.first("r128_track_gain"))
    if album is None:
        album = r128_gain_db_of(read.first("r128_album_gain"))
    peaks = (peak_of(read.first(f"replaygain_{of}_peak")) for of in ("track", "album"))
    return Gain(track, album, *peaks)
