"""ID3: frames to values, and a look at the tag before mutagen unpacks it.

A 1 kB tag whose compressed text frame expands to NULs keeps mutagen busy for minutes. Such a tag
is refused before parsing: its file is then read as if it had none.
"""

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from mutagen.id3 import Encoding

from player.library.tags.model import Values
from player.library.tags.numbers import popm_stars_of
from player.text.encoding import repair

TEXT_LIMIT = 1 << 19
"""Bytes of one text frame, unpacked; more is an attack or an accident."""

FRAME_NAMES = {
    "TIT2": "title",
    "TPE1": "artist",
    "TPE2": "albumartist",
    "TPE3": "conductor",
    "TPE4": "remixer",
    "TALB": "album",
    "TDRC": "date",
    "TDOR": "originaldate",
    "TRCK": "tracknumber",
    "TPOS": "discnumber",
    "TSST": "discsubtitle",
    "TCOM": "composer",
    "TEXT": "lyricist",
    "TIT1": "grouping",
    "MVNM": "movementname",
    "MVIN": "movement",
    "TCMP": "compilation",
    "TPUB": "label",
    "TSRC": "isrc",
    "TSOT": "titlesort",
    "TSOP": "artistsort",
    "TSOA": "albumsort",
    "TSO2": "albumartistsort",
    "TSOC": "composersort",
}


def tag_is_safe(head: bytes, file: BinaryIO) -> bool:
    """Whether no text frame unpacks to more than `TEXT_LIMIT` bytes.

    Args:
        head: The first bytes of the file, at least 10.
        file: Read from its start when the tag is longer than `head`; its place is not kept.
    """
    if head[:3] != b"ID3" or len(head) < 10:
        return True
    size = tag_bytes(head)
    if size > len(head):
        file.seek(0)
        head = file.read(min(size, 1 << 25))
    return all(_frame_is_safe(*frame, version=head[3]) for frame in _frames(head, size))


def tag_bytes(head: bytes) -> int:
    """Return the length of the tag with its header, 0 when the file begins with something else."""
    return 10 + _synchsafe(head[6:10]) if head[:3] == b"ID3" and len(head) >= 10 else 0


def _synchsafe(raw: bytes) -> int:
    first, second, third, fourth = raw
    return (first & 127) << 21 | (second & 127) << 14 | (third & 127) << 7 | (fourth & 127)


def _frames(tag: bytes, size: int) -> Iterator[tuple[bytes, int, bytes]]:
    """Walk name, flags and body of ID3v2.3 and v2.4 frames; v2.2 cannot compress."""
    at, end, v24 = 10, min(size, len(tag)), tag[3] >= 4
    if tag[3] < 3:
        return
    while at + 10 <= end and tag[at : at + 4].isalnum():
        raw = tag[at + 4 : at + 8]
        length = _synchsafe(raw) if v24 else int.from_bytes(raw, "big")
        yield tag[at : at + 4], tag[at + 9], tag[at + 10 : min(at + 10 + length, end)]
        at += 10 + length


def _frame_is_safe(name: bytes, flags: int, body: bytes, version: int) -> bool:
    packed = flags & (0x08 if version >= 4 else 0x80)
    if packed:
        return _unpacks_within(body[4:], TEXT_LIMIT)
    return name[:1] != b"T" or len(body) <= TEXT_LIMIT


def _unpacks_within(packed: bytes, limit: int) -> bool:
    unpacker = zlib.decompressobj()
    try:
        return len(unpacker.decompress(packed, limit + 1)) <= limit
    except zlib.error:
        return True


def values_of(tag: Any) -> tuple[Values, dict[str, str]]:
    """Return values by our names, and the texts as they stood before a repair."""
    values: Values = {}
    suspicious: Values = {}
    for frame in tag.values():
        for name, texts in _texts_of(frame):
            values.setdefault(name, []).extend(texts)
            if getattr(frame, "encoding", None) == Encoding.LATIN1:
                suspicious.setdefault(name, []).extend(texts)
    return values, repaired(values, suspicious)


def repaired(values: Values, suspicious: Values) -> dict[str, str]:
    """Put the repaired texts into `values` and return the originals of those that changed."""
    flat = [text for texts in suspicious.values() for text in texts]
    fixed = {old: new for old, new in zip(flat, repair(flat), strict=True) if old != new}
    if not fixed:
        return {}
    for name in suspicious:
        values[name] = [fixed.get(text, text) for text in values[name]]
    return {name: text for name, texts in suspicious.items() for text in texts if text in fixed}


def _texts_of(frame: Any) -> Iterator[tuple[str, list[str]]]:
    """Yield our name and the texts of one frame; pictures and the unknown yield nothing."""
    kind = frame.FrameID
    if kind in FRAME_NAMES:
        yield FRAME_NAMES[kind], [str(text) for text in frame.text]
    elif kind == "TCON":
        yield "genre", list(frame.genres)
    elif kind == "TXXX":
        yield frame.desc.lower().replace(" ", "_"), [str(text) for text in frame.text]
    else:
        yield from _structured(kind, frame)


def _structured(kind: str, frame: Any) -> Iterator[tuple[str, list[str]]]:
    match kind:
        case "USLT":
            yield "lyrics", [frame.text]
        case "COMM" if not frame.desc:
            yield "comment", [str(text) for text in frame.text]
        case "UFID" if frame.owner == "http://musicbrainz.org":
            yield "musicbrainz_recordingid", [frame.data.decode("ascii", "replace")]
        case "POPM":
            stars = popm_stars_of(frame.rating)
            yield "rating", [] if stars is None else [f"{stars / 5}"]
            yield "plays", [str(getattr(frame, "count", 0))]
        case "TIPL" | "TMCL":
            yield "performer", [name for _, name in frame.people]
        case _:
            return
