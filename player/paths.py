"""Where Galaxia keeps things on this machine; `GALAXIA_HOME` moves all of it (tests, sticks)."""

import os
from pathlib import Path

import platformdirs

_APP = "galaxia"


def _place(name: str, default: Path) -> Path:
    home = os.environ.get("GALAXIA_HOME")
    return Path(home) / name if home else default


def data_dir() -> Path:
    """The library database, backups and presets: what must never be lost."""
    return _place("data", platformdirs.user_data_path(_APP, appauthor=False))


def config_dir() -> Path:
    """Settings and window state."""
    return _place("config", platformdirs.user_config_path(_APP, appauthor=False))


def cache_dir() -> Path:
    """Thumbnails and the demo album: what can be made again."""
    return _place("cache", platformdirs.user_cache_path(_APP, appauthor=False))


def log_dir() -> Path:
    """Log files of the window and of the engine."""
    return _place("log", platformdirs.user_log_path(_APP, appauthor=False))
