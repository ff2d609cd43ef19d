"""Opening a file with the right part of mutagen, told by its first bytes, not by its name."""

import io
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import mutagen.id3  # before what needs a part of it: another thread may be loading it
from mutagen.aac import AAC
from mutagen.aiff import AIFF
from mutagen.apev2 import APEv2
from mutagen.asf import ASF
from mutagen.dsdiff import DSDIFF
from mutagen.dsf import DSF
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.monkeysaudio import MonkeysAudio
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4
from mutagen.musepack import Musepack
from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggvorbis import OggVorbis
from mutagen.trueaudio import TrueAudio
from mutagen.wave import WAVE
from mutagen.wavpack import WavPack

from player.library.tags.id3 import tag_bytes

TAG_ERRORS = (
    mutagen.MutagenError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What mutagen was seen to raise on damaged files; its own base class is the rarest."""

Opener = Callable[[BinaryIO], Any]


_open_ape: Opener = APEv2
_open_id3: Opener = ID3


@dataclass(frozen=True, slots=True)
class Container:
    """One kind of file: how mutagen opens it and what listeners call it."""

    codec: str
    open: Opener
    lossless: bool = False


_FLAC = Container("FLAC", FLAC, lossless=True)
_MP3 = Container("MP3", MP3)
_AAC = Container("AAC", AAC)
_TTA = Container("TTA", TrueAudio, lossless=True)
_OGG = (
    (b"\x01vorbis", Container("Vorbis", OggVorbis)),
    (b"OpusHead", Container("Opus", OggOpus)),
    (b"\x7fFLAC", Container("FLAC", OggFLAC, lossless=True)),
    (b"Speex   ", Container("Speex", OggSpeex)),
)
_MAGIC = (
    (0, b"fLaC", _FLAC),
    (4, b"ftyp", Container("AAC", MP4)),
    (0, b"RIFF", Container("WAV", WAVE, lossless=True)),
    (0, b"RF64", Container("WAV", WAVE, lossless=True)),
    (8, b"AIF", Container("AIFF", AIFF, lossless=True)),
    (0, b"wvpk", Container("WavPack", WavPack, lossless=True)),
    (0, b"MAC ", Container("APE", MonkeysAudio, lossless=True)),
    (0, b"TTA", _TTA),
    (0, b"MP+", Container("Musepack", Musepack)),
    (0, b"MPCK", Container("Musepack", Musepack)),
    (0, b"\x30\x26\xb2\x75", Container("WMA", ASF)),
    (0, b"DSD ", Container("DSD", DSF, lossless=True)),
    (0, b"FRM8", Container("DSD", DSDIFF, lossless=True)),
)


def container_of(head: bytes, file: BinaryIO) -> Container | None:
    """Return what the first bytes say; an MPEG sync or an ID3 tag counts as MP3."""
    if head[:4] == b"OggS":
        return next((kind for magic, kind in _OGG if magic in head[:256]), None)
    for at, magic, kind in _MAGIC:
        if head[at : at + len(magic)] == magic:
            return kind
    if head[:3] == b"ID3":
        return _behind_tag(head, file)
    return _by_sync(head)


def _behind_tag(head: bytes, file: BinaryIO) -> Container | None:
    """ID3 before FLAC, TTA or ADTS happens; everything else behind it is MPEG audio."""
    file.seek(tag_bytes(head))
    inner = file.read(4)
    if inner == b"fLaC":
        return _FLAC
    if inner[:3] == b"TTA":
        return _TTA
    adts = len(inner) >= 2 and inner[0] == 0xFF and inner[1] & 0xF6 == 0xF0
    return _AAC if adts else _MP3


def _by_sync(head: bytes) -> Container | None:
    sync = head.lstrip(b"\0")[:2]
    if len(sync) < 2 or sync[0] != 0xFF:
        return None
    if sync[1] & 0xF6 == 0xF0:
        return _AAC
    return _MP3 if sync[1] & 0xE0 == 0xE0 else None


def ape_of(file: BinaryIO) -> Any:
    """Return the APEv2 tag some MP3s have at their end."""
    file.seek(0)
    try:
        return _open_ape(file)
    except TAG_ERRORS:
        return None


def bare_id3_of(file: BinaryIO) -> Any:
    """Return the ID3 tag of a file in which mutagen finds no sound."""
    file.seek(0)
    try:
        return _open_id3(file)
    except TAG_ERRORS:
        return None


def has_id3v1(file: BinaryIO) -> bool:
    """Whether the file ends in the oldest kind of tag."""
    file.seek(-min(128, file.seek(0, 2)), 2)
    return file.read(3) == b"TAG"


def in_memory(file: BinaryIO, size: int, head: bytes, limit: int = 1 << 18) -> BinaryIO:
    """Return small files as one read in memory: mutagen seeks and reads a few bytes at a time."""
    if size == len(head):
        return io.BytesIO(head)
    if size > limit:
        return file
    file.seek(0)
    return io.BytesIO(file.read())
