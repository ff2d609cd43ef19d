"""Front covers: the picture in the tags, or the one that lies beside the file.

Bytes only, unopened: whoever decodes them checks the dimensions they declare first.
"""

import base64
import binascii
import hashlib
from collections.abc import Iterable
from typing import Any

import mutagen.id3  # before what needs a part of it: another thread may be loading it
from mutagen.flac import Picture

from player.library.tags.asf_pictures import ASF_PICTURE, asf_picture

COVER_BYTES_MAX = 24 << 20
_FRONT = 3
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"RIFF")
_STEMS = ("cover", "folder", "front", "albumart", "album")
_ENDINGS = ("jpg", "jpeg", "png", "webp", "gif", "bmp")


def picture_id(picture: bytes) -> str:
    """Return the hash a picture is stored under, 32 hex digits."""
    return hashlib.blake2b(picture, digest_size=16).hexdigest()


def is_picture(data: bytes) -> bool:
    """Whether bytes are a bitmap within the size limit; links and SVG are not."""
    return len(data) <= COVER_BYTES_MAX and data.startswith(_MAGIC)


def front_cover_of(opened: Any) -> bytes | None:
    """Return the front cover in a file mutagen opened, else its first picture."""
    if opened is None:
        return None
    return front_of(_pictures(opened))


def front_of(pictures: Iterable[tuple[int, bytes]]) -> bytes | None:
    """Return the front cover among pictures of any type, else the first of them."""
    found = [(kind, data) for kind, data in pictures if is_picture(data)]
    found.sort(key=lambda pair: pair[0] != _FRONT)
    return found[0][1] if found else None


def _pictures(opened: Any) -> Iterable[tuple[int, bytes]]:
    if getattr(opened, "pictures", None):
        return [(picture.type, picture.data) for picture in opened.pictures]
    tag = getattr(opened, "tags", opened)
    if tag is None:
        return []
    if hasattr(tag, "getall"):
        return [(frame.type, frame.data) for frame in tag.getall("APIC")]
    if not hasattr(tag, "get"):
        return []
    return _picture_values(tag)


def _picture_values(tag: Any) -> Iterable[tuple[int, bytes]]:
    listed = tag.get("covr") or ()
    covers = [(_FRONT, bytes(cover)) for cover in listed if isinstance(cover, bytes)]
    ape = tag.get("Cover Art (Front)")
    if ape is not None and hasattr(ape, "value"):
        covers.append((_FRONT, bytes(ape.value).partition(b"\0")[2]))
    return covers + _asf_pictures(tag.get(ASF_PICTURE) or ()) + pictures_in(tag)


def _asf_pictures(values: Iterable[Any]) -> list[tuple[int, bytes]]:
    blocks = (getattr(value, "value", None) for value in values)
    found = [asf_picture(block) for block in blocks if isinstance(block, bytes)]
    return [(picture[0], picture[3]) for picture in found if picture is not None]


def pictures_in(comments: Any) -> list[tuple[int, bytes]]:
    """Return type and bytes of the pictures that stand in Vorbis comments as text."""
    blocks = [_decoded(text) for text in comments.get("metadata_block_picture") or ()]
    return [block for block in blocks if block is not None]


def _decoded(text: str) -> tuple[int, bytes] | None:
    if len(text) > COVER_BYTES_MAX * 4 // 3:
        return None
    try:
        picture = Picture(base64.b64decode(text))  # type: ignore[no-untyped-call]
    except (mutagen.MutagenError, binascii.Error, ValueError):
        return None
    return picture.type, picture.data


def side_cover_name(names: Iterable[str]) -> str | None:
    """Choose the file name of the folder's cover: cover, folder, front, ... in any case."""
    ranked = {}
    for name in names:
        stem, _, ending = name.lower().rpartition(".")
        if ending in _ENDINGS and stem in _STEMS:
            ranked[(_STEMS.index(stem), _ENDINGS.index(ending), name)] = name
    return ranked[min(ranked)] if ranked else None
