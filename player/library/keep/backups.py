"""Copies of the library: rotating ones, and the way back."""

import os
import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from player.errors import PlayerError
from player.library.db.connection import connect
from player.library.db.database import APPLICATION_ID, backup_path, copy_to, is_sound

KEPT = {"daily": 7, "weekly": 5, "monthly": 12}
_STAMP = re.compile(r"-(\d{8})-\d{6}-\d{6}-(\w+)\.db$")


def back_up(path: Path, label: str = "manual") -> Path:
    """Write a compact copy beside the library, while it may be in use; returns where.

    Raises:
        PlayerError: library.write_failed.
    """
    try:
        with closing(connect(path)) as connection:
            return copy_to(connection, backup_path(path, label))
    except (OSError, sqlite3.Error) as error:
        raise PlayerError("library.write_failed", path=str(path), reason=str(error)) from error


def back_up_when_due(path: Path, today: datetime | None = None) -> Path | None:
    """Make today's copy unless there is one, and thin out the old: 7 days, 5 weeks, 12 months."""
    now = today or datetime.now(UTC)
    if any(_day(copy) == now.strftime("%Y%m%d") for copy in backups(path)):
        return None
    made = back_up(path, "auto")
    for copy in superfluous(backups(path)):
        copy.unlink(missing_ok=True)
    return made


def backups(path: Path) -> list[Path]:
    """Return all copies of a library, newest first."""
    folder = path.parent / "backups"
    found = folder.glob(f"{path.stem}-*.db") if folder.is_dir() else ()
    return sorted((copy for copy in found if _STAMP.search(copy.name)), reverse=True)


def _day(copy: Path) -> str:
    match = _STAMP.search(copy.name)
    return match[1] if match else ""


def superfluous(copies: Iterable[Path]) -> list[Path]:
    """Return the automatic copies that no day, week or month needs; newest come first."""
    automatic = [copy for copy in copies if copy.stem.endswith("-auto")]
    needed: set[Path] = set()
    for kind, most in KEPT.items():
        periods: dict[str, Path] = {}
        for copy in reversed(automatic):
            periods[_period(copy, kind)] = copy
        needed.update(sorted(periods.values(), reverse=True)[:most])
    return [copy for copy in automatic if copy not in needed]


def _period(copy: Path, kind: str) -> str:
    day = datetime.strptime(_day(copy), "%Y%m%d").replace(tzinfo=UTC)
    return day.strftime({"daily": "%Y%m%d", "weekly": "%G-%V", "monthly": "%Y%m"}[kind])


def restore(path: Path, backup: Path) -> Path | None:
    """Put a copy in the library's place; what was there is set aside. Nobody may have it open.

    Returns:
        Where the library that was there is now, None when there was none.

    Raises:
        PlayerError: library.no_backup for a file that is no sound library.
    """
    if not backup.is_file() or not _is_library(backup) or is_sound(backup):
        raise PlayerError("library.no_backup", path=str(backup))
    aside = backup_path(path, "before-restore") if path.exists() else None
    if aside is not None:
        aside.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, aside)  # noqa: PTH105  the twin of the copy below
    for log in ("-wal", "-shm"):
        path.with_name(path.name + log).unlink(missing_ok=True)
    with closing(connect(backup, read_only=True)) as connection:
        copy_to(connection, path)
    return aside


def _is_library(path: Path) -> bool:
    try:
        with closing(connect(path, read_only=True)) as connection:
            mark = connection.execute("PRAGMA application_id").fetchone()[0]
    except (sqlite3.Error, PlayerError):
        return False
    return bool(mark == APPLICATION_ID)
