"""The queue as rows: headings where a part begins, entries between them."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import msgspec
import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from player.model import Track
from player.playback import Playback
from player.queue import Queue, QueueEntry
from ui.tasks import Tasks
from ui.viewmodels.carried import TRACKS_MIME, carried, carried_files, files_in, tracks_in
from ui.viewmodels.queue_rows import CutRows, Heading, Part, QueueRows, places_after
from ui.viewmodels.queue_tracks import QueueTracks
from ui.wording import joined

MIME = "application/x-galaxia-queue"
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
_IN_PLACE = 64
"""So many rows at most are looked at when a step moves headings."""


class QueueRole(IntEnum):
    """What the delegate asks for, one call a row."""

    ROW = Qt.ItemDataRole.UserRole
    TRACK = Qt.ItemDataRole.UserRole + 1
    CURRENT = Qt.ItemDataRole.UserRole + 2


class QueueModel(QAbstractListModel):
    """A list over an immutable queue; a change touches only the rows that differ."""

    emptied = Signal(bool)
    files_dropped = Signal(list, object)

    def __init__(self, playback: Playback, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._tracks = QueueTracks(playback, tasks, self)
        self._tracks.arrived.connect(self._repaint)
        self._queue = playback.queue
        self._shown = QueueRows(self._queue)
        self._rows: QueueRows | CutRows = self._shown

    @property
    def queue(self) -> Queue:
        """The queue shown."""
        return self._queue

    @property
    def current_row(self) -> int:
        """Row of the entry that plays, -1 without one."""
        return self._shown.current

    def show(self, queue: Queue) -> None:
        """Take over a queue that the player announced."""
        was_empty = not self._queue.entries
        before, rows, self._queue = self._shown, QueueRows(queue), queue
        same, tail = before.kept_in(rows)
        gone, come = range(same, len(before) - tail), range(same, len(rows) - tail)
        if len(gone) == len(come) <= _IN_PLACE:
            self._change_places(before, rows, come)
        else:
            self._take_out(gone)
            self._put_in(rows, come)
        self._rows = self._shown = rows
        self._repaint()
        if was_empty != (not queue.entries):
            self.emptied.emit(not queue.entries)

    def track(self, row: int) -> Track | None:
        """Return what stands in a row, None for a heading and for what is still being read."""
        item = self._rows[row]
        return None if isinstance(item, Heading) else self._tracks.get(item.item)

    def play(self, row: int) -> None:
        """Play what stands in a row."""
        for entry_id in self._entry_ids([row]):
            self._playback.play_entry(entry_id)

    def remove(self, rows: Sequence[int]) -> None:
        """Take rows out of the queue."""
        if ids := self._entry_ids(rows):
            self._playback.remove(ids)

    def move(self, rows: Sequence[int], before_row: int) -> None:
        """Bring rows before another one; before a heading means before what follows it."""
        if ids := self._entry_ids(rows):
            self._playback.move(ids, self._entry_from(before_row))

    def move_by(self, rows: Sequence[int], step: int) -> None:
        """Bring rows one place up (-1) or down (+1), for who has no mouse."""
        ids = self._entry_ids(rows)
        order = [entry.entry_id for entry in self._queue.entries]
        if not ids:
            return
        places = [order.index(entry_id) for entry_id in ids]
        target = min(places) - 1 if step < 0 else max(places) + 2
        if 0 <= target <= len(order):
            self._playback.move(ids, order[target] if target < len(order) else None)

    def clear(self) -> None:
        """Forget all but what plays."""
        self._playback.clear()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Entries and headings."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a row; never waits."""
        row = self._rows[index.row()]
        if role == QueueRole.ROW:
            return row
        if isinstance(row, Heading):
            return self.heading(row.part) if _is_text(role) else None
        if role == QueueRole.CURRENT:
            return row == self._queue.current
        return self._entry_data(row, role)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Entries can be chosen and dragged; a drop goes between rows."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def heading(self, part: Part) -> str:
        """Return what stands above a part."""
        match part:
            case Part.PLAYED:
                return self.tr("Played")
            case Part.NOW:
                return self.tr("Now playing")
            case Part.YOURS:
                return self.tr("Next up, yours")
            case Part.CONTEXT if self._queue.context:
                return self.tr("Next from: {context}").format(context=self._queue.context)
            case Part.CONTEXT:
                return self.tr("Next up")

    def supportedDragActions(self) -> Qt.DropAction:
        """Other programs get copies: one that may move a file takes it out of the library."""
        return Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move; files are copied in."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Our own rows, tracks of the library, and files."""
        return [MIME, TRACKS_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Carry entries for this list, tracks for our others, and files for everybody.

        No row numbers: a track that ends while its rows are dragged moves them all.
        """
        rows = [self._rows[index.row()] for index in indexes]
        entries = [row for row in rows if isinstance(row, QueueEntry)]
        items = [entry.item for entry in entries]
        ids = [item for item in items if isinstance(item, int)]
        data = carried(np.array(ids, dtype=np.int64)) if len(ids) == len(items) else QMimeData()
        data.setData(MIME, QByteArray(msgspec.json.encode([e.entry_id for e in entries])))
        tracks = filter(None, map(self._tracks.get, items))
        return carried_files(data, [track.path for track in tracks])

    def dropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, row: int, _column: int, parent: _Index
    ) -> bool:
        """Move our own rows, or add files; the list is told by the player, not by the view."""
        place = row if row >= 0 else (parent.row() if parent.isValid() else len(self._rows))
        if data.hasFormat(MIME):
            moving = msgspec.json.decode(data.data(MIME).data(), type=list[int])
            self._playback.move(moving, self._entry_from(place))
        elif (ids := tracks_in(data)) is not None:
            self._playback.insert_tracks(ids.tolist(), self._entry_from(place))
        elif files := files_in(data):
            self.files_dropped.emit(files, self._entry_from(place))
        return False

    def _entry_from(self, row: int) -> int | None:
        """Return the first entry at a row or below it; None behind the last."""
        return next(iter(self._entry_ids(range(row, min(row + 2, len(self._rows))))), None)

    def _entry_data(self, entry: QueueEntry, role: int) -> Any:
        if role not in {QueueRole.TRACK, Qt.ItemDataRole.ToolTipRole} and not _is_text(role):
            return None
        track = self._tracks.get(entry.item)
        if role == QueueRole.TRACK or track is None:
            return track
        return joined(track.name, track.artist)

    def _entry_ids(self, rows: Sequence[int]) -> list[int]:
        picked = (self._rows[row] for row in sorted(rows))
        return [row.entry_id for row in picked if isinstance(row, QueueEntry)]

    def _change_places(self, before: QueueRows, after: QueueRows, changed: range) -> None:
        """Have what is chosen follow its entry; lists are not laid out anew, 100 ms each."""
        kept = [index for index in self.persistentIndexList() if index.row() in changed]
        now_at = places_after(before, after, changed)
        self._rows = self._shown = after
        moved = [self.index(now_at.get(index.row(), -1)) for index in kept]
        self.changePersistentIndexList(kept, moved)

    def _take_out(self, gone: range) -> None:
        if gone:
            self.beginRemoveRows(_NO_INDEX, gone[0], gone[-1])
            self._rows = CutRows(self._shown, gone)
            self.endRemoveRows()

    def _put_in(self, rows: QueueRows, come: range) -> None:
        if come:
            self.beginInsertRows(_NO_INDEX, come[0], come[-1])
            self._rows = rows
            self.endInsertRows()

    def _repaint(self) -> None:
        """Repaint all that is visible: what is current may have moved, more may be known."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))


def _is_text(role: int) -> bool:
    return role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
