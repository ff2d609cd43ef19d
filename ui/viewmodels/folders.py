"""The tree of folders; a level is read when it is opened."""

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.lists.folders import FolderRow
from ui.tasks import Tasks


class FoldersModel(QObject):
    """Asks for levels beside the GUI thread, and tells which are other than before.

    Signals:
        rooted: The folders the listener added; what was opened is closed.
        grown: What is in a folder, by its path; once for an answer, and again when it changes.

    Attributes:
        chosen: The folder whose tracks are shown.
    """

    shown = Signal()
    failed = Signal(object)
    rooted = Signal(list)
    grown = Signal(str, list)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._roots: list[FolderRow] | None = None
        self._levels: dict[str, list[FolderRow] | None] = {}
        self.chosen = ""

    @property
    def loaded(self) -> bool:
        """Whether the library has answered once."""
        return self._roots is not None

    @property
    def empty(self) -> bool:
        """Whether the listener has added no folder."""
        return not self._roots

    def refresh(self) -> None:
        """Read the roots anew, and what was opened."""
        library = self._library

        def read() -> list[FolderRow] | PlayerError:
            try:
                return library.folders.roots()
            except PlayerError as error:
                return error

        self._tasks.run(read, self._on_roots, self)
        for path in list(self._levels):
            self._read(path)

    def open(self, path: str) -> None:
        """Read what is in a folder, unless that is known."""
        if path not in self._levels:
            self._levels[path] = None
            self._read(path)

    def _read(self, path: str) -> None:
        library = self._library
        self._tasks.run(
            lambda: library.folders.children(path),
            lambda rows: self._put(path, rows),
            self,
            lambda: self._give_up(path),
        )

    def _give_up(self, path: str) -> None:
        """A level that never came is read when its folder is opened once more."""
        if self._levels.get(path) is None:
            self._levels.pop(path, None)

    def _on_roots(self, rows: list[FolderRow] | PlayerError) -> None:
        if isinstance(rows, PlayerError):
            self.failed.emit(Notice(rows.code, rows.details))
            return
        if rows != self._roots:
            self._roots = rows
            self._levels.clear()
            self.rooted.emit(rows)
        self.shown.emit()

    def _put(self, path: str, rows: list[FolderRow]) -> None:
        if path in self._levels and rows != self._levels[path]:
            below = path.rstrip("/") + "/"  # shown anew, closed: read again when it is opened
            self._levels = {
                at: kept for at, kept in self._levels.items() if not at.startswith(below)
            }
            self._levels[path] = rows
            self.grown.emit(path, rows)
