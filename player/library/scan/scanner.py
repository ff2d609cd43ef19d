"""A scan from the walk to the last commit."""

import os
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from player.library.db.database import Database
from player.library.db.index import INDEX_TRACKS
from player.library.scan.moved import find_moved
from player.library.scan.plan import MISSING, READABLE, UNREADABLE, Plan, Planned, Planner
from player.library.scan.pool import read_all
from player.library.scan.records import FileRecord
from player.library.scan.relink import Relinker
from player.library.scan.roots import (
    forget_emptied,
    is_online,
    look_for_roots,
    root_of,
    roots_away,
    set_online,
)
from player.library.scan.summary import find_again, releases_in_folders, summarise
from player.library.scan.watcher import Moved, Progress, ScanReport, Unreadable, Watcher
from player.library.scan.writer import Writer

COMMIT_FILES = 1000


def scan(
    database: Database,
    folders: Iterable[Path],
    watcher: Watcher | None = None,
    *,
    claim_away: bool = False,
) -> ScanReport:
    """Bring folders into the library; blocks, any thread.

    Committed in batches: a scan that is killed or cancelled goes on where it stopped. While its
    pace says so it holds, with all it has read stored.

    Args:
        database: The library's.
        folders: Roots, or folders inside them.
        watcher: Hears how far it is.
        claim_away: What roots that are away had may be what is found here.

    Raises:
        PlayerError: library.no_folder, library.write_failed.
    """
    watch = watcher or Watcher()
    report = ScanReport()
    with watch.pace.under_way():
        for folder in outermost(folders):
            report = _scan_one(database, folder, watch, report, claim_away=claim_away)
    return replace(report, cancelled=watch.is_cancelled())


def outermost(folders: Iterable[Path]) -> list[Path]:
    """Return folders absolute, once each, without those that lie in another of them."""
    given = dict.fromkeys(Path(os.path.abspath(folder)) for folder in folders)  # noqa: PTH100  keeps links
    return [folder for folder in given if given.keys().isdisjoint(folder.parents)]


def _scan_one(
    database: Database, folder: Path, watch: Watcher, report: ScanReport, *, claim_away: bool
) -> ScanReport:
    with database.transaction() as connection:
        root_id = root_of(connection, folder)
        online = is_online(connection, root_id)
        set_online(connection, root_id, online=online)
    if not online:
        return replace(report, offline=(*report.offline, str(folder)))
    with closing(database.reader()) as reader:
        plan = Planner(reader, root_id).plan(os.fsencode(folder), watch.ends)
    if not _begin(database, plan):
        return replace(report, offline=(*report.offline, str(folder)))
    run = _Run(database, plan, watch, claim_away=claim_away)
    with database.at_length():
        run.read()
    return ScanReport(
        read=report.read + run.done,
        added=report.added + run.added - run.relinked,
        unchanged=report.unchanged + plan.unchanged,
        missing=report.missing + len(plan.gone),
        relinked=report.relinked + run.relinked,
        offline=(*report.offline, str(folder)) if run.went_away else report.offline,
        unreadable=(*report.unreadable, *_unreadable(database, plan, folder)),
        moved=(*report.moved, *run.moved),
    )


def _begin(database: Database, plan: Plan) -> bool:
    """Write what the walk alone found out; False when the root went away meanwhile."""
    with database.transaction() as connection:
        if not is_online(connection, plan.root_id):
            set_online(connection, plan.root_id, online=False)
            return False
        many = connection.executemany
        many("INSERT INTO folder (id, root_id, path) VALUES (?, ?, ?)", plan.new_folders)
        many("UPDATE file SET state = ? WHERE id = ?", [(MISSING, key) for key in plan.gone])
        for key in plan.returned:
            connection.execute(
                "UPDATE file SET state = CASE WHEN reason IS NULL THEN ? ELSE ? END WHERE id = ?",
                (READABLE, UNREADABLE, key),
            )
        many(
            "INSERT INTO file (id, folder_id, name, size, mtime_ns, ctime_ns, state, reason)"
            " VALUES (?, ?, ?, -1, 0, 0, 1, ?)"
            " ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason",
            plan.refused,
        )
    return True


