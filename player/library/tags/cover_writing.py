"""The pictures inside one file: read for an editor, and changed in a copy of it."""

from collections.abc import Collection, Sequence
from pathlib import Path

from player.errors import PlayerError
from player.library.tags.containers import TAG_ERRORS
from player.library.tags.pictures import Mark, Picture, pictures_of, swap_pictures
from player.library.tags.reading import read_parsed
from player.library.tags.writing import rewrite


def read_pictures(path: Path) -> list[Picture]:
    """Return the pictures inside a file.

    Raises:
        PlayerError: file.*, tags.unreadable, or cover.unsupported for a kind of file that can hold
            none.
    """
    opened = read_parsed(path)
    if opened.tags is None:
        try:
            opened.add_tags()
        except TAG_ERRORS as error:
            raise PlayerError("cover.unsupported", path=str(path)) from error
    return pictures_of(opened)


def write_pictures(path: Path, gone: Collection[Mark], new: Sequence[Picture]) -> None:
    """Take some pictures out of a file and put others in; call it on a copy.

    Raises:
        PlayerError: tags.unreadable, tags.unsupported, file.write_failed, or
            tags.changed_meanwhile when one that has to go is not there any more.
    """
    if not set(gone) <= {picture.mark for picture in read_pictures(path)}:
        raise PlayerError("tags.changed_meanwhile", path=str(path))
    rewrite(path, lambda opened: swap_pictures(opened, gone, new))
