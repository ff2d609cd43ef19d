"""A changed file takes the place of the old one only when its sound is the same, in one step."""

import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from player.errors import PlayerError
from player.library.tags.sound import sound_hash

Change = Callable[[Path], None]


def part_beside(path: Path) -> Path:
    """Return a name for the copy: hidden, of no kind a scan looks at, on the same file system."""
    return path.with_name(f".galaxia-{secrets.token_hex(6)}.part")


def write_safely(path: Path, part: Path, change: Change) -> None:
    """Copy a file, change the copy, compare the sound of both, put the copy in its place.

    Whatever goes wrong, and whenever the power goes, the file is the old one or the new one.

    Args:
        path: A file, not a link to one.
        part: Where the copy goes; it is gone afterwards.
        change: Changes the file it is given in place.

    Raises:
        PlayerError: tags.sound_changed, tags.changed_meanwhile, file.write_failed, or what
            `change` raises.
    """
    with replacing(path, part):
        before = _stamp(path)
        shutil.copy2(path, part)
        _change(part, change, path)
        if sound_hash(part) != sound_hash(path):
            raise PlayerError("tags.sound_changed", path=str(path))
        to_disk(part)
        if _stamp(path) != before:
            raise PlayerError("tags.changed_meanwhile", path=str(path))
        _keep_owner(path, part)
        os.replace(part, path)  # noqa: PTH105  the one step
        to_disk(path.parent)


@contextmanager
def replacing(path: Path, part: Path) -> Iterator[None]:
    """Have the disk's troubles told of the file that is written; nothing of `part` is left.

    Raises:
        PlayerError: file.write_failed.
    """
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("file.write_failed", path=str(path), reason=reason) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _change(part: Path, change: Change, path: Path) -> None:
    """What goes wrong with the copy is told of the file: nobody knows the copy."""
    try:
        change(part)
    except PlayerError as error:
        if error.details.get("path") != str(part):
            raise
        raise PlayerError(error.code, **{**error.details, "path": str(path)}) from error


def _stamp(path: Path) -> tuple[int, int, int]:
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ino


def _keep_owner(path: Path, part: Path) -> None:
    """A file that belongs to somebody else goes on to, where we may say so."""
    if hasattr(os, "chown"):
        status = path.stat()
        with suppress(PermissionError):
            os.chown(part, status.st_uid, status.st_gid)


def to_disk(path: Path) -> None:
    """Wait until a file, or a folder's names, cannot be lost any more; not every system can."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
