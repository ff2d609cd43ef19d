"""A file that has its name only once it is complete and on the disk."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import soundfile
from mutagen import MutagenError

from player.documents import reason_of
from player.errors import PlayerError


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a name beside `path` to write to; it takes the place of `path` when all went well.

    Raises:
        PlayerError: `file.write_failed`; nothing is left behind then, nor on an interrupt.
    """
    part = path.with_name(f".galaxia-{os.getpid()}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except (OSError, MutagenError, soundfile.LibsndfileError) as error:
        raise PlayerError("file.write_failed", path=path, reason=_reason(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    """Return the system's words; libsndfile keeps them to itself when a write falls short."""
    if isinstance(error, soundfile.LibsndfileError):
        text = str(error.error_string).rstrip(".")
        return "the system refused; the disk may be full" if text == "System error" else text
    return reason_of(error)
