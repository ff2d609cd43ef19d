"""The short way through files in perfect order: FLAC, MP3, MP4, Vorbis and Opus without mutagen."""

from collections.abc import Callable
from typing import Any, BinaryIO, NamedTuple

from mutagen.mp3 import MPEGInfo

from player.library.tags.containers import TAG_ERRORS, Container, has_id3v1
from player.library.tags.covers import front_cover_of, front_of, pictures_in
from player.library.tags.flac_blocks import read_flac
from player.library.tags.flac_cuesheet import IndexedTrack
from player.library.tags.id3 import tag_bytes
from player.library.tags.id3_plain import read_plain
from player.library.tags.model import Values
from player.library.tags.mp4_boxes import read_mp4
from player.library.tags.mpeg_frames import plain_frames
from player.library.tags.ogg_pages import read_ogg
from player.library.tags.vorbis import values_of_mp4

_open_mpeg: Callable[[BinaryIO, int], Any] = MPEGInfo


class Orderly(NamedTuple):
    """What a file says.

    Attributes:
        original: Texts before their repair.
        info: The facts of the stream, named as mutagen names them.
        cover: The front cover's bytes.
        disc_index: What a FLAC's own CUESHEET block says.
    """

    values: Values
    original: dict[str, str]
    info: Any
    cover: bytes | None
    disc_index: tuple[IndexedTrack, ...] = ()


def read_orderly(file: BinaryIO, head: bytes, kind: Container) -> Orderly | None:
    """Return what an orderly file says; None for all others, which mutagen has to guess at.

    Args:
        file: Its place is not kept.
        head: The first bytes of the file.
        kind: What they say it is.
    """
    size = file.seek(0, 2)
    if head[:4] == b"fLaC":
        return _flac(file, head, size)
    if head[:4] == b"OggS":
        ogg = read_ogg(file, head, size)
        return ogg and Orderly(ogg.values, {}, ogg.info, front_of(pictures_in(ogg.values)))
    if head[4:8] == b"ftyp":
        mp4 = read_mp4(file, size)
        return mp4 and Orderly(values_of_mp4(mp4.items), {}, mp4.info, front_cover_of(mp4.items))
    return _mp3(file, head, size) if kind.codec == "MP3" else None


def _flac(file: BinaryIO, head: bytes, size: int) -> Orderly | None:
    flac = read_flac(file, head, size)
    if flac is None:
        return None
    pictures = flac.pictures or pictures_in(flac.values)
    return Orderly(flac.values, {}, flac.info, front_of(pictures), flac.disc_index)


def _mp3(file: BinaryIO, head: bytes, size: int) -> Orderly | None:
    if head[:3] != b"ID3" or has_id3v1(file):
        return None
    plain = read_plain(head)
    if plain is None or not plain.values:
        return None
    start = tag_bytes(head)
    info = plain_frames(file, start, size) or _mpeg_facts(file, start)
    return info and Orderly(plain.values, plain.original, info, front_of(plain.pictures))


def _mpeg_facts(file: BinaryIO, start: int) -> Any:
    try:
        return _open_mpeg(file, start)
    except TAG_ERRORS:
        return None
