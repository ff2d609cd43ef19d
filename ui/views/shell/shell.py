"""What a window does before any area has added to it: play, open, find, go back, say."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from ui.covers import Covers
from ui.viewmodels.carried import lines_of
from ui.viewmodels.undo import Act
from ui.views.keys.commands import Command, Group
from ui.views.keys.keys_dialog import KeysDialog
from ui.views.keys.list_commands import list_commands
from ui.views.keys.transport_commands import transport_commands
from ui.views.playing.fixed_volume_dialog import FixedVolumeDialog
from ui.views.playing.more_menu import MoreMenu
from ui.views.playing.now_playing import NowPlayingPage
from ui.views.playing.output_corner import open_above
from ui.views.queue.shuffle_menu import shuffle_commands
from ui.views.shell.models import Models
from ui.views.shell.welcome import WelcomePage
from ui.views.shell.window import HOME, QUEUE, MainWindow
from ui.widgets.logo import NAME
from ui.wording import joined, sentence_of

PATH = "signal-path"
_NUMBERED = 9
_LONGEST_TITLE = 200


class Shell(QObject):
    """Joins the view-models with the parts of a window; owned by it."""

    def __init__(self, window: MainWindow, models: Models, covers: Covers) -> None:
        super().__init__(window)
        self._window = window
        self.models = models
        self.welcome = WelcomePage(window.theme, models.opening, window)
        self.now_playing = NowPlayingPage(window.theme, models.player, covers, window)
        self.home = QStackedWidget(window)
        self.home.addWidget(self.welcome)
        self.home.addWidget(self.now_playing)
        title = self.tr("Now playing")
        window.add_page(HOME, "now-playing", title, lambda: self.home, section=None, keys=("N",))
        self._connect()
        self._add_commands()
        window.open_page(HOME)
        self._on_emptied(empty=not models.queue.queue.entries)
        window.setFocus()

    def _connect(self) -> None:
        window, models = self._window, self.models
        window.bar.cover_pressed.connect(partial(window.open_page, HOME))
        window.toast.acted.connect(models.notices.act)
        window.files_wanted.connect(models.opening.open)
        self.welcome.folder_wanted.connect(window.folder_wanted)
        self.welcome.step_wanted.connect(window.step_wanted)
        window.bar.playing.artist_wanted.connect(self._open_artist)
        window.bar.playing.album_wanted.connect(self._open_album)
        window.bar.output.pill_pressed.connect(self._show_path)
        window.bar.output.more_pressed.connect(self._show_more)
        models.player.changed.connect(window.playing_changed)
        models.player.changed.connect(self._name_window)
        models.queue_undo.removed.connect(self._on_removed)
        models.notices.raised.connect(window.toast.show_toast)
        models.player.fixed_volume_asked.connect(self.ask_about_fixed_volume)
        models.queue.files_dropped.connect(models.opening.insert)
        models.opening.added.connect(self._on_added)
        models.opening.making.connect(self._on_making)
        models.queue.emptied.connect(lambda empty: self._on_emptied(empty=empty))

    def _add_commands(self) -> None:
        window = self._window
        window.commands.add(
            *transport_commands(self.models.player, window.bar.output.volume),
            *shuffle_commands(self.models.shuffle, window),
            Command("heart", self.tr("Favourite"), window.heart_wanted.emit, ("H",)),
            Command(
                "reveal",
                self.tr("Show the playing track in the queue"),
                partial(window.show_panel, shown=True, tab=QUEUE),
                ("Ctrl+L",),
                Group.PAGES,
            ),
            *self._page_commands(),
            *list_commands(),
            *self._window_commands(),
        )

    def _page_commands(self) -> list[Command]:
        window, group = self._window, Group.PAGES
        navigator = window.navigator
        numbered = [
            Command(
                f"sidebar.{number}",
                self.tr("Entry {number} of the sidebar").format(number=number),
                partial(window.sidebar.press, number - 1),
                (f"Ctrl+{number}",),
                group,
            )
            for number in range(1, _NUMBERED + 1)
        ]
        return [
            Command("back", self.tr("Back"), navigator.back, ("Alt+Left",), group),
            Command("forward", self.tr("Forward"), navigator.forward, ("Alt+Right",), group),
            Command("find", self.tr("Find in this page"), window.find_here, ("Ctrl+F", "/"), group),
            *numbered,
        ]

    def _window_commands(self) -> list[Command]:
        files, folder = self.welcome.ask_for_files, self.welcome.ask_for_folder
        copied = self.tr("Play what is on the clipboard")
        return [
            Command("open-files", self.tr("Open files"), files, ("Ctrl+O",)),
            Command("open-folder", self.tr("Add a folder"), folder, ("Ctrl+Shift+O",)),
            Command("paste", copied, self._play_copied, ("Ctrl+V", "Shift+Ins")),
            Command("keys", self.tr("Keyboard"), self._show_keys, ("?",)),
            Command("undo", self.tr("Undo"), self.models.undo.undo_here, ("Ctrl+Z",)),
            Command(
                "redo", self.tr("Redo"), self.models.undo.redo_here, ("Ctrl+Shift+Z", "Ctrl+Y")
            ),
            Command("close", self.tr("Close the window"), self._close, ("Ctrl+W",)),
            Command("quit", self.tr("Quit"), self._window.quit, ("Ctrl+Q",)),
        ]

    def _play_copied(self) -> None:
        self.models.opening.open_copied(lines_of(QGuiApplication.clipboard().mimeData()))

    def _close(self) -> None:
        self._window.close()

    def ask_about_fixed_volume(self) -> None:
        """Warn before the device gets full level for the first time."""
        dialog = FixedVolumeDialog(self._window)
        dialog.accepted.connect(self.models.player.confirm_fixed_volume)
        dialog.open()

    def _open_artist(self) -> None:
        if track := self.models.player.state.track:
            self._open_named("artist-name", track.artist, f'artist:"{track.artist}"')

    def _open_album(self) -> None:
        if track := self.models.player.state.track:
            self._open_named("album-of", track.track_id, f'album:"{track.album}"')

    def _open_named(self, kind: str, what: object, query: str) -> None:
        """Open a thing's page; where there is none, search for it."""
        if what is not None and self._window.routes.leads_to(kind):
            self._window.routes.open(kind, what)
        else:
            self._window.search_wanted.emit(query)

    def _show_path(self) -> None:
        """The page of the signal path, or where there is none its facts in a menu."""
        output = self._window.bar.output
        if self._window.commands.get(f"page.{PATH}"):
            self._window.open_page(PATH)
        else:
            open_above(output.path_menu(), output.pill)

    def _show_more(self) -> None:
        output = self._window.bar.output
        dropped = [f"panel.{name}" for name in output.dropped]
        if self.models.player.state.chapters:
            dropped += ["previous-chapter", "next-chapter"]
        open_above(MoreMenu(self._window.commands, dropped, self._window), output.more)

    def _name_window(self) -> None:
        """What plays is read in the task bar, too."""
        track = self.models.player.state.track
        words = joined(track.name, track.artist) if track else ""
        self._window.setWindowTitle(" ".join(words[:_LONGEST_TITLE].split()) or NAME)

    def _on_removed(self, act: Act) -> None:
        text, undo = sentence_of(act.text), self.models.undo.undo
        self.models.notices.offer("queue.removed", text, self.tr("Undo"), undo)

    def _show_keys(self) -> None:
        KeysDialog(self._window.theme, self._window.commands, self._window).open()

    def _on_making(self) -> None:
        text = self.tr("Making the demo album; its first piece plays as soon as it is there.")
        self.models.notices.say("demo.making", text)

    def _on_added(self, number: int) -> None:
        text = self.tr("Adding %n item(s) to the queue", "", number)
        self.models.notices.say("queue.added", text)

    def _on_emptied(self, *, empty: bool) -> None:
        self.home.setCurrentWidget(self.welcome if empty else self.now_playing)
        self._window.show_panel(shown=not empty, tab=QUEUE)
