"""The page of one playlist: what it is, what can be done with it, its places."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.pages import Ids
from ui.viewmodels.playlist import PlaylistModel
from ui.views.library.dragging import drag_tracks
from ui.views.library.table_foot import TableFoot
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import HeadPage, beside_air, pile
from ui.wording import span


class PlaylistTable(TrackTable):
    """Rows are dragged to another place; Delete takes them out, Alt with arrows moves them."""

    def __init__(
        self, theme: Theme, model: PlaylistModel, menus: TrackMenus, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, model, menus, parent)
        self._list = model
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDragDropOverwriteMode(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete removes, Alt with arrows moves."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        rows = self.chosen_rows()
        if rows and not self._list.smart and event.key() == Qt.Key.Key_Delete:
            self._list.remove(rows)
        elif rows and alt and event.key() == Qt.Key.Key_Up:
            self._list.move(rows, max(rows[0] - 1, 0))
        elif rows and alt and event.key() == Qt.Key.Key_Down:
            self._list.move(rows, min(rows[-1] + 2, self._list.rowCount()))
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take tracks."""
        self._take(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show between which rows they would go."""
        super().dragMoveEvent(event)
        self._take(event)
        self.show_drop(self._place_of(event) if event.isAccepted() else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They go elsewhere."""
        super().dragLeaveEvent(event)
        self.show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put them there: the upper half of a row is before it, the lower after."""
        self.show_drop(None)
        before = self._place_of(event)
        action = event.dropAction()
        self._list.dropMimeData(event.mimeData(), action, before, 0, QModelIndex())
        event.acceptProposedAction()

    def _place_of(self, event: QDropEvent) -> int:
        row = self.rowAt(event.position().toPoint().y() + self._row_theme.row_px // 2)
        return row if row >= 0 else self._list.rowCount()

    def _take(self, event: QDragEnterEvent | QDragMoveEvent) -> None:
        data = event.mimeData()
        if self._list.canDropMimeData(data, event.proposedAction(), -1, -1, QModelIndex()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def _drag(self, paths: Sequence[str], ids: Ids) -> None:
        rows = self.chosen_rows()
        drag_tracks(self, paths, ids, lambda data: self._list.mark_places(data, rows))


class PlaylistPage(HeadPage):
    """One playlist, written or smart; favourites are shown the same way."""

    rename_wanted = Signal()
    delete_wanted = Signal()
    export_wanted = Signal()
    rules_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: PlaylistModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, covers, 148, parent)
        self._model = model
        self.mix = self.add_chip(self.tr("Shuffle"), "shuffle")
        self.add = self.add_chip(self.tr("Add to queue"), "add-to-queue")
        self.rules = self.add_chip(self.tr("Rules"), "smart")
        self.rename = self.add_chip(self.tr("Rename"), "tag")
        self.export = self.add_chip(self.tr("Export"), "share")
        self.keep = self.add_chip(self.tr("Keep offline"), "download")
        self.keep.setCheckable(True)
        self.delete = self.add_chip(self.tr("Delete"), "trash")
        self.table = PlaylistTable(theme, model, menus, self)
        self.foot = TableFoot(theme, self.table, model, self)
        self.body = PageBody(theme, self.table, self, cards=False)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.table)
        pile(self, self.head, beside_air(self.body), self.foot, filling=1)
        self._connect()

    def _connect(self) -> None:
        model = self._model
        self.play.clicked.connect(lambda: model.play(0))
        self.mix.clicked.connect(lambda: self._play_all(mixed=True))
        self.add.clicked.connect(
            lambda: model.verbs.add(model.reader([(0, model.rowCount() - 1)]), next_up=False)
        )
        self.rules.clicked.connect(self.rules_wanted)
        self.rename.clicked.connect(self.rename_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.delete.clicked.connect(self.delete_wanted)
        self.keep.clicked.connect(lambda on: model.keep(kept=on))
        model.changed.connect(self._on_changed)
        model.counted.connect(self._on_counted)
        model.totalled.connect(self._on_totalled)

    def _play_all(self, *, mixed: bool) -> None:
        model = self._model
        read = model.reader([(0, model.rowCount() - 1)])
        model.verbs.play(read, 0, model.context, mixed=mixed)

    def _on_changed(self) -> None:
        row = self._model.row_of_list
        if row is None:
            return
        self.setAccessibleName(row.name)
        self.head.picture.show_cover(("playlist", row.id), row.name)
        self._say(self.tr("%n track(s)", "", self._model.rowCount()))
        self.rules.setVisible(self._model.smart)
        self.keep.setVisible(self._model.kept is not None)
        self.keep.setChecked(bool(self._model.kept))

    def _on_counted(self, number: int) -> None:
        self._say(self.tr("%n track(s)", "", number))
        if number or self._model.rowCount():
            self.body.show_content()
            self._model.total([(0, self._model.rowCount() - 1)])
        elif self._model.smart:
            text, button = self.tr("No track follows these rules yet."), self.tr("Change the rules")
            self.body.say(text, button, self.rules_wanted.emit)
        else:
            self.body.say(self.tr("Nothing is in here. Drag tracks here, or add them by menu."))

    def _on_totalled(self, number: int, sums: tuple[int, int]) -> None:
        if number == self._model.rowCount():
            tracks = self.tr("%n track(s)", "", number)
            self._say(f"{tracks} · {span(sums[0])}")

    def _say(self, facts: str) -> None:
        row = self._model.row_of_list
        if row is not None:
            kind = self.tr("Smart playlist") if self._model.smart else self.tr("Playlist")
            self.head.say(kind, row.name, row.query or "", facts)
