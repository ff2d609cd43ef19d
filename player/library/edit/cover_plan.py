"""What a new cover, or none, would change in files and beside them."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from player.errors import PlayerError
from player.library.edit.cover_fields import beside, inside
from player.library.edit.cover_place import CoverPlace
from player.library.edit.fields import FieldChange
from player.library.edit.picture_store import PictureStore
from player.library.scan.walk import SOUND_ENDINGS
from player.library.tags.cover_file import side_cover
from player.library.tags.cover_writing import read_pictures
from player.library.tags.covers import side_cover_name
from player.library.tags.picture_facts import picture_facts
from player.library.tags.pictures import covers_among, front_picture

PICTURE_BYTES_MAX = 15 << 20
"""A block of FLAC holds 16 MB, with all that is said about the picture."""


def checked_picture(data: bytes) -> bytes:
    """Return a picture that can be a cover.

    Raises:
        PlayerError: cover.no_picture for anything but JPEG and PNG, cover.too_large.
    """
    facts = picture_facts(data)
    if not facts.width_px or not facts.height_px:
        raise PlayerError("cover.no_picture")
    if len(data) > PICTURE_BYTES_MAX:
        raise PlayerError("cover.too_large", most_mb=PICTURE_BYTES_MAX >> 20)
    return data


def is_whole(folder: Path, files: Iterable[Path]) -> bool:
    """Whether all the sound in a folder is among some files."""
    given = {path.name for path in files}
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return False
    return all(name in given for name in names if _is_sound(name))


def _is_sound(name: str) -> bool:
    return os.fsencode(os.path.splitext(name)[1].lower()) in SOUND_ENDINGS  # noqa: PTH122


class CoverPlan:
    """Collects changes; what they need to be done and taken back is kept, nothing is written.

    Attributes:
        changes: A line for each file that becomes different.
        refused: Why some files are left alone.
    """

    def __init__(self, store: PictureStore) -> None:
        self._store = store
        self.changes: list[FieldChange] = []
        self.refused: list[PlayerError] = []

    def put(self, files: Sequence[Path], picture: bytes, place: CoverPlace) -> None:
        """Give files a cover: inside each, or beside them and none inside."""
        if place is CoverPlace.INSIDE:
            for path in files:
                self._try(path, picture)
            return
        for folder in dict.fromkeys(path.parent for path in files):
            self._put_beside(folder, picture)
        for path in files:
            self._try(path, None, quiet=True)

    def take(self, files: Sequence[Path]) -> None:
        """Take the covers of files away, and the one beside them where it was shown or is theirs.

        A picture that lies beside other files as well stays, unless there was none inside.
        """
        for folder in dict.fromkeys(path.parent for path in files):
            here = [path for path in files if path.parent == folder]
            had_one = [self._try(path, None, quiet=True) for path in here]
            if is_whole(folder, here) or not any(had_one):
                self._take_beside(folder)

    def _try(self, path: Path, picture: bytes | None, *, quiet: bool = False) -> bool:
        """Plan for one file; returns whether it changes.

        Args:
            path: Of the sound.
            picture: Its new cover, or none.
            quiet: A file that can hold no cover is as it should be.
        """
        try:
            change = self._inside(path, picture)
        except PlayerError as error:
            if not (quiet and error.code == "cover.unsupported"):
                self.refused.append(error)
            return False
        if change is not None:
            self.changes.append(change)
        return change is not None

    def _inside(self, path: Path, picture: bytes | None) -> FieldChange | None:
        before = covers_among(read_pictures(path), replaced=picture is not None)
        after = [] if picture is None else [front_picture(picture)]
        if [cover.mark for cover in before] == [cover.mark for cover in after]:
            return None
        return inside(self._store, path, before, after)

    def _put_beside(self, folder: Path, picture: bytes) -> None:
        wanted = "cover.png" if picture_facts(picture).mime == "image/png" else "cover.jpg"
        try:
            names = [entry.name for entry in folder.iterdir()]
            name = next((name for name in names if name.lower() == wanted), wanted)
            self._add(beside(self._store, folder / name, picture))
            for other in names:
                if other != name and side_cover_name([name, other]) == other:
                    self._add(beside(self._store, folder / other, None))
        except PlayerError as error:
            self.refused.append(error)
        except OSError as error:
            reason = error.strerror or str(error)
            self.refused.append(PlayerError("file.unreadable", path=str(folder), reason=reason))

    def _take_beside(self, folder: Path) -> None:
        try:
            path = side_cover(folder)
            if path is not None:
                self._add(beside(self._store, path, None))
        except PlayerError as error:
            self.refused.append(error)
        except OSError as error:
            reason = error.strerror or str(error)
            self.refused.append(PlayerError("file.unreadable", path=str(folder), reason=reason))

    def _add(self, change: FieldChange) -> None:
        if change.before != change.after:
            self.changes.append(change)
