"""The menu of tracks and of what stands for tracks: the same verbs on every page."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.viewmodels.playlists import PlaylistsModel
from ui.viewmodels.verbs import ReadIds, TrackVerbs
from ui.widgets.transport.rating import MOST


@dataclass(frozen=True, slots=True)
class Target:
    """What a menu is about.

    Attributes:
        read: Finds the tracks, on another thread.
        play: Plays them in the way of the page.
        links: Where one can go from here: icon, words, verb.
        missing: Whether a file of it is gone, so that it can be said where it is now.
    """

    read: ReadIds
    play: Callable[[], None]
    links: tuple[tuple[str, str, Callable[[], None]], ...] = ()
    missing: bool = False


class TrackMenus(QObject):
    """Builds menus; the playlists in them are those the model knows.

    Attributes:
        offers: What pages there are for more than to play: "tags", "playlists", "servers".
    """

    def __init__(self, theme: Theme, verbs: TrackVerbs, playlists: PlaylistsModel) -> None:
        super().__init__()
        self._theme = theme
        self._verbs = verbs
        self._playlists = playlists
        self.offers: set[str] = set()

    def build(self, parent: QWidget, target: Target | None) -> QMenu:
        """Return the menu for a target; all of it greyed without one."""
        menu = QMenu(parent)
        if target is None:
            self._entry(menu, "play", self.tr("Play"), lambda: None).setEnabled(False)
            return menu
        read, verbs = target.read, self._verbs
        if target.missing:
            self._entry(menu, "folder", self.tr("Locate folder…"), verbs.locate_wanted.emit)
            menu.addSeparator()
        for name, text, verb in target.links:
            self._entry(menu, name, text, verb)
        if target.links:
            menu.addSeparator()
        self._entry(menu, "play", self.tr("Play"), target.play)
        text = self.tr("Play next")
        self._entry(menu, "play-next", text, lambda: verbs.add(read, next_up=True))
        text = self.tr("Add to queue")
        self._entry(menu, "add-to-queue", text, lambda: verbs.add(read, next_up=False))
        if "playlists" in self.offers:
            menu.addMenu(self._playlist_menu(menu, read))
        menu.addSeparator()
        text = self.tr("Favourite")
        self._entry(menu, "heart", text, lambda: verbs.love(read, loved=True))
        text = self.tr("Not a favourite any more")
        self._entry(menu, "", text, lambda: verbs.love(read, loved=False))
        menu.addMenu(self._rating_menu(menu, read))
        if "servers" in self.offers:
            self._keep_entries(menu, read)
        menu.addSeparator()
        if "tags" in self.offers:
            self._entry(menu, "tag", self.tr("Edit tags"), lambda: verbs.edit(read))
        self._entry(menu, "copy", self.tr("Copy"), lambda: verbs.copy(read))
        self._entry(menu, "folder", self.tr("Show in folder"), lambda: verbs.reveal(read))
        self._entry(menu, "info", self.tr("Properties"), lambda: verbs.inspect(read))
        return menu

    def _keep_entries(self, menu: QMenu, read: ReadIds) -> None:
        """Of songs that a server has; those of this machine are here anyway."""
        verbs = self._verbs
        text = self.tr("Keep offline")
        self._entry(menu, "download", text, lambda: verbs.keep(read, kept=True))
        text = self.tr("Remove download")
        self._entry(menu, "", text, lambda: verbs.keep(read, kept=False))

    def _rating_menu(self, menu: QMenu, read: ReadIds) -> QMenu:
        inner = QMenu(self.tr("Rating"), menu)
        for stars in range(MOST, 0, -1):
            self._entry(inner, "", "★" * stars, partial(self._verbs.rate, read, float(stars)))
        self._entry(inner, "", self.tr("Not rated"), partial(self._verbs.rate, read, None))
        return inner

    def _playlist_menu(self, menu: QMenu, read: ReadIds) -> QMenu:
        inner = QMenu(self.tr("Add to playlist"), menu)
        inner.setIcon(icon("playlist", self._theme.colors.text_dim))
        text = self.tr("New playlist")
        self._entry(inner, "add", text, lambda: self._verbs.choose_playlist(read))
        if rows := self._playlists.written:
            inner.addSeparator()
            for row in rows:
                self._entry(inner, "", row.name, self._adder(read, row.id, row.name))
        return inner

    def _adder(self, read: ReadIds, playlist_id: int, name: str) -> Callable[[], None]:
        return lambda: self._verbs.append(read, playlist_id, name)

    def _entry(self, menu: QMenu, name: str, text: str, verb: Callable[[], None]) -> QAction:
        action = QAction(text.replace("&", "&&"), menu)
        if name:
            action.setIcon(icon(name, self._theme.colors.text_dim))
        action.triggered.connect(verb)
        menu.addAction(action)
        return action
