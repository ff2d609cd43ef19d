"""One edit of one file, done or taken back: texts, pictures inside it, or a picture's own file."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from player.errors import PlayerError
from player.library.edit.cover_fields import BESIDE, COVER, content_of, loaded, marks
from player.library.edit.fields import changes_in
from player.library.edit.journal import JournalEntry
from player.library.edit.picture_file import put_file
from player.library.edit.picture_store import PictureStore
from player.library.edit.safe_write import part_beside, write_safely
from player.library.tags.cover_writing import read_pictures, write_pictures
from player.library.tags.covers import picture_id
from player.library.tags.reading import read_values
from player.library.tags.writing import Fields, write_values


@dataclass(frozen=True, slots=True)
class Sides:
    """What a file has now, as far as the edit is concerned, and what it shall have."""

    now: Fields
    then: Fields


class Doing:
    """Writes into files; what it writes of pictures comes from a store."""

    def __init__(self, store: PictureStore) -> None:
        self._store = store

    def put(self, path: Path, sides: Sides, begins: Callable[[Path], None]) -> None:
        """Change a file itself, where the library knows a link to it.

        Args:
            path: As the library knows it.
            sides: What goes and what comes.
            begins: Hears where the copy will be, before there is one.

        Raises:
            PlayerError: tags.*, file.*, cover.gone.
        """
        real = path.resolve()
        part = part_beside(real)
        begins(part)
        if BESIDE in sides.then:
            put_file(real, part, self._content(real, sides.now), self._content(real, sides.then))
        elif COVER in sides.then:
            gone, new = marks(sides.now[COVER]), loaded(self._store, sides.then[COVER], str(path))
            write_safely(real, part, lambda copy: write_pictures(copy, gone, new))
        else:
            write_safely(real, part, lambda copy: write_values(copy, sides.then))

    def is_settled(self, entry: JournalEntry, sides: Sides) -> bool:
        """Clear away the copy of an interrupted edit; whether the file has what it shall have."""
        if entry.part is not None:
            entry.part.unlink(missing_ok=True)
        try:
            return self._has(entry.path, sides)
        except PlayerError:
            return False

    def _has(self, path: Path, sides: Sides) -> bool:
        if BESIDE in sides.then:
            content = content_of(path)
            names = () if content is None else (picture_id(content),)
            return names == sides.then[BESIDE]
        if COVER in sides.then:
            there = {picture.mark for picture in read_pictures(path)}
            wanted, other = marks(sides.then[COVER]), marks(sides.now[COVER])
            return wanted <= there and not (other - wanted) & there
        return not changes_in(str(path), read_values(path), sides.then)

    def _content(self, path: Path, fields: Fields) -> bytes | None:
        return next((self._store.load(name, str(path)) for name in fields[BESIDE]), None)
