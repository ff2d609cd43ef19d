"""Reading one file: header and tags, no sound; every failure is a `PlayerError`."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from msgspec.structs import replace
from mutagen.apev2 import APEv2
from mutagen.asf import ASFTags
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

from player.errors import PlayerError
from player.library.tags.chunks import values_of_chunks
from player.library.tags.containers import (
    TAG_ERRORS,
    Container,
    ape_of,
    bare_id3_of,
    container_of,
    in_memory,
)
from player.library.tags.content import content_id_of
from player.library.tags.covers import front_cover_of, picture_id
from player.library.tags.flac_cuesheet import index_of_sheet
from player.library.tags.id3 import tag_is_safe
from player.library.tags.id3 import values_of as values_of_id3
from player.library.tags.interpret import interpret
from player.library.tags.model import FileTags, Values
from player.library.tags.orderly import read_orderly
from player.library.tags.vorbis import (
    values_of_ape,
    values_of_asf,
    values_of_comments,
    values_of_mp4,
)
from player.model import AudioFormat, TaggedGain, Track

HEAD_BYTES = 1 << 16
_IN_MP4 = {
    "alac": ("ALAC", True),
    "fLaC": ("FLAC", True),
    "Opus": ("Opus", False),
    "ac-3": ("AC-3", False),
    "ec-3": ("E-AC-3", False),
    "mp4a.69": ("MP3", False),
    "mp4a.6B": ("MP3", False),
}
"""What an MP4 file may hold beside AAC, by mutagen's names, and whether it is lossless."""


def read_tags(path: str | os.PathLike[str]) -> FileTags:
    """Read what a file says about itself.

    Raises:
        PlayerError: file.missing, file.unreadable, file.empty or file.not_audio.
    """
    name = os.fspath(path)
    with _opened(name) as (file, size):
        head = file.read(HEAD_BYTES)
        kind = container_of(head, file)
        if kind is None:
            raise PlayerError("file.not_audio", path=name)
        return _read(name, in_memory(file, size, head), head, kind)


def read_track(path: str | os.PathLike[str]) -> Track:
    """Read a file that was opened directly; odd tags are left out, unreadable files raise.

    Raises:
        PlayerError: file.missing, file.unreadable, file.empty or file.not_audio.
    """
    return track_of(path, read_tags(path))


def track_of(path: str | os.PathLike[str], tags: FileTags) -> Track:
    """Return the whole file as a track."""
    return Track(
        path=str(Path(os.fspath(path)).absolute()),
        title=tags.title,
        artist=tags.artist_credit,
        album=tags.album,
        album_artist=tags.album_artist_credit,
        genre=", ".join(tags.genres),
        work=tags.work,
        year=tags.year,
        track_number=tags.track_number,
        disc_number=tags.disc_number,
        duration_ms=tags.duration_ms,
        format=tags.format,
        gain=TaggedGain(
            tags.gain.track_db, tags.gain.track_peak, tags.gain.album_db, tags.gain.album_peak
        ),
        emphasis=tags.emphasis,
    )


def read_values(path: str | os.PathLike[str]) -> Values:
    """Return the values of a file's tags as they stand, for an editor.

    Raises:
        PlayerError: file.*, or tags.unreadable when there is something that cannot be parsed.
    """
    return _values_of(read_parsed(path).tags)[0]


def read_parsed(path: str | os.PathLike[str]) -> Any:
    """Return a file as mutagen opens it, for an editor.

    Raises:
        PlayerError: as `read_values`.
    """
    name = os.fspath(path)
    with _opened(name) as (file, _):
        head = file.read(HEAD_BYTES)
        kind = container_of(head, file)
        if kind is None:
            raise PlayerError("file.not_audio", path=name)
        opened = _parsed(kind, file) if tag_is_safe(head, file) else None
        if opened is None:
            raise PlayerError("tags.unreadable", path=name)
        return opened


def read_embedded_cover(path: str | os.PathLike[str]) -> bytes | None:
    """Return the picture inside the file, if there is a front cover of a sane size."""
    name = os.fspath(path)
    with _opened(name) as (file, size):
        head = file.read(HEAD_BYTES)
        kind = container_of(head, file)
        if kind is None or not tag_is_safe(head, file):
            return None
        source = in_memory(file, size, head)
        opened = _parsed(kind, source)
        return front_cover_of(opened if opened is not None else bare_id3_of(source))


