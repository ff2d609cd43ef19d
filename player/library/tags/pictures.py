"""Pictures in the tags mutagen opened: which of them are the cover, and putting others there.

A container that knows types (FLAC, ID3, Vorbis comments, ASF) keeps the back and the booklet apart
from the front. MP4's covers have no types and the first of them counts; of APEv2 it is the item
called "Cover Art (Front)".
"""

import base64
import binascii
from collections.abc import Callable, Collection, Sequence
from typing import Any

import mutagen.id3  # before what needs a part of it: another thread may be loading it
from msgspec import Struct
from mutagen import flac, mp4
from mutagen.apev2 import BINARY, APEv2, APEValue
from mutagen.asf import ASFTags
from mutagen.asf._attrs import ASFByteArrayAttribute
from mutagen.flac import FLAC
from mutagen.id3 import ID3
from mutagen.mp4 import MP4Tags

from player.library.tags.asf_pictures import ASF_PICTURE, asf_block, asf_picture
from player.library.tags.covers import COVER_BYTES_MAX, is_picture, picture_id
from player.library.tags.picture_facts import picture_facts

OTHER, FRONT = 0, 3
_COMMENT, _APE_FRONT = "metadata_block_picture", "Cover Art (Front)"
_LATIN1, _UTF8 = 0, 3
_FLAC: Any = flac
_ID3: Any = mutagen.id3
_MP4: Any = mp4
_JPEG = 13
_MP4_KINDS = {"image/jpeg": _JPEG, "image/png": 14, "image/gif": 12, "image/bmp": 27}
"""The well-known types of QuickTime's metadata, which covr uses."""

_ape_value: Callable[[bytes, int], Any] = APEValue
_asf_value: Callable[[bytes], Any] = ASFByteArrayAttribute


class Picture(Struct, frozen=True):
    """One picture of a tag.

    Attributes:
        kind: As in ID3's APIC: 0 other, 3 front, 4 back, ...
        description: As it stands there; unique among the pictures of an ID3 tag.
    """

    kind: int
    mime: str
    description: str
    data: bytes

    @property
    def mark(self) -> "Mark":
        """What it is told by."""
        return self.kind, picture_id(self.data)


Mark = tuple[int, str]


def front_picture(data: bytes) -> Picture:
    """Return a JPEG or PNG as a front cover."""
    return Picture(FRONT, picture_facts(data).mime, "", data)


def covers_among(pictures: Sequence[Picture], *, replaced: bool) -> list[Picture]:
    """Return what goes when the cover is replaced, or else when it is taken away.

    All front covers; where there is none the one that is shown in their place. Of a file that has
    only a back cover that one stays when a front cover comes.
    """
    fronts = [picture for picture in pictures if picture.kind == FRONT]
    if fronts:
        return fronts
    shown = next((picture for picture in pictures if is_picture(picture.data)), None)
    if shown is None or (replaced and shown.kind != OTHER):
        return []
    return [shown]


def pictures_of(opened: Any) -> list[Picture]:
    """Return the pictures of a file, in their order."""
    tags = opened.tags
    blocks = [_from_block(block) for block in getattr(opened, "pictures", ())]
    match tags:
        case None:
            return blocks
        case ID3():
            return _id3_pictures(tags)
        case MP4Tags():
            return _mp4_pictures(tags)
        case APEv2():
            return _ape_pictures(tags)
        case ASFTags():
            return _asf_pictures(tags)
        case _:
            texts = tags.get(_COMMENT) or ()
            return blocks + [p for text in texts if (p := _from_text(text)) is not None]


