"""Opening a library for commands that only read one: none is made by asking."""

from pathlib import Path

from player.cli.report import ExitCode, stop
from player.library.library import Library
from player.library.location import library_path


def existing_library(db: Path | None) -> Library:
    """Open the library, or end the command when there is none.

    Raises:
        PlayerError: library.*.
    """
    path = library_path(db)
    if not path.exists():
        raise stop(f"{path}: there is no library.", ExitCode.MISSING)
    return Library.open(path)
