"""From values as they stand in the file to what they mean."""

from collections.abc import Collection
from typing import Any

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
from player.model import Emphasis

NAME_LIMIT = 2000
TEXT_LIMIT = 1 << 18
MOST_GENRES = 32

_ROLES = ("composer", "conductor", "performer", "lyricist", "remixer", "arranger", "ensemble")
_SORTS = ("titlesort", "artistsort", "albumsort", "albumartistsort", "composersort")
_GAINS = tuple(
    f"{scale}_{of}_{what}"
    for scale, what in (("replaygain", "gain"), ("replaygain", "peak"), ("r128", "gain"))
    for of in ("track", "album")
)
_EMPHASIS = ("pre_emphasis", "preemphasis", "pre-emphasis")
_OPINIONS = ("fmps_rating", "rating", "fmps_playcount", "plays")
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


_PLAIN = {
    "discsubtitle": "disc_title",
    "setsubtitle": "disc_title",
    "work": "work",
    "movementname": "movement",
    "label": "label",
    "catalognumber": "catalogue_number",
    "comment": "comment",
}
"""Values that are taken as they stand, by the field they fill; the first name in a file wins."""

_LONG = {"lyrics": "lyrics", "cuesheet": "cuesheet"}


def interpret(values: Values, original: dict[str, str]) -> FileTags:
    """Return what the values of one file mean; odd ones mean nothing.

    Only fields the file has are looked at: asking for all forty would cost a scan 40 us a file.
    """
    read = _Reader(values)
    fields: dict[str, Any] = {"original": original} if original else {}
    for name in values:
        if name in _PLAIN:
            fields.setdefault(_PLAIN[name], read.first(name))
        elif name in _LONG:
            fields[_LONG[name]] = read.first(name, limit=TEXT_LIMIT)
    fields |= _titles(read) | _numbers(read) | _people(read)
    if "movementname" in values and not fields.get("work"):
        fields["work"] = read.first("grouping")  # iTunes writes the work there
    return FileTags(**fields)


class _Reader:
    """Values by name, bounded in length."""

    def __init__(self, values: Values) -> None:
        self.values = values

    def all(self, name: str) -> list[str]:
        values = self.values.get(name)
        return [value[:NAME_LIMIT] for value in values] if values else []

    def first(self, *names: str, limit: int = NAME_LIMIT) -> str:
        for name in names:
            for text in self.values.get(name, ()):
                if text:
                    return text[:limit]
        return ""

    def present(self, names: Collection[str]) -> list[str]:
        """Return those of the names the file has, in their order."""
        if self.values.keys().isdisjoint(names):
            return []
        return [name for name in names if name in self.values]


def _titles(read: _Reader) -> dict[str, Any]:
    artist, listed = read.all("artist"), read.all("artists")
    fields = {
        "title": read.first("title").replace("\0", " / "),
        "artist_credit": credit_of(artist or listed),
        "artists": artists_of(listed, artist),
        "album": read.first("album").replace("\0", " / "),
        "genres": split_names(read.all("genre"))[:MOST_GENRES],
    }
    if not read.values.keys().isdisjoint(("albumartist", "albumartists")):
        by, listed = read.all("albumartist"), read.all("albumartists")
        fields["album_artist_credit"] = credit_of(by or listed)
        fields["album_artists"] = artists_of(listed, by)
    return fields


def _people(read: _Reader) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if roles := read.present(_ROLES):
        fields["credits"] = tuple(
            (role, name) for role in roles for name in split_names(read.all(role))
        )
    if sorts := read.present(_SORTS):
        fields["sort_names"] = {name: read.first(name) for name in sorts}
    if ids := read.present(_MUSICBRAINZ):
        fields["musicbrainz"] = {_MUSICBRAINZ[tag]: read.first(tag) for tag in ids}
    return fields


def _numbers(read: _Reader) -> dict[str, Any]:
    values = read.values
    track, disc = read.first("tracknumber"), read.first("discnumber")
    fields: dict[str, Any] = {
        "year": year_of(read.first("date", "originaldate", "originalyear")),
        "track_number": number_of(track),
        "track_total": number_of(read.first("tracktotal")) or total_of(track),
    }
    if disc:
        fields["disc_number"] = number_of(disc)
        fields["disc_total"] = number_of(read.first("disctotal")) or total_of(disc)
    if "originaldate" in values or "originalyear" in values:
        fields["original_year"] = year_of(read.first("originaldate", "originalyear"))
    if "movement" in values:
        fields["movement_number"] = number_of(read.first("movement"))
    if "compilation" in values:
        fields["compilation"] = read.first("compilation").lower() in {"1", "true", "yes"}
    if read.present(_GAINS):
        fields["gain"] = _gain(read)
    if read.present(_EMPHASIS):
        fields["emphasis"] = _emphasis(read)
    if read.present(_OPINIONS):
        fields["rating"] = stars_of(read.first("fmps_rating", "rating"))
        fields["plays"] = number_of(read.first("fmps_playcount", "plays"))
    return fields


def _emphasis(read: _Reader) -> Emphasis:
    """As foobar2000's filter and its taggers have it; any other value says no."""
    said = read.first(*_EMPHASIS).strip().lower() in {"1", "on", "true", "yes"}
    return Emphasis.TAG if said else Emphasis.NONE


def _gain(read: _Reader) -> Gain:
    track, album = (gain_db_of(read.first(f"replaygain_{of}_gain")) for of in ("track", "album"))
    if track is None:
        track = r128_gain_db_of(read.first("r128_track_gain"))
    if album is None:
        album = r128_gain_db_of(read.first("r128_album_gain"))
    peaks = (peak_of(read.first(f"replaygain_{of}_peak")) for of in ("track", "album"))
    return Gain(track, album, *peaks)
