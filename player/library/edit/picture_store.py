"""Pictures an edit put in and took out, kept so that it can wait and be taken back."""

from collections.abc import Collection
from pathlib import Path

from player.documents import reason_of, write_atomically
from player.errors import PlayerError
from player.library.tags.covers import picture_id

MOST_BYTES = 512 << 20


class PictureStore:
    """A folder of files named by what is in them; any thread."""

    def __init__(self, folder: Path, most_bytes: int = MOST_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes

    def keep(self, data: bytes) -> str:
        """Keep a picture; return the name it is loaded by.

        Raises:
            PlayerError: file.write_failed.
        """
        name = picture_id(data)
        path = self._folder / name
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_atomically(path, data)
        except OSError as error:
            reason = reason_of(error)
            raise PlayerError("file.write_failed", path=str(path), reason=reason) from error
        return name

    def load(self, name: str, path: str) -> bytes:
        """Return a kept picture.

        Args:
            name: As `keep` returned it.
            path: The file it is for.

        Raises:
            PlayerError: cover.gone.
        """
        try:
            data = (self._folder / name).read_bytes()
        except OSError as error:
            raise PlayerError("cover.gone", path=path) from error
        if picture_id(data) != name:
            raise PlayerError("cover.gone", path=path)
        return data

    def tidy(self, needed: Collection[str]) -> None:
        """Forget the oldest pictures once there are too many; those that are needed stay."""
        try:
            files = [(path, path.stat()) for path in self._folder.iterdir()]
            too_much = sum(status.st_size for _, status in files) - self._most_bytes
            for path, status in sorted(files, key=lambda file: file[1].st_mtime_ns):
                if too_much > 0 and path.name not in needed:
                    path.unlink(missing_ok=True)
                    too_much -= status.st_size
        except OSError:  # what is not tidied now is tidied the next time
            return
