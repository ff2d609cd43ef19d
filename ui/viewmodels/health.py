"""Library health: what is wrong, in lists, each with one thing to do about it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
from msgspec.structs import asdict
from PySide6.QtCore import QCoreApplication, QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.library.keep.purge import purge_missing
from player.library.library import Library
from player.library.lists.health import BadFile
from player.library.lists.outline import Mark, Outline
from player.library.scan.watcher import Watcher
from ui.tasks import Tasks
from ui.viewmodels.columns import HEALTH_COLUMNS
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import TrackVerbs

KINDS = ("missing", "duplicates", "alike", "unreadable", "tags", "offline")
TRACK_KINDS = ("missing", "duplicates", "alike", "tags")


class HealthModel(QObject):
    """Counts everything, and lists the kind that is looked at."""

    counted = Signal(object)
    listed = Signal(object)
    failed = Signal(object)
    purged = Signal(int)

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._kind = "missing"
        self.tracks = TracksModel(library, verbs, tasks, self._outline, HEALTH_COLUMNS)
        self.tracks.setParent(self)

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self._kind

    def choose(self, kind: str) -> None:
        """Look at another kind."""
        self._kind = kind
        self._list()

    def refresh(self) -> None:
        """Count anew, and list what is looked at."""
        library = self._library

        def count() -> dict[str, int]:
            twice, alike = library.health.duplicates(), _alike(library)
            found = asdict(library.tidy.counts())
            return {**found, "duplicates": sum(map(len, twice)), "alike": sum(map(len, alike))}

        self._tasks.run(count, self.counted.emit, self)
        self._list()

    def doubles(self) -> Callable[[], list[list[int]]]:
        """Return how to read, on another thread, the groups that are looked at."""
        library, kind = self._library, self._kind
        return lambda: _alike(library) if kind == "alike" else library.health.duplicates()

    def purge(self) -> None:
        """Forget the tracks whose files are gone."""
        library = self._library

        def work() -> int | PlayerError:
            try:
                number = purge_missing(library.database, library.health.missing().tolist())
            except PlayerError as error:
                return error
            library.announce()
            return number

        self._run(work)

    def look_again(self) -> None:
        """Scan the folders once more: bad files, and drives that may be back."""
        library = self._library

        def work() -> int | PlayerError:
            try:
                library.scan([Path(root) for root in library.roots()], Watcher(), apart=True)
            except PlayerError as error:
                return error
            return 0

        self._run(work)

    def _run(self, work: Callable[[], int | PlayerError]) -> None:
        self._tasks.run(work, self._on_done, self)

    def _on_done(self, outcome: int | PlayerError) -> None:
        if isinstance(outcome, PlayerError):
            self.failed.emit(Notice(outcome.code, outcome.details))
        else:
            self.purged.emit(outcome)
        self.refresh()

    def _list(self) -> None:
        if self._kind in TRACK_KINDS:
            self.tracks.refresh()
            return
        library, kind = self._library, self._kind

        def read() -> list[BadFile]:
            if kind == "unreadable":
                return library.health.unreadable()
            return [BadFile(path, "") for path in library.tidy.offline()]

        self._tasks.run(read, self.listed.emit, self)

    def _outline(self, _words: str, _sort: str) -> Outline:
        """Another thread: the tracks of the kind that is looked at, in groups."""
        match self._kind:
            case "duplicates":
                return self._groups([("", group) for group in self._library.health.duplicates()])
            case "alike":
                return self._groups([("alike", group) for group in _alike(self._library)])
            case "tags":
                found = self._library.tidy.tag_problems()
                return self._groups([(name, ids.tolist()) for name, ids in found])
            case _:
                return Outline(self._library.health.missing())

    def _groups(self, groups: list[tuple[str, list[int]]]) -> Outline:
        marks, place = [], 0
        for name, ids in groups:
            marks.append(Mark(_title(name, len(ids)), place))
            place += len(ids)
        every = [key for _, ids in groups for key in ids]
        return Outline(np.array(every, dtype=np.int64), tuple(marks))


def _alike(library: Library) -> list[list[int]]:
    """Groups that are called the same and last equally long, but do not all sound the same."""
    same = {
        key: number for number, group in enumerate(library.health.duplicates()) for key in group
    }
    groups = library.health.alike()
    return [group for group in groups if len({same.get(key, -key) for key in group}) > 1]


def _title(name: str, number: int) -> str:
    translate = QCoreApplication.translate
    titles = {
        "": translate("HealthModel", "%n files with the same sound", "", number),
        "alike": translate("HealthModel", "%n with one title and artist, equally long", "", number),
        "artist": translate("HealthModel", "No artist"),
        "album": translate("HealthModel", "No album"),
        "year": translate("HealthModel", "No year"),
        "track": translate("HealthModel", "No track number"),
    }
    return titles[name]