def swap_pictures(opened: Any, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    """Take pictures out and put others in their place; nothing is saved yet."""
    tags = opened.tags
    if isinstance(opened, FLAC):
        _swap_blocks(opened, gone, new)
        _swap_texts(tags, gone, ())
        return
    match tags:
        case ID3():
            _swap_frames(tags, gone, new)
        case MP4Tags():
            _swap_mp4(tags, gone, new)
        case APEv2():
            _swap_ape(tags, gone, new)
        case ASFTags():
            _swap_asf(tags, gone, new)
        case _:
            _swap_texts(tags, gone, new)


def _set(tags: Any, key: str, values: list[Any]) -> None:
    if values:
        tags[key] = values
    elif key in tags:
        del tags[key]


def _is_in(picture: Picture | None, marks: Collection[Mark]) -> bool:
    return picture is not None and picture.mark in marks


def _from_block(block: Any) -> Picture:
    return Picture(int(block.type), block.mime, block.desc, block.data)


def _block_of(picture: Picture) -> Any:
    block, facts = _FLAC.Picture(), picture_facts(picture.data)
    block.type, block.mime, block.desc = picture.kind, picture.mime, picture.description
    block.data = picture.data
    block.width, block.height, block.depth = facts.width_px, facts.height_px, facts.depth
    return block


def _swap_blocks(opened: Any, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    blocks, places = opened.metadata_blocks, []
    for place, block in enumerate(blocks):
        if isinstance(block, _FLAC.Picture) and _from_block(block).mark in gone:
            places.append(place)
    for place in reversed(places):
        del blocks[place]
    at = places[0] if places else len(blocks)
    blocks[at:at] = [_block_of(picture) for picture in new]


def _from_text(text: str) -> Picture | None:
    if len(text) > COVER_BYTES_MAX * 4 // 3:
        return None
    try:
        return _from_block(_FLAC.Picture(base64.b64decode(text)))
    except (mutagen.MutagenError, binascii.Error, ValueError):
        return None


def _swap_texts(tags: Any, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    if tags is None:
        return
    texts = [base64.b64encode(_block_of(picture).write()).decode("ascii") for picture in new]
    kept = [text for text in tags.get(_COMMENT) or () if not _is_in(_from_text(text), gone)]
    _set(tags, _COMMENT, texts + kept)


def _id3_pictures(tags: Any) -> list[Picture]:
    return [Picture(int(f.type), f.mime, f.desc, f.data) for f in tags.getall("APIC")]


def _swap_frames(tags: Any, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    for frame in tags.getall("APIC"):
        if (int(frame.type), picture_id(frame.data)) in gone:
            del tags[frame.HashKey]
    for picture in new:
        description = _free(picture.description, {f.desc for f in tags.getall("APIC")})
        encoding = _LATIN1 if description.isascii() else _UTF8
        frame = _ID3.APIC(
            encoding=encoding,
            mime=picture.mime,
            type=picture.kind,
            desc=description,
            data=picture.data,
        )
        tags.add(frame)


def _free(description: str, taken: Collection[str]) -> str:
    """Two pictures of an ID3 tag may not be described alike: one would take the other's place."""
    while description in taken:
        description = f"{description} " if description.strip() else "Front cover"
    return description


def _mp4_pictures(tags: Any) -> list[Picture]:
    covers = list(tags.get("covr", ()))[:1]
    return [Picture(FRONT, _mp4_mime(cover), "", bytes(cover)) for cover in covers]


def _mp4_mime(cover: Any) -> str:
    kind = getattr(cover, "imageformat", _JPEG)
    return next((mime for mime, known in _MP4_KINDS.items() if known == kind), "image/jpeg")


def _swap_mp4(tags: Any, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    covers = list(tags.get("covr", ()))
    if covers and (FRONT, picture_id(bytes(covers[0]))) in gone:
        del covers[0]
    fresh = [_MP4.MP4Cover(p.data, _MP4_KINDS.get(p.mime, _JPEG)) for p in new]
    _set(tags, "covr", fresh + covers)


def _ape_pictures(tags: Any) -> list[Picture]:
    value = getattr(tags.get(_APE_FRONT), "value", None)
    if not isinstance(value, bytes):
        return []
    name, _, data = value.partition(b"\0")
    return [Picture(FRONT, picture_facts(data).mime, name.decode("utf-8", "replace"), data)]


def _swap_ape(tags: Any, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    if any(picture.mark in gone for picture in _ape_pictures(tags)):
        del tags[_APE_FRONT]
    for picture in new:
        ending = "png" if picture.mime == "image/png" else "jpg"
        name = picture.description or f"{_APE_FRONT}.{ending}"
        tags[_APE_FRONT] = _ape_value(name.encode() + b"\0" + picture.data, BINARY)


def _asf_pictures(tags: Any) -> list[Picture]:
    found = [_from_asf(value) for value in tags.get(ASF_PICTURE, ())]
    return [picture for picture in found if picture is not None]


def _swap_asf(tags: Any, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    fresh = [_asf_value(asf_block(p.kind, p.mime, p.description, p.data)) for p in new]
    kept = [value for value in tags.get(ASF_PICTURE, ()) if not _is_in(_from_asf(value), gone)]
    _set(tags, ASF_PICTURE, fresh + kept)


def _from_asf(value: Any) -> Picture | None:
    found = asf_picture(bytes(value.value)) if isinstance(value.value, bytes) else None
    return None if found is None else Picture(*found)
