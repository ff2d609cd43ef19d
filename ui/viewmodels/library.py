"""The library as a whole: how much there is, folders that come in, and that it has changed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.lists.rows import Stats
from player.library.scan.watcher import ScanReport, Watcher
from ui.tasks import Tasks

_CALM_MS = 400


class LibraryModel(QObject):
    """Has folders scanned in a process of its own; of a burst of changes the pages hear one."""

    changed = Signal()
    progressed = Signal(object)
    counted = Signal(object)
    failed = Signal(object)
    scanned = Signal(object)
    _told = Signal()

    def __init__(self, library: Library, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._tasks = tasks
        self._scans = Tasks(self)
        self._stop = Event()
        self._under_way = 0
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self._calm.timeout.connect(self._on_calm)
        self._told.connect(self._on_told, Qt.ConnectionType.QueuedConnection)
        self._unlisten = library.listen(self._told.emit)

    @property
    def scanning(self) -> bool:
        """Whether folders are coming in."""
        return self._under_way > 0

    def add_folders(self, folders: Sequence[str]) -> None:
        """Bring folders into the library; pages fill while it happens."""
        library, paths = self._library, [Path(folder) for folder in folders]
        self._scan(lambda watcher: library.scan(paths, watcher, apart=True))

    def locate(self, folder: str) -> None:
        """Find missing files again in a folder, with their plays, ratings and playlists."""
        library, path = self._library, Path(folder)
        self._scan(lambda watcher: library.locate(path, watcher, apart=True))

    def _scan(self, scan: Callable[[Watcher], ScanReport]) -> None:
        self._under_way += 1
        watcher = Watcher(on_progress=self.progressed.emit, is_cancelled=self._stop.is_set)

        def work() -> ScanReport | PlayerError:
            try:
                return scan(watcher)
            except PlayerError as error:
                return error

        self._scans.run(work, self._on_scanned, self)

    def hold(self) -> None:
        """Let scans store what they have read and hold; what is in stays in."""
        self._library.scan_pace.pause()

    def go_on(self) -> None:
        """Let scans go on where they were held."""
        self._library.scan_pace.resume()

    def stop(self) -> None:
        """Give up the scans that run; the next one of the same folder goes on there."""
        self._stop.set()
        self._stop = Event()

    def count(self) -> None:
        """Count what there is; `counted` brings the answer."""
        self._tasks.run(self._library.stats, self._on_counted, self)

    def count_soon(self) -> None:
        """Count when what is waited for has had the time to come: it reads the whole library."""
        QTimer.singleShot(_CALM_MS, self, self.count)

    def close(self) -> None:
        """Give up scanning; what is in stays in."""
        self._stop.set()
        self._unlisten()
        self._calm.stop()
        self._scans.close()

    @Slot()
    def _on_told(self) -> None:
        if not self._calm.isActive():
            self._calm.start()

    def _on_calm(self) -> None:
        self.changed.emit()
        self.count()

    def _on_counted(self, stats: Stats) -> None:
        self.counted.emit(stats)

    def _on_scanned(self, outcome: ScanReport | PlayerError) -> None:
        self._under_way -= 1
        if isinstance(outcome, PlayerError):
            self.failed.emit(Notice(outcome.code, outcome.details))
        else:
            self.scanned.emit(outcome)
