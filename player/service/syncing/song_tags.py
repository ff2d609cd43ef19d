"""A server's song in the words of a file's tags, so that one scan and one sync mean the same."""

import functools
import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

from player.library.remote.annotating import RemoteAnnotation
from player.library.remote.catalogue import Build, Listed, RemoteSong
from player.library.scan.describe import describe
from player.library.scan.records import FileRecord
from player.library.tags.interpret import NAME_LIMIT
from player.library.tags.model import FileTags, Gain
from player.library.tags.names import split_names
from player.model import AudioFormat
from player.service.wire import ReplayGain, Song, entry

_LOSSLESS = frozenset(
    {"flac", "wav", "aif", "aiff", "alac", "ape", "wv", "tta", "dsf", "dff", "w64", "caf"}
)
_NAMES = {"mp3": "MP3", "m4a": "AAC", "aac": "AAC", "ogg": "Vorbis", "opus": "Opus", "wma": "WMA"}
_ROLES = frozenset(
    {"composer", "conductor", "performer", "lyricist", "remixer", "arranger", "ensemble"}
)


def builder(source_id: int, odd: Callable[[], None]) -> Build:
    """Return what makes a library's song of what a server of this number lists.

    Args:
        source_id: Whose songs.
        odd: Called for each that cannot be understood.
    """

    def build(listed: Listed) -> RemoteSong | None:
        try:
            song = entry(listed.raw, Song)
        except ValueError:
            odd()
            return None
        return None if song.is_dir else remote_song(song, source_id)

    return build


def remote_song(song: Song, source_id: int) -> RemoteSong:
    """Return what the library stores of a song."""
    place = f"source:{source_id}/{song.id}"
    group = f"source:{source_id}/{song.album_id or song.album}"
    record = describe(tags_of(song), place, group)
    return RemoteSong(
        remote_id=song.id,
        size=song.size or 0,
        cover=song.cover_art,
        suffix=song.suffix.lower(),
        annotation=annotation_of(song),
        record=FileRecord(0, (record,), picture_id=_picture(song, source_id)),
    )


def _picture(song: Song, source_id: int) -> bytes:
    """The cover's place, hashed: songs of one album share it, and a new cover is another one."""
    if not song.cover_art:
        return b""
    place = f"{source_id}/{song.cover_art}".encode()
    return hashlib.blake2b(place, digest_size=16).digest()


def annotation_of(song: Song) -> RemoteAnnotation:
    """Return what a server knows of the listener's liking."""
    return RemoteAnnotation(
        remote_id=song.id,
        rating=float(song.user_rating) if song.user_rating else None,
        loved_ms=moment_ms(song.starred),
        plays=song.play_count or 0,
        played_ms=moment_ms(song.played),
    )


def tags_of(song: Song) -> FileTags:
    """Return a song's tags as a file would have them."""
    artist = song.display_artist or song.artist
    album_artists = tuple(_name(a.name) for a in song.album_artists if a.name)
    artists = tuple(_name(a.name) for a in song.artists if a.name) or _split(artist)
    genres = tuple(g.name for g in song.genres if g.name) or _split(song.genre)
    return FileTags(
        format=format_of(song),
        duration_ms=round(song.duration * 1000) if song.duration else None,
        title=_name(song.title) or song.id,
        artist_credit=_name(artist),
        artists=artists,
        album=_name(song.album),
        album_artist_credit=_name(song.display_album_artist) or ", ".join(album_artists),
        album_artists=album_artists,
        credits=tuple(
            (c.role.lower(), _name(c.artist.name))
            for c in song.contributors
            if c.role.lower() in _ROLES and c.artist.name
        ),
        genres=genres,
        year=song.year if song.year and 0 < song.year < 3000 else None,
        track_number=song.track or None,
        disc_number=song.disc_number or None,
        sort_names={"titlesort": song.sort_name} if song.sort_name else {},
        gain=_gain(song.replay_gain),
    )


def format_of(song: Song) -> AudioFormat | None:
    """Return the format a server claims; nothing where it does not name the container."""
    suffix = song.suffix.lower()
    if not suffix:
        return None
    return _format(
        suffix,
        song.sampling_rate or 0,
        song.channel_count or 2,
        song.bit_depth or None,
        song.bit_rate,
    )


@functools.lru_cache(maxsize=1024)
def _format(
    suffix: str, sample_rate: int, channels: int, bit_depth: int | None, bitrate_kbps: int | None
) -> AudioFormat:
    return AudioFormat(
        codec=_NAMES.get(suffix, suffix.upper()),
        sample_rate=sample_rate,
        channels=channels,
        bit_depth=bit_depth,
        lossless=suffix in _LOSSLESS,
        bitrate_kbps=bitrate_kbps,
    )


def moment_ms(text: str) -> int | None:
    """Return an ISO time as ms since 1970, None for none; without a zone it is UTC."""
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return int(zoned.timestamp() * 1000)


@functools.lru_cache(maxsize=4096)
def _split(names: str) -> tuple[str, ...]:
    return split_names([names])


def _name(text: str) -> str:
    return text[:NAME_LIMIT].strip()


def _gain(gain: ReplayGain) -> Gain:
    return Gain(gain.track_gain, gain.album_gain, gain.track_peak, gain.album_peak)
