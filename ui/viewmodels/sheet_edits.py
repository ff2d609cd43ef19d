"""What is changed in a sheet of tags, and writing it, beside the GUI thread."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, Signal

from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice
from player.library.edit.sheet import SheetRow, read_sheet, split
from player.library.library import Library
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids

with deferred():
    from player.library.edit import editor as tag_editor

FILES_MOST = 1_000
Groups = dict[tuple[tuple[str, tuple[str, ...]], ...], list[int]]


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a preview."""

    path: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a sheet; `batches` is how many edits taking it back takes."""

    files: int
    waiting: int
    failed: tuple[PlayerError, ...]
    batches: int


class SheetEdits(QAbstractTableModel):
    """Rows of files and the cells that were typed into; `TagSheetModel` shows them."""

    opened = Signal(int)
    edited = Signal()
    written = Signal(object)
    failed = Signal(object)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._rows: list[SheetRow] = []
        self._changed: dict[tuple[int, str], str] = {}
        self._ids: Ids | None = None
        self.busy = False

    @property
    def changes(self) -> list[Change]:
        """What would be written, cell by cell."""
        rows = self._rows
        return [
            Change(rows[row].path, field, rows[row].values[field], text)
            for (row, field), text in sorted(self._changed.items())
        ]

    def open(self, ids: Ids) -> None:
        """Read the tags of tracks; `opened` says of how many."""
        self._ids = ids[:FILES_MOST]
        wanted, library = self._ids, self._library
        self._tasks.run(lambda: read_sheet(library.tracks, wanted), self._show, self)

    def revert(self) -> None:
        """Forget what was typed."""
        self.beginResetModel()
        self._changed.clear()
        self.endResetModel()
        self.edited.emit()

    def write(self) -> None:
        """Write the changes into the files; `written` tells."""
        if self.busy or not self._changed:
            return
        self.busy = True
        groups, editor = self._groups(), self._library.editor

        def work() -> "list[tag_editor.EditReport] | PlayerError":
            try:
                return [editor.apply(ids, dict(fields)) for fields, ids in groups.items()]
            except PlayerError as error:
                return error

        self._tasks.run(work, self._on_written, self)

    def edit_one(self, track_id: int, field: str, text: str) -> None:
        """Write one field of one track: what F2 does in a table."""
        editor = self._library.editor

        def work() -> "list[tag_editor.EditReport] | PlayerError":
            try:
                return [editor.apply([track_id], {field: split(text)})]
            except PlayerError as error:
                return error

        self._tasks.run(work, self._on_written, self)

    def undo(self, batches: int = 1) -> None:
        """Give the files the tags they had."""
        editor = self._library.editor

        def work() -> None:
            for _ in range(batches):
                editor.undo()

        self._tasks.run(work, lambda _: self._read_again(), self)

    def _text(self, row: int, field: str) -> str:
        return self._changed.get((row, field), self._rows[row].values.get(field, ""))

    def _change(self, row: int, field: str, text: str) -> None:
        if text == self._rows[row].values.get(field, ""):
            self._changed.pop((row, field), None)
        else:
            self._changed[row, field] = text

    def _groups(self) -> Groups:
        """Files with the same changes are one edit."""
        per_row: dict[int, list[tuple[str, tuple[str, ...]]]] = {}
        for (row, field), text in sorted(self._changed.items()):
            per_row.setdefault(row, []).append((field, split(text)))
        groups: Groups = {}
        for row, fields in per_row.items():
            groups.setdefault(tuple(fields), []).append(self._rows[row].track_id)
        return groups

    def _show(self, rows: list[SheetRow]) -> None:
        self.beginResetModel()
        self._rows = rows
        self._changed.clear()
        self.endResetModel()
        self.opened.emit(len(rows))
        self.edited.emit()

    def _read_again(self) -> None:
        if self._ids is not None:
            self.open(self._ids)

    def _on_written(self, outcome: "list[tag_editor.EditReport] | PlayerError") -> None:
        self.busy = False
        if isinstance(outcome, PlayerError):
            self.failed.emit(Notice(outcome.code, outcome.details))
            return
        failed = tuple(error for report in outcome for error in report.failed)
        files = {path for report in outcome for path in report.written}
        waiting = sum(len(report.waiting) for report in outcome)
        batches = sum(bool(report.written) for report in outcome)
        self.written.emit(Written(len(files), waiting, failed, batches))
        self._read_again()