class _Run:
    """The reading half of one scan."""

    def __init__(self, database: Database, plan: Plan, watch: Watcher, *, claim_away: bool) -> None:
        self._claim_away = claim_away
        self._database = database
        self._plan = plan
        self._watch = watch
        self._pending: list[tuple[FileRecord, Planned]] = []
        self.done = 0
        self.added = 0
        self.went_away = False
        self.relinked = 0
        self.moved: list[Moved] = []

    def read(self) -> None:
        """Read and store all planned files."""
        with self._database.transaction() as connection:
            self._store_covers(connection)
            if not self._plan.tasks:
                return
            look_for_roots(connection)
            away = roots_away(connection)
            writer = Writer(connection, Relinker(connection, claim_away=self._claim_away))
        for records in read_all(self._plan.tasks, self._watch.jobs, self._watch.is_cancelled):
            self._take(records)
            if self._watch.pace.state.paused or len(self._pending) >= COMMIT_FILES:
                self._commit(writer)
                self._watch.hold(Progress(self.done, len(self._plan.tasks), ""))
        self._commit(writer)
        with self._database.transaction() as connection:
            writer.index()
            forget_emptied(connection, away)
            self.moved = find_moved(connection, self._first_new()) if away else []
        self.relinked = writer.relinked

    def _first_new(self) -> int:
        """Files have rising ids: those from here on this scan brought in."""
        new = (key for key, file in self._plan.files.items() if file.is_new)
        return min(new, default=sys.maxsize)

    def _take(self, records: Sequence[FileRecord]) -> None:
        self._pending += [(record, self._plan.files[record.file_key]) for record in records]
        self.done += len(records)
        self.added += sum(
            self._plan.files[record.file_key].is_new and not record.reason for record in records
        )

    def _commit(self, writer: Writer) -> None:
        if not self._pending:
            return
        name = os.fsdecode(self._pending[-1][1].found.name)
        with self._database.transaction() as connection:
            if not is_online(connection, self._plan.root_id):
                self._left_alone(connection)
            writer.store(self._pending)
            writer.index(at_least=INDEX_TRACKS)
            summarise(connection, writer.touched, os.sep.encode())
            find_again(connection, writer.left, os.sep.encode())
        writer.touched.clear()
        writer.left.clear()
        self._pending = []
        self._watch.on_commit()
        self._watch.on_progress(Progress(self.done, len(self._plan.tasks), name))

    def _left_alone(self, connection: sqlite3.Connection) -> None:
        """The root has gone in the middle: what could not be read says nothing about its files."""
        self.went_away = True
        set_online(connection, self._plan.root_id, online=False)
        self._pending = [pair for pair in self._pending if not pair[0].reason]

    def _store_covers(self, connection: sqlite3.Connection) -> None:
        for folder_id, cover_id, path in self._plan.covers:
            connection.execute(
                "UPDATE folder SET artwork_id = ? WHERE id = ?", (cover_id, folder_id)
            )
            if cover_id is not None:
                connection.execute(
                    "INSERT OR REPLACE INTO artwork VALUES (?, ?, 0)", (cover_id, path)
                )
        changed = releases_in_folders(connection, (key for key, _, _ in self._plan.covers))
        if changed:
            summarise(connection, changed, os.sep.encode())


def _unreadable(database: Database, plan: Plan, folder: Path) -> list[Unreadable]:
    """All that cannot be read under a folder, also what earlier scans found."""
    top = os.fsencode(folder)
    barred = [Unreadable(os.fsdecode(path), reason) for path, reason in plan.barred]
    with closing(database.reader()) as reader:
        rows = reader.execute(
            "SELECT d.path, f.name, f.reason FROM file f JOIN folder d ON d.id = f.folder_id"
            " WHERE f.state = ? AND d.root_id = ? ORDER BY d.path, f.name",
            (UNREADABLE, plan.root_id),
        )
        found = [(bytes(path), bytes(name), reason) for path, name, reason in rows]
    return barred + [
        Unreadable(os.fsdecode(os.path.join(path, name)), reason or "")  # noqa: PTH118  bytes
        for path, name, reason in found
        if path == top or path.startswith(top.rstrip(os.sep.encode()) + os.sep.encode())
    ]
