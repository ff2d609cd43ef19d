"""What clients are told of a song, an album, an artist: the part that is the same for everybody."""

import os
import re
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any

from player.library.sharing import SharedAlbum, SharedArtist, SharedSong
from player.server.catalogue.ids import Kind, shown

Entry = dict[str, Any]

CONTENT_TYPES = {
    "flac": "audio/flac",
    "mp3": "audio/mpeg",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "m4a": "audio/mp4",
    "mp4": "audio/mp4",
    "aac": "audio/aac",
    "wav": "audio/wav",
    "aif": "audio/aiff",
    "aiff": "audio/aiff",
    "wma": "audio/x-ms-wma",
    "ape": "audio/x-ape",
    "wv": "audio/x-wavpack",
    "tta": "audio/x-tta",
    "mpc": "audio/x-musepack",
    "dsf": "audio/x-dsf",
    "dff": "audio/x-dff",
}
_LAST_MS = 253_402_300_799_999
"""The end of the year 9999: tags and clocks say anything."""

_UNSAFE = re.compile(r"[\x00-\x1f/\\:*?\"<>|]+")
_GAINS = ("trackGain", "albumGain", "trackPeak", "albumPeak")


def instant(at_ms: int) -> str:
    """Return a time as the protocol writes it: ISO 8601, UTC, with ms."""
    at_ms = min(max(at_ms, 0), _LAST_MS)
    moment = datetime.fromtimestamp(at_ms / 1000, UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{at_ms % 1000:03d}Z"


def lean(fields: Entry) -> Entry:
    """Return the fields that say something: None, empty texts and empty lists are left out."""
    return {name: value for name, value in fields.items() if value not in (None, "", [], {})}


def clean(text: str) -> str:
    """Return a text that JSON and XML can hold: odd bytes of old tags become U+FFFD."""
    valid = text.encode("utf-8", "replace").decode() if not text.isascii() else text
    return "".join(char if char >= " " or char in "\t\n" else " " for char in valid)


def suffix_of(path: bytes) -> str:
    """Return the ending of a file's name, without its dot."""
    return os.fsdecode(path).rpartition(".")[2].lower()[:8]


def song_entry(song: SharedSong) -> Entry:
    """Return a `Child`."""
    is_slice = song.start_frame > 0 or song.end_frame is not None
    suffix = "flac" if is_slice else suffix_of(song.path)
    album, album_id = song.album, shown(Kind.ALBUM, song.album.id) if song.album else None
    artists, album_artists = _of_role(song, "artist"), _of_role(song, "album_artist")
    entry = {
        "id": shown(Kind.SONG, song.id),
        "parent": album_id,
        "isDir": False,
        "title": clean(song.title) or "Untitled",
        "album": clean(album.title) if album else None,
        "artist": clean(song.artist),
        "track": song.track_number,
        "discNumber": song.disc_number,
        "year": song.year,
        "genre": clean(song.genres[0]) if song.genres else None,
        "genres": [{"name": clean(name)} for name in song.genres],
        "coverArt": album_id if album and album.cover else None,
        "size": None if is_slice else song.size,
        "contentType": CONTENT_TYPES.get(suffix, "application/octet-stream"),
        "suffix": suffix,
        "duration": None if song.duration_ms is None else round(song.duration_ms / 1000),
        "bitRate": _bitrate_kbps(song),
        "bitDepth": song.bit_depth,
        "samplingRate": song.sample_rate,
        "channelCount": song.channels,
        "path": _virtual_path(song, suffix),
        "isVideo": False,
        "created": instant(song.added_ms),
        "albumId": album_id,
        "artistId": artists[0]["id"] if artists else None,
        "artists": artists,
        "displayArtist": clean(song.artist),
        "albumArtists": album_artists,
        "displayAlbumArtist": clean(album.artist) if album else None,
        "contributors": _contributors(song),
        "displayComposer": ", ".join(one["name"] for one in _of_role(song, "composer")),
        "replayGain": lean(dict(zip(_GAINS, song.gains, strict=True))),
        "type": "music",
        "mediaType": "song",
    }
    return {**lean(entry), "isDir": False, "isVideo": False}


def _of_role(song: SharedSong, role: str) -> list[Entry]:
    return [_reference(credit) for credit in song.credits if credit.role == role]


def _reference(credit: SharedArtist) -> Entry:
    return {"id": shown(Kind.ARTIST, credit.id), "name": clean(credit.name)}


def _contributors(song: SharedSong) -> list[Entry]:
    others = (one for one in song.credits if one.role not in ("artist", "album_artist"))
    return [{"role": one.role, "artist": _reference(one)} for one in others]


def _bitrate_kbps(song: SharedSong) -> int | None:
    """The file's own figure, else what its size comes to."""
    if song.bitrate_kbps is not None:
        return song.bitrate_kbps
    return round(song.size * 8 / song.duration_ms) if song.duration_ms else None


def _virtual_path(song: SharedSong, suffix: str) -> str:
    """A path made of names: where the file really is is nobody's business."""
    album = song.album
    number = f"{song.track_number:02d} " if song.track_number else ""
    parts = (
        (album.artist if album else song.artist) or "Unknown",
        (album.title if album else "") or "Unknown",
        f"{number}{song.title or 'Untitled'}",
    )
    folders = [_UNSAFE.sub("_", clean(part)).strip(". ")[:120] or "_" for part in parts]
    return f"{PurePosixPath(*folders)}.{suffix}"


def album_entry(album: SharedAlbum, songs: int, duration_ms: int, names: Entry) -> Entry:
    """Return an `AlbumID3` without its songs; `names` has its genres, artists and release year."""
    entry = {
        "id": shown(Kind.ALBUM, album.id),
        "name": clean(album.title) or "Untitled",
        "artist": clean(album.artist),
        "displayArtist": clean(album.artist),
        "coverArt": shown(Kind.ALBUM, album.id) if album.cover else None,
        "year": album.year,
        "sortName": clean(album.sort_key),
        "recordLabels": [{"name": clean(album.label)}] if album.label else [],
        **names,
    }
    exact = {
        "songCount": songs,
        "duration": round(duration_ms / 1000),
        "created": instant(album.added_ms),
        "isCompilation": album.compilation,
    }
    return {**lean(entry), **exact}


def artist_entry(credit: SharedArtist, albums: int, roles: list[str]) -> Entry:
    """Return an `ArtistID3`."""
    entry = {**_reference(credit), "sortName": clean(credit.sort_key), "roles": roles}
    return {**lean(entry), "albumCount": albums}
