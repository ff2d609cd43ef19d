"""The tracks page: head, table, footer; a column browser on request."""

from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.viewmodels.browser import BrowserModel
from ui.viewmodels.tracks import TracksModel
from ui.views.library.column_browser import ColumnBrowser
from ui.views.library.place_chips import PlaceChips
from ui.views.library.table_foot import TableFoot
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import beside_air, pile
from ui.widgets.button import Chip
from ui.widgets.pages.page_header import PageHeader


class TracksPage(QWidget):
    """Every track, filtered and sorted."""

    folder_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        model: TracksModel,
        browser: BrowserModel,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model, self._menus, self._browser = model, menus, browser
        self.setAccessibleName(self.tr("Tracks"))
        self.header = PageHeader(theme, self.tr("Tracks"), self.tr("Filter tracks"), self)
        self.browse = Chip(theme, self.tr("Columns"), self, icon_name="columns")
        self.browse.setCheckable(True)
        self.places = PlaceChips(theme, self)
        self.header.add(self.places, self.browse)
        self.table = TrackTable(theme, model, menus, self)
        self.table.columns.sort_by_heads()
        self.foot = TableFoot(theme, self.table, model, self)
        self.body = PageBody(theme, self.table, self, cards=False)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.table)
        self._lay_out()
        self.header.field.textChanged.connect(self._on_narrowed)
        self.places.changed.connect(self._on_narrowed)
        self.browse.toggled.connect(self._on_browse)
        model.counted.connect(self._on_counted)

    @cached_property
    def browser(self) -> ColumnBrowser:
        """Three lists above the table; made when they are first wanted."""
        made = ColumnBrowser(self._theme, self._browser, self)
        self._column.insertWidget(1, made)
        return made

    @property
    def empty(self) -> QWidget:
        """What is shown instead of an empty table."""
        return self.body.empty

    def showEvent(self, event: QShowEvent) -> None:
        """Offer to narrow to servers once there is one."""
        self.places.setVisible("servers" in self._menus.offers)
        super().showEvent(event)

    def _on_narrowed(self) -> None:
        self._browser.filter(f"{self.places.query} {self.header.field.text()}".strip())

    def _lay_out(self) -> None:
        self._column = pile(self, self.header, beside_air(self.body), self.foot, filling=1)

    def _on_browse(self, checked: bool) -> None:  # noqa: FBT001  a slot
        self.browser.setVisible(checked)
        self.browser.begin(shown=checked)

    def _on_counted(self, number: int) -> None:
        self.header.set_line(self.tr("%n track(s)", "", number))
        if number:
            self.body.show_content()
        elif self._model.filtered:
            text, button = self.tr("No track matches."), self.tr("Show all tracks")
            self.body.say(text, button, self._show_all)
        else:
            text, button = self.tr("The library is empty."), self.tr("Add a folder")
            self.body.say(text, button, self.folder_wanted.emit)

    def _show_all(self) -> None:
        self.header.field.clear()
        self.places.clear()
        self._browser.clear()
