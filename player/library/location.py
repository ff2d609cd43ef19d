"""Where the library file is."""

from pathlib import Path

from player.paths import data_dir


def library_path(given: Path | None = None) -> Path:
    """Return the given file, else the listener's own library."""
    return given if given is not None else data_dir() / "library.db"
