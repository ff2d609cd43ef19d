"""Covers in the journal of edits: a picture of a tag, or a file beside the sound, as one value."""

from collections.abc import Sequence
from pathlib import Path

from player.documents import read_bytes
from player.errors import PlayerError
from player.library.edit.fields import FieldChange
from player.library.edit.picture_store import PictureStore
from player.library.tags.pictures import Mark, Picture
from player.library.tags.writing import Fields

COVER = "cover"
"""The field of the pictures inside a file; its values are type, hash, MIME type, description."""

BESIDE = "picture-file"
"""The field of a picture that lies beside the music; its value is the hash of its content."""

_BETWEEN = "|"
_FILE_BYTES_MAX = 64 << 20


def kept(store: PictureStore, pictures: Sequence[Picture]) -> tuple[str, ...]:
    """Keep pictures; return the values they are journalled as."""
    found = []
    for picture in pictures:
        name, mime = store.keep(picture.data), picture.mime.replace(_BETWEEN, "")
        found.append(_BETWEEN.join((str(picture.kind), name, mime, picture.description)))
    return tuple(found)


def loaded(store: PictureStore, values: Sequence[str], path: str) -> list[Picture]:
    """Return the pictures of journalled values.

    Raises:
        PlayerError: cover.gone.
    """
    found = []
    for value in values:
        kind, name, mime, description = value.split(_BETWEEN, 3)
        found.append(Picture(int(kind), mime, description, store.load(name, path)))
    return found


def marks(values: Sequence[str]) -> set[Mark]:
    """Return what the pictures of journalled values are told by."""
    parts = (value.split(_BETWEEN, 2) for value in values)
    return {(int(kind), name) for kind, name, *_ in parts}


def names_in(fields: Fields) -> set[str]:
    """Return the names under which the pictures of an edit are kept."""
    return {name for _, name in marks(fields.get(COVER, ()))} | set(fields.get(BESIDE, ()))


def inside(
    store: PictureStore, path: Path, before: Sequence[Picture], after: Sequence[Picture]
) -> FieldChange:
    """Return the change of the pictures inside a file; what it needs is kept."""
    return FieldChange(str(path), COVER, kept(store, before), kept(store, after))


def beside(store: PictureStore, path: Path, after: bytes | None) -> FieldChange:
    """Return the change of a picture's file; None is no file. What it needs is kept.

    Raises:
        PlayerError: file.unreadable, file.write_failed.
    """
    before = content_of(path)
    old, new = (() if data is None else (store.keep(data),) for data in (before, after))
    return FieldChange(str(path), BESIDE, old, new)


def content_of(path: Path) -> bytes | None:
    """Return what a picture's file holds, None when there is no such file.

    Raises:
        PlayerError: file.unreadable.
    """
    if not path.is_file():
        if path.exists():
            raise PlayerError("file.unreadable", path=str(path), reason="not a regular file")
        return None
    return read_bytes(path, _FILE_BYTES_MAX)
