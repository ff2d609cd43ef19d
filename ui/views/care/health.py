"""The page of library health."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from player.library.lists.health import BadFile
from ui.reasons import reason_in_words
from ui.theme.theme import Theme
from ui.viewmodels.health import KINDS, TRACK_KINDS, HealthModel
from ui.views.library.table_foot import TableFoot
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import beside_air, pile, tool_row
from ui.widgets.button import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.row_delegate import LineRole, RowDelegate

_ROW_PX = 36
_ICONS = {
    "missing": "trash",
    "duplicates": "check",
    "unreadable": "undo",
    "alike": "check",
    "tags": "edit",
    "offline": "search",
}


class HealthPage(QWidget):
    """Six lists, one action each."""

    edit_wanted = Signal()
    doubles_wanted = Signal()
    locate_wanted = Signal()

    def __init__(
        self, theme: Theme, model: HealthModel, menus: TrackMenus, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        title = self.tr("Library health")
        self.setAccessibleName(title)
        self.header = PageHeader(theme, title, self.tr("Search the library"), self)
        self._titles = self._kinds()
        self.kinds = ChipRow(theme, [(kind, self._titles[kind]) for kind in KINDS], self)
        self.act = Chip(theme, self._action(), self, icon_name=_ICONS[model.kind])
        self.locate = Chip(theme, self.tr("Locate folder…"), self, icon_name="folder")
        self.table = TrackTable(theme, model.tracks, menus, self)
        self.files = QListWidget(self)
        self.files.setAccessibleName(self.tr("Files"))
        self.files.setItemDelegate(RowDelegate(theme, _ROW_PX, self.files))
        self.files.setUniformItemSizes(True)
        self.lists = QStackedWidget(self)
        self.foot = TableFoot(theme, self.table, model.tracks, self)
        self.body = PageBody(theme, self.lists, self, cards=False)
        self.body.follow(model.tracks, model.refresh)
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()

    def put_below_header(self, widget: QWidget) -> None:
        """Show what is under way above the lists."""
        self._column.insertWidget(1, widget)

    def _kinds(self) -> dict[str, str]:
        return {
            "missing": self.tr("Missing"),
            "duplicates": self.tr("Duplicates"),
            "alike": self.tr("Alike"),
            "unreadable": self.tr("Bad files"),
            "tags": self.tr("Tag problems"),
            "offline": self.tr("Offline drives"),
        }

    def _action(self) -> str:
        actions = {
            "missing": self.tr("Remove from the library"),
            "duplicates": self.tr("Keep one of each…"),
            "alike": self.tr("Keep one of each…"),
            "unreadable": self.tr("Try again"),
            "tags": self.tr("Edit tags"),
            "offline": self.tr("Look again"),
        }
        return actions[self._model.kind]

    def _well(self) -> str:
        words = {
            "missing": self.tr("Every file is where it should be."),
            "duplicates": self.tr("No two files sound the same."),
            "alike": self.tr("No two tracks are called the same and last equally long."),
            "unreadable": self.tr("Every file can be read."),
            "tags": self.tr("Every track says what it is."),
            "offline": self.tr("Every drive is there."),
        }
        return words[self._model.kind]

    def _lay_out(self) -> None:
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.files)
        self.header.add(self.locate, self.act)
        tools = tool_row((self.kinds,))
        self._column = pile(self, self.header, tools, beside_air(self.body), self.foot, filling=2)

    def _connect(self) -> None:
        model = self._model
        self.kinds.picked.connect(self._on_picked)
        self.act.clicked.connect(self._on_acted)
        self.locate.clicked.connect(self.locate_wanted)
        model.counted.connect(self._on_counted)
        model.tracks.counted.connect(self._on_tracks)
        model.listed.connect(self._on_listed)

    def _on_picked(self, kind: str) -> None:
        self.body.show_skeleton()
        self._model.choose(kind)
        self.act.relabel(self._action())
        self.act.show_icon(_ICONS[kind])
        self.locate.setVisible(kind in {"missing", "offline"})

    def _on_acted(self) -> None:
        match self._model.kind:
            case "missing":
                self._model.purge()
            case "tags":
                self.edit_wanted.emit()
            case "duplicates" | "alike":
                self.doubles_wanted.emit()
            case _:
                self._model.look_again()

    def _on_counted(self, found: Mapping[str, int]) -> None:
        for chip, kind in zip(self.kinds.chips, KINDS, strict=True):
            number = found[kind]
            chip.relabel(f"{self._titles[kind]} {number}" if number else self._titles[kind])
        number = sum(found.values())
        said = self.tr("%n thing(s) to look at", "", number)
        self.header.set_line(said if number else self.tr("All is well."))

    def _on_tracks(self, number: int) -> None:
        if self._model.kind in TRACK_KINDS:
            self._show(self.table, number)

    def _on_listed(self, found: Sequence[BadFile]) -> None:
        if self._model.kind in TRACK_KINDS:
            return
        self.files.clear()
        for file in found:
            item = QListWidgetItem(file.path.encode("utf-8", "replace").decode())
            reason = reason_in_words(file.reason)
            item.setData(LineRole.END, reason)
            item.setData(LineRole.ICON, "warning")
            item.setData(Qt.ItemDataRole.ToolTipRole, reason or file.path)
            self.files.addItem(item)
        self._show(self.files, len(found))

    def _show(self, widget: QWidget, number: int) -> None:
        self.lists.setCurrentWidget(widget)
        self.foot.setVisible(widget is self.table)
        self.act.setEnabled(number > 0)
        self.locate.setEnabled(number > 0)
        if number:
            self.body.show_content()
        else:
            self.body.say(self._well())
