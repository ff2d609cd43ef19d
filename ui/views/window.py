"""The window: sidebar, page, right panel, and the player bar below all three."""

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.notices import NoticesModel
from ui.views.commands import Commands, transport_commands
from ui.views.drop_veil import DropVeil
from ui.views.fixed_volume_dialog import FixedVolumeDialog
from ui.views.keyboard import bind
from ui.views.keys_dialog import KeysDialog
from ui.views.look_menu import LookMenu
from ui.views.models import Models
from ui.views.now_playing import NowPlayingPage
from ui.views.player_bar import PlayerBar
from ui.views.queue_panel import QueuePanel
from ui.views.sidebar import Sidebar
from ui.views.toast import ToastBox
from ui.views.welcome import WelcomePage

HOME = "now-playing"


class MainWindow(QMainWindow):
    """Holds the parts and leads from one to the other; decides nothing."""

    closing = Signal()
    folder_wanted = Signal()
    playing_changed = Signal()
    heart_wanted = Signal()

    def __init__(self, theme: Theme, models: Models, covers: Covers) -> None:
        super().__init__()
        self.theme = theme
        self._models = models
        self._pages: dict[str, QWidget] = {}
        self._parents: dict[str, str] = {}
        self.setWindowTitle("Galaxia")
        self.setMinimumSize(920, 600)
        self.resize(1440, 900)
        self.setAcceptDrops(True)
        self.sidebar = Sidebar(theme, self)
        self.pages = QStackedWidget(self)
        self.panel = QueuePanel(theme, models.queue, covers, self)
        self.bar = PlayerBar(theme, models.player, covers, self)
        self.welcome = WelcomePage(theme, models.opening, self)
        self.now_playing = NowPlayingPage(theme, models.player, covers, self)
        self.home = QStackedWidget(self)
        self._lay_out()
        self.toast = ToastBox(theme, self.pages)
        self.veil = DropVeil(theme, self.pages)
        self._connect()
        self._shortcuts = bind(self, self._commands())
        self._on_emptied(empty=not models.queue.queue.entries)
        self.setFocus()

    @property
    def notices(self) -> NoticesModel:
        """What says something in a toast."""
        return self._models.notices

    def add_page(self, name: str, icon_name: str, label: str, page: QWidget) -> None:
        """Add a page and its entry in the sidebar."""
        self._pages[name] = page
        self.pages.addWidget(page)
        self.sidebar.add(name, icon_name, label)

    def add_subpage(self, name: str, parent_name: str, page: QWidget) -> None:
        """Add a page that another page of the sidebar leads to."""
        self._pages[name] = page
        self._parents[name] = parent_name
        self.pages.addWidget(page)

    def open_page(self, name: str) -> None:
        """Show a page and go to its content."""
        self.pages.setCurrentWidget(self._pages[name])
        self._pages[name].setFocus(Qt.FocusReason.OtherFocusReason)
        self.sidebar.choose(self._parents.get(name, name))

    def show_panel(self, *, shown: bool) -> None:
        """Show the queue beside the page, or give the page its room."""
        self.panel.setVisible(shown)
        self.bar.output.queue.setChecked(shown)
        if shown:
            self.panel.list.reveal_current()

    def toggle_panel(self) -> None:
        """Show the queue, or not."""
        self.show_panel(shown=self.panel.isHidden())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell whoever owns what must end with the window."""
        self.closing.emit()
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the music only while the window can be seen."""
        if event.type() == QEvent.Type.WindowStateChange:
            self._models.player.watch(watched=self.isVisible() and not self.isMinimized())
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()
            self.veil.cover_host()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing hangs over the window any more."""
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Play what was dropped."""
        self.veil.hide()
        urls = event.mimeData().urls()
        self._models.opening.open([url.toLocalFile() for url in urls if url.isLocalFile()])
        event.acceptProposedAction()

    def ask_about_fixed_volume(self) -> None:
        """Warn before the device gets full level for the first time."""
        dialog = FixedVolumeDialog(self)
        dialog.accepted.connect(self._models.player.confirm_fixed_volume)
        dialog.open()

    def _lay_out(self) -> None:
        self.home.addWidget(self.welcome)
        self.home.addWidget(self.now_playing)
        self.add_page(HOME, "now-playing", self.tr("Now playing"), self.home)
        upper = QHBoxLayout()
        upper.setSpacing(0)
        upper.addWidget(self.sidebar)
        upper.addWidget(self.pages, 1)
        upper.addWidget(self.panel)
        body = QWidget(self)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(upper, 1)
        layout.addWidget(self.bar)
        self.setCentralWidget(body)
        self.sidebar.choose(HOME)

    def _connect(self) -> None:
        models = self._models
        self.sidebar.page_chosen.connect(self.open_page)
        self.sidebar.more_wanted.connect(self._show_look)
        self.bar.cover_pressed.connect(partial(self.open_page, HOME))
        self.bar.queue_toggled.connect(self.toggle_panel)
        self.panel.closed.connect(partial(self.show_panel, shown=False))
        self.toast.acted.connect(models.notices.act)
        self.welcome.folder_wanted.connect(self.folder_wanted)
        models.player.changed.connect(self.playing_changed)
        models.notices.raised.connect(self.toast.show_toast)
        models.player.fixed_volume_asked.connect(self.ask_about_fixed_volume)
        models.queue.files_dropped.connect(models.opening.enqueue)
        models.opening.added.connect(self._on_added)
        models.opening.making.connect(self._on_making)
        models.queue.emptied.connect(lambda empty: self._on_emptied(empty=empty))

    def _commands(self) -> Commands:
        transport = transport_commands(self._models.player, self.bar.output.volume)
        return transport | {
            "heart": self.heart_wanted.emit,
            "queue": self.toggle_panel,
            "now_playing": partial(self.open_page, HOME),
            "reveal": partial(self.show_panel, shown=True),
            "find": self._find,
            "up": self._up,
            "open_files": self.welcome.ask_for_files,
            "open_folder": self.welcome.ask_for_folder,
            "keys": self._show_keys,
            "quit": self._leave,
        }

    def _up(self) -> None:
        """From a page within a page to the one that leads to it."""
        for name, parent_name in self._parents.items():
            if self.pages.currentWidget() is self._pages[name]:
                self.open_page(parent_name)

    def _find(self) -> None:
        """Go to the field of the page that is open, if it has one."""
        for field in self.pages.findChildren(QLineEdit):
            if field.isVisible():
                field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                field.selectAll()

    def _leave(self) -> None:
        self.close()

    def _show_look(self) -> None:
        menu = LookMenu(self._models.look, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        more = self.sidebar.more
        menu.popup(more.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))

    def _show_keys(self) -> None:
        KeysDialog(self.theme, self).open()

    def _on_making(self) -> None:
        text = self.tr("Making the demo album; its first piece plays as soon as it is there.")
        self._models.notices.say("demo.making", text)

    def _on_added(self, number: int) -> None:
        text = self.tr("Adding %n item(s) to the queue", "", number)
        self._models.notices.say("queue.added", text)

    def _on_emptied(self, *, empty: bool) -> None:
        self.home.setCurrentWidget(self.welcome if empty else self.now_playing)
        self.show_panel(shown=not empty)
