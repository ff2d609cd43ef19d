"""The page of downloads: what of servers lies here, what waits, how long it plays."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.account_wording import day
from ui.theme.theme import Theme
from ui.viewmodels.downloads import Downloads, DownloadsModel
from ui.views.library.table_foot import TableFoot
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.shell.page_body import PageBody
from ui.widgets.button import Chip
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.text.text import Text
from ui.wording import count, size


class DownloadsPage(QWidget):
    """A table of songs; above it, in one line, how they are."""

    def __init__(
        self,
        theme: Theme,
        model: DownloadsModel,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        title = self.tr("Downloads")
        self.setAccessibleName(title)
        self.header = PageHeader(theme, title, self.tr("Filter downloads"), self)
        self.again = Chip(theme, self.tr("Try again"), self, icon_name="undo")
        self.header.add(self.again)
        self.trouble = Text(theme, "body", "warn", parent=self)
        self.trouble.setWordWrap(True)
        self.table = TrackTable(theme, model.table, menus, self)
        self.table.columns.sort_by_heads()
        self.foot = TableFoot(theme, self.table, model.table, self)
        self.body = PageBody(theme, self.table, self, cards=False)
        self.body.follow(model.table, model.refresh)
        self.setFocusProxy(self.table)
        self._lay_out()
        model.table.context = title
        self.again.clicked.connect(model.retry)
        self.header.field.textChanged.connect(model.table.filter)
        model.table.counted.connect(self._on_counted)
        model.changed.connect(self._on_changed)
        self._on_changed()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(18, 0, 6, 0)
        row.addWidget(self.body)
        said = QHBoxLayout()
        said.setContentsMargins(28, 0, 28, 8)
        said.addWidget(self.trouble)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(said)
        layout.addLayout(row, 1)
        layout.addWidget(self.foot)

    def _on_changed(self) -> None:
        state = self._model.state
        kept, parts = state.kept, []
        bytes_here = size(int(kept.size_bytes))
        here = self.tr("{number} here, {size}")
        parts.append(here.format(number=count(kept.here), size=bytes_here))
        if kept.waiting:
            parts.append(self.tr("{number} waiting").format(number=count(kept.waiting)))
        if state.coming:
            text = self.tr("{title}: {percent} %")
            parts.append(text.format(title=state.coming, percent=state.percent))
        if kept.failed:
            parts.append(self.tr("{number} failed").format(number=count(kept.failed)))
        if state.plays_until_s is not None:
            parts.append(self._until(state))
        self.header.set_line(" · ".join(parts))
        self.trouble.setText(state.problem)
        self.trouble.setVisible(bool(state.problem) and bool(kept.waiting or kept.failed))
        self.again.setVisible(bool(kept.waiting or kept.failed))

    def _until(self, state: Downloads) -> str:
        if not state.days_left or state.plays_until_s is None:
            return self.tr("those of the service are locked: go online once")
        text = self.tr("those of the service play until {day} ({number} days)")
        return text.format(day=day(state.plays_until_s), number=count(state.days_left))

    def _on_counted(self, number: int) -> None:
        if number:
            self.body.show_content()
        elif self._model.table.filtered:
            text, button = self.tr("No download matches."), self.tr("Show all")
            self.body.say(text, button, self.header.field.clear)
        else:
            self.body.say(
                self.tr(
                    "Nothing is kept here yet. Choose “Keep offline” in the menu of a song, an"
                    " album or a playlist of a server."
                )
            )
