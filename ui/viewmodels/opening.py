"""Files and folders from outside: opened, dropped, or made on demand."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from player.copied import files_copied
from player.playback import Playback
from ui.tasks import Tasks


class OpeningModel(QObject):
    """What the window offers when there is nothing to play yet, and takes when it is dropped.

    Args:
        playback: Finds the tracks, on a thread of its own.
        tasks: Look whether what was copied is there.
        demo_album: Makes the demo album and plays it; None where there is none.
    """

    added = Signal(int)
    making = Signal()

    def __init__(
        self,
        playback: Playback,
        tasks: Tasks,
        demo_album: Callable[[], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._playback = playback
        self._tasks = tasks
        self._demo_album = demo_album

    @property
    def has_demo_album(self) -> bool:
        """Whether there is a demo album to offer."""
        return self._demo_album is not None

    def open(self, paths: Sequence[str]) -> None:
        """Play files and folders in place of the queue."""
        if paths:
            self._playback.open(paths)

    def open_copied(self, lines: Sequence[str]) -> None:
        """Play the files and folders that lines from elsewhere name, or say that there are none."""
        self._tasks.run(lambda: files_copied(lines), self.open, self)

    def enqueue(self, paths: Sequence[str]) -> None:
        """Add files and folders to the queue, and say so."""
        if paths:
            self._playback.enqueue(paths)
            self.added.emit(len(paths))

    def insert(self, paths: Sequence[str], before: int | None) -> None:
        """Add files and folders in front of an entry of the queue, and say so."""
        if paths:
            self._playback.insert(paths, before)
            self.added.emit(len(paths))

    def play_demo_album(self) -> None:
        """Make the demo album and play it."""
        if self._demo_album is not None:
            self._demo_album()
            self.making.emit()