@contextmanager
def _opened(path: str) -> Iterator[tuple[BinaryIO, int]]:
    """Open a regular file; pipes, sockets and devices are refused without waiting on them."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError:
        raise PlayerError("file.missing", path=path) from None
    except (OSError, ValueError) as error:
        raise PlayerError("file.unreadable", path=path, reason=_reason(error)) from error
    with os.fdopen(handle, "rb") as file:
        try:
            yield file, _regular_size(path, handle)
        except OSError as error:
            raise PlayerError("file.unreadable", path=path, reason=_reason(error)) from error


def _reason(error: OSError | ValueError) -> str:
    text = getattr(error, "strerror", None) or str(error)
    return text[:1].lower() + text[1:]


def _regular_size(path: str, handle: int) -> int:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise PlayerError("file.unreadable", path=path, reason="not a regular file")
    if not status.st_size:
        raise PlayerError("file.empty", path=path)
    return status.st_size


def _parsed(kind: Container, file: BinaryIO) -> Any:
    file.seek(0)
    try:
        return kind.open(file)
    except TAG_ERRORS:
        return None


def _read(path: str, file: BinaryIO, head: bytes, kind: Container) -> FileTags:
    tags = _directly(file, head, kind)
    return _guessing(path, file, head, kind) if tags is None else tags


def _directly(file: BinaryIO, head: bytes, kind: Container) -> FileTags | None:
    """Read an orderly file without mutagen's objects; None for all others."""
    found = read_orderly(file, head, kind)
    if found is None:
        return None
    tags = interpret(found.values, found.original)
    if found.disc_index:
        tags = replace(tags, disc_index=found.disc_index)
    return _complete(tags, found.info, kind, (file, head), found.cover)


def _guessing(path: str, file: BinaryIO, head: bytes, kind: Container) -> FileTags:
    """Read anything mutagen can make sense of."""
    if not tag_is_safe(head, file):
        return FileTags(content_id=content_id_of(file, head))
    opened = _parsed(kind, file)
    if opened is None or (kind.codec == "MP3" and _is_doubtful(opened, head)):
        return _without_sound(path, file, head)
    values, original = _values_of(opened.tags)
    if kind.codec in {"WAV", "AIFF"}:
        values = values_of_chunks(file, head) | values
    elif kind.codec == "MP3" and not values:
        ape = ape_of(file)
        values = {} if ape is None else values_of_ape(ape)
    tags = interpret(values, original)
    if kind.codec == "FLAC":
        tags = replace(tags, disc_index=index_of_sheet(getattr(opened, "cuesheet", None)))
    return _complete(tags, opened.info, kind, (file, head), front_cover_of(opened))


def _is_doubtful(opened: Any, head: bytes) -> bool:
    """Whether a single sync word in other data was taken for sound: no tag, no frames in a row."""
    return head[:3] != b"ID3" and opened.tags is None and bool(opened.info.sketchy)


def _without_sound(path: str, file: BinaryIO, head: bytes) -> FileTags:
    """A good ID3 tag without a frame of MPEG behind it still names a track."""
    tag = bare_id3_of(file) if head[:3] == b"ID3" else None
    if not tag:
        raise PlayerError("file.not_audio", path=path)
    return replace(interpret(*values_of_id3(tag)), content_id=content_id_of(file, head))


def _complete(
    tags: FileTags, info: Any, kind: Container, source: tuple[BinaryIO, bytes], cover: bytes | None
) -> FileTags:
    length_s = getattr(info, "length", 0) or 0
    md5 = getattr(info, "md5_signature", 0) or 0
    return replace(
        tags,
        format=_format_of(info, kind),
        duration_ms=round(length_s * 1000) or None,
        content_id=content_id_of(*source, md5),
        picture_id=picture_id(cover) if cover else "",
    )


def _values_of(tag: Any) -> tuple[Values, dict[str, str]]:
    match tag:
        case None:
            return {}, {}
        case ID3():
            return values_of_id3(tag)
        case MP4Tags():
            return values_of_mp4(tag), {}
        case APEv2():
            return values_of_ape(tag), {}
        case ASFTags():
            return values_of_asf(tag), {}
        case _:
            return values_of_comments(iter(tag)), {}


def _format_of(info: Any, kind: Container) -> AudioFormat | None:
    rate = int(getattr(info, "sample_rate", 0) or 0)
    channels = int(getattr(info, "channels", 0) or 0)
    if kind.codec == "Opus":
        rate = 48_000  # RFC 7845: an Opus stream always decodes at 48 kHz
    if rate <= 0 or channels <= 0:
        return None
    codec, lossless = _IN_MP4.get(getattr(info, "codec", ""), (kind.codec, kind.lossless))
    depth = int(getattr(info, "bits_per_sample", 0) or 0) if lossless else 0
    bitrate = int(getattr(info, "bitrate", 0) or 0)
    return AudioFormat(
        codec=codec,
        sample_rate=rate,
        channels=channels,
        bit_depth=depth or None,
        lossless=lossless,
        bitrate_kbps=round(bitrate / 1000) or None,
    )
