"""Finding files again that are gone: in a folder the listener names."""

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from player.library.db.database import Database
from player.library.scan.moved import take_over
from player.library.scan.roots import (
    forget_emptied,
    look_for_roots,
    root_folders,
    root_of,
    roots_away,
)
from player.library.scan.watcher import ScanReport


class Scan(Protocol):
    """Brings folders into the library."""

    def __call__(self, folders: Iterable[Path], *, claim_away: bool = False) -> ScanReport:
        """Return what it found."""
        ...


def locate(database: Database, folder: Path, scan: Scan) -> ScanReport:
    """Look through a folder for what is missing; what is found keeps plays, ratings and lists.

    A whole root that is away may have been moved or renamed. Those of its files that are not found
    stay what they were, and a root of which nothing is left goes. Nothing is marked meanwhile: a
    program that is killed in the middle leaves what is found found, and the rest away.

    Args:
        database: The library's.
        folder: Where the files are now.
        scan: Brings folders into the library.

    Raises:
        PlayerError: as a scan does.
    """
    with database.transaction() as connection:
        roots = root_folders(connection)
    scan(root for root in roots if root.is_dir())  # what moved out of them is missing from now on
    with database.transaction() as connection:
        look_for_roots(connection)
        away = roots_away(connection)
    report = scan([folder], claim_away=True)
    merged = take_over(database, _root_path(database, folder))
    with database.transaction() as connection:
        forget_emptied(connection, away)
    return replace(report, relinked=report.relinked + merged, moved=())


def _root_path(database: Database, folder: Path) -> bytes:
    """The root a scanned folder belongs to: itself, or one around it."""
    with database.transaction() as connection:
        root_id = root_of(connection, Path(os.path.abspath(folder)))  # noqa: PTH100  keeps links
        row = connection.execute("SELECT path FROM root WHERE id = ?", (root_id,)).fetchone()
    return bytes(row[0])
