"""The first steps: where the music is, and whether they were taken."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.library.lists.rows import Stats
from player.library.scan.watcher import Progress, ScanReport
from player.music_folders import folders_with_music, usual_places
from player.settings.window_state import WindowStateStore
from ui.tasks import Tasks
from ui.viewmodels.library import LibraryModel


class Step(StrEnum):
    """The steps, in order."""

    FOLDERS = "folders"
    OUTPUT = "output"
    LOOK = "look"
    PRIVACY = "privacy"


class FirstRunModel(QObject):
    """Looks for music in the usual places, brings folders in, and remembers that it was there.

    Args:
        library: Brings folders in; None when there is no library: nothing is looked for then.
        places: Where to look.
    """

    changed = Signal()

    def __init__(
        self,
        library: LibraryModel | None,
        state: WindowStateStore,
        tasks: Tasks,
        places: Callable[[], Sequence[Path]] = usual_places,
    ) -> None:
        super().__init__()
        self._library, self._state, self._tasks = library, state, tasks
        self._places = places
        self._found: tuple[Path, ...] | None = None
        self._added: list[str] = []
        self._progress: Progress | None = None
        self._report: ScanReport | None = None
        self._present = 0
        if library is not None:
            library.progressed.connect(self._on_progressed)
            library.scanned.connect(self._on_scanned)
            library.failed.connect(self._on_failed)
            library.counted.connect(self._on_counted)

    @property
    def keeps_music(self) -> bool:
        """Whether there is a library to bring folders into."""
        return self._library is not None

    @property
    def found(self) -> tuple[Path, ...] | None:
        """Folders with music in them; None while they are looked for."""
        return self._found

    @property
    def added(self) -> tuple[str, ...]:
        """Folders that were brought in from here."""
        return tuple(self._added)

    @property
    def present(self) -> int:
        """How many tracks are in the library, those of servers included."""
        return self._present

    @property
    def progress(self) -> Progress | None:
        """How far the scan is; None while none runs."""
        return self._progress

    @property
    def report(self) -> ScanReport | None:
        """What the last scan did; None before one is over."""
        return self._report

    @property
    def welcomed(self) -> bool:
        """Whether the steps were taken, or left, once."""
        return self._state.state.welcomed

    def look(self) -> None:
        """Look for music; `changed` says when that is done."""
        if self._library is not None:
            self._library.count()
        places = self._places()
        self._tasks.run(lambda: folders_with_music(places), self._take, self)

    def add(self, folders: Sequence[str]) -> None:
        """Bring folders in; their music can be played while the rest comes."""
        new = [folder for folder in folders if folder not in self._added]
        if self._library is None or not new:
            return
        self._added += new
        self._report = None
        self._library.add_folders(new)
        self.changed.emit()

    def finish(self) -> None:
        """Remember that the listener has been here."""
        self._state.state = replace(self._state.state, welcomed=True)
        self._state.save()

    def _take(self, found: tuple[Path, ...]) -> None:
        self._found = found
        self.changed.emit()

    def _on_counted(self, stats: Stats) -> None:
        self._present = stats.tracks
        self.changed.emit()

    def _on_progressed(self, progress: Progress) -> None:
        self._progress = progress
        self.changed.emit()

    def _on_scanned(self, report: ScanReport) -> None:
        self._progress, self._report = None, report
        self.changed.emit()

    def _on_failed(self, _notice: object) -> None:
        """The toast says why; the folder can be tried again."""
        self._progress = None
        self._added.clear()
        self.changed.emit()
