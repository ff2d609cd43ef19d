"""The window: sidebar, page, right panel, and the player bar below all three."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.notices import NoticesModel
from ui.viewmodels.player import PlayerModel
from ui.viewmodels.undo import UndoModel
from ui.views.keys.commands import Command, Commands, Group
from ui.views.keys.keyboard import Keyboard
from ui.views.playing.player_bar import PlayerBar
from ui.views.queue.queue_panel import QueuePanel
from ui.views.shell.drop_window import DropWindow
from ui.views.shell.models import Models
from ui.views.shell.navigator import MakePage, Navigator
from ui.views.shell.routes import Routes
from ui.views.shell.side_buttons import SideButtons
from ui.views.shell.side_panel import SidePanel
from ui.views.shell.sidebar import Section, Sidebar
from ui.views.shell.toast import ToastBox
from ui.widgets.access.area_ring import AreaRing
from ui.widgets.access.reading_order import step_focus
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pages.page_stack import PageStack

HOME = "now-playing"
QUEUE = "queue"
INFO = "info"
_UNSWITCHED = (QUEUE, INFO)
"""Tabs that get no switch: the queue has one of its own, and a third has no room in the bar."""


class MainWindow(DropWindow):
    """Holds the parts; areas add pages, tabs, commands and routes to it.

    Attributes:
        commands: What can be done by name: keys, palette, menus and overlay read it.
        routes: How things of the library are opened.
        pages: The stack of pages; `navigator` knows them by name.
        panel: The right panel, with the queue as its first tab.
        bar: The player bar.
    """

    folder_wanted = Signal()
    playing_changed = Signal()
    heart_wanted = Signal()
    search_wanted = Signal(str)
    step_wanted = Signal(str)

    def __init__(self, theme: Theme, models: Models, covers: Covers) -> None:
        super().__init__(theme)
        self.theme = theme
        self._models = models
        self.setWindowTitle("Galaxia")
        self.setMinimumSize(920, 600)
        self.resize(1440, 900)
        self.commands = Commands(self)
        self.routes = Routes()
        self.sidebar = Sidebar(theme, self)
        self.pages = PageStack(self)
        self.navigator = Navigator(self.pages, self)
        self.panel = SidePanel(theme, self)
        self.bar = PlayerBar(theme, models, covers, self)
        self.queue_panel = QueuePanel(
            theme, models.queue, models.shuffle, models.queue_time, covers, self
        )
        self.body = QWidget(self)
        self._lay_out()
        self.toast = ToastBox(theme, self.pages)
        self.veil.setParent(self.pages)
        self.keyboard = Keyboard(self, self.commands)
        self.ring = AreaRing(theme, self)
        self.side_buttons = SideButtons(self, self.navigator)
        self._connect()

    @property
    def notices(self) -> NoticesModel:
        """What says something in a toast."""
        return self._models.notices

    @property
    def player(self) -> PlayerModel:
        """The transport."""
        return self._models.player

    @property
    def undo(self) -> UndoModel:
        """What can be taken back; areas push their acts."""
        return self._models.undo

    def add_page(
        self,
        name: str,
        icon_name: str,
        label: str,
        make: MakePage,
        *,
        section: Section | None = Section.LIBRARY,
        keys: tuple[str, ...] = (),
    ) -> None:
        """Add a page, its entry in the sidebar, and the command that opens it.

        Args:
            name: What it is opened by.
            icon_name: Of resources/icons.
            label: Translated.
            make: Makes the page when it is first visited; the window owns it from then on.
            section: Where its entry stands; None for a page without one.
            keys: What opens it beside the entry.
        """
        self.navigator.add(name, make, name)
        if section:
            self.sidebar.add(name, icon_name, label, section)
        verb = partial(self.open_page, name)
        self.commands.add(
            Command(f"page.{name}", label, verb, keys, Group.PAGES, icon_name=icon_name)
        )

    def add_subpage(self, name: str, parent_name: str, make: MakePage) -> None:
        """Add a page that another page of the sidebar leads to."""
        self.navigator.add(name, make, parent_name)

    def add_panel_tab(
        self, name: str, icon_name: str, label: str, body: QWidget, keys: tuple[str, ...] = ()
    ) -> None:
        """Add a tab to the right panel, its switch in the player bar, and the command for it."""
        self.panel.add_tab(name, label, body)
        verb = partial(self.toggle_panel, name)
        if name not in _UNSWITCHED:
            self.bar.output.add_switch(name, icon_name, label, verb).setProperty("panel", True)  # noqa: FBT003
        self.commands.add(
            Command(f"panel.{name}", label, verb, keys, Group.PAGES, icon_name=icon_name)
        )

    def open_page(
        self, name: str, *, entry: str | None = None, restore: Callable[[], None] | None = None
    ) -> None:
        """Show a page and go to its content.

        Args:
            name: As it was added.
            entry: What the sidebar shows as open, when it is not the page's own entry.
            restore: Puts back what the page shows now, when the listener comes back to it: for
                pages that show one thing after another.
        """
        self.navigator.open(name, entry=entry, restore=restore)

    def visit(self, name: str, show: Callable[[], None], *, entry: str | None = None) -> None:
        """Open a page that shows one thing after another, with one of them.

        Args:
            name: As it was added.
            show: Has the page show the thing, now and when the listener comes back to it.
            entry: What the sidebar shows as open, when it is not the page's own entry.
        """
        self.navigator.page(name)  # a page that is made now hears what `show` finds
        show()
        self.open_page(name, entry=entry, restore=show)

    def show_panel(self, *, shown: bool, tab: str = "") -> None:
        """Show the panel beside the page, or give the page its room."""
        if tab:
            self.panel.show_tab(tab)
        self.panel.setVisible(shown)
        self._show_switches()
        if shown and self.panel.current == QUEUE:
            self.queue_panel.list.reveal_current()

    def toggle_panel(self, tab: str = QUEUE) -> None:
        """Show a tab of the panel, or hide the panel when that tab is in sight."""
        in_sight = not self.panel.isHidden() and self.panel.current == tab
        self.show_panel(shown=not in_sight, tab=tab)

    def find_here(self) -> None:
        """Go to the field of the page that is open, if it has one."""
        self.navigator.arrive()
        for field in self.pages.findChildren(QLineEdit):
            if field.isVisible():
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                field.selectAll()
                return

    def changeEvent(self, event: QEvent) -> None:
        """Follow the music only while the window can be seen."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._models.player.watch(watched=self.isVisible() and not self.isMinimized())
        super().changeEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Go from stop to stop as the page is read, whenever its parts were made."""
        return step_focus(self, forwards=forwards)

    def _lay_out(self) -> None:
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(self.pages, 1)
        upper.addWidget(self.panel)
        layout = QVBoxLayout(self.body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper, 1)
        layout.addWidget(self.bar)
        self.setCentralWidget(self.body)

    def _connect(self) -> None:
        self.sidebar.page_chosen.connect(self.open_page)
        self.sidebar.back_wanted.connect(self.navigator.back)
        self.sidebar.forward_wanted.connect(self.navigator.forward)
        self.navigator.changed.connect(self._on_navigated)
        self.pages.currentChanged.connect(self.toast.raise_)  # the page lies above it otherwise
        self.navigator.made.connect(self._adopt)
        self.bar.queue_toggled.connect(partial(self.toggle_panel, QUEUE))
        self.panel.closed.connect(partial(self.show_panel, shown=False))
        self.panel.changed.connect(self._show_switches)
        self.add_panel_tab(QUEUE, "queue", self.tr("Queue"), self.queue_panel, ("Q",))

    def _adopt(self, page: QWidget) -> None:
        """Have the search of a page's head lead to the search of everything."""
        for header in page.findChildren(PageHeader):
            header.search_wanted.connect(self.search_wanted)

    def _show_switches(self) -> None:
        shown = "" if self.panel.isHidden() else self.panel.current
        self.bar.output.show_switch(shown)

    def _on_navigated(self) -> None:
        if visit := self.navigator.current:
            self.sidebar.choose(visit.entry)
        navigator = self.navigator
        self.sidebar.show_history(back=navigator.can_go_back, forward=navigator.can_go_forward)
