"""Put the window together and run it: the only builder in `ui`."""

import argparse
import logging
import os
import signal
import sys
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from player.events import Notice
from player.library.covers import load_cover
from player.library.library import Library
from player.library.lists.rows import CoverRef
from player.library.tags import read_cover
from player.paths import config_dir, log_dir
from player.playback import Playback
from player.session import Session
from player.settings.schema import LookSettings, ThemeName
from player.settings.store import SettingsStore
from ui.bridge import PlaybackBridge
from ui.covers import Covers, ReadCover
from ui.display import NO_DISPLAY, choose_display, use_display
from ui.excepthook import install_excepthook
from ui.tasks import Tasks
from ui.theme.fonts import font
from ui.theme.stylesheet import stylesheet
from ui.theme.theme import Theme
from ui.theme.tokens import Motion, Tokens, load_tokens
from ui.translation import install_language, language_of
from ui.viewmodels.album import AlbumModel
from ui.viewmodels.albums import AlbumsModel
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.library import LibraryModel
from ui.viewmodels.look import LookModel
from ui.viewmodels.notices import NoticesModel
from ui.viewmodels.opening import OpeningModel
from ui.viewmodels.player import PlayerModel
from ui.viewmodels.queue import QueueModel
from ui.viewmodels.tracks import TracksModel
from ui.views.crash_dialog import CrashDialog
from ui.views.library_pages import LibraryModels, LibraryPages
from ui.views.models import Models
from ui.views.window import MainWindow

_NEEDED_MISSING = 3


def cover_bytes(name: Hashable) -> bytes | None:
    """Read a cover by its name: the library's reference, or the path of a file."""
    match name:
        case CoverRef():
            return load_cover(name)
        case str():
            return read_cover(name)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Parts:
    """What a window can do without.

    Attributes:
        demo_album: Makes the demo album and plays it; None offers none.
        read_cover: Reads a cover by its name, on a thread of the window's.
        settings: What the listener chose; read from the usual place by default.
    """

    demo_album: Callable[[], None] | None = None
    read_cover: ReadCover = cover_bytes
    settings: SettingsStore | None = None


def build_window(
    playback: Playback, library: Library | None = None, parts: Parts | None = None
) -> MainWindow:
    """Build a window on a running player; closing it takes down what it was made of.

    Args:
        playback: What plays.
        library: Brings its pages along; whoever opened it closes it, after the window.
        parts: What the window can do without.
    """
    wanted = parts or Parts()
    settings = wanted.settings or SettingsStore(config_dir() / "settings.json")
    look = LookModel(settings)
    theme = Theme(tokens_for(look.look))
    look.changed.connect(lambda: theme.use(tokens_for(look.look)))
    tasks = Tasks()
    covers = Covers(wanted.read_cover, tasks)
    models = Models(
        player=PlayerModel(playback),
        queue=QueueModel(playback, tasks),
        opening=OpeningModel(playback, wanted.demo_album),
        notices=NoticesModel(playback),
        look=look,
    )
    bridge = PlaybackBridge(playback)
    bridge.playback_changed.connect(models.player.show)
    bridge.queue_changed.connect(models.queue.show)
    bridge.notice.connect(models.notices.show)
    window = MainWindow(theme, models, covers)
    window.closing.connect(bridge.close)
    if library is not None:
        LibraryPages(window, _library_models(library, playback, tasks), covers)
    window.closing.connect(tasks.close)
    owned = (theme, tasks, covers, bridge, *(getattr(models, n) for n in Models.__slots__))
    for part in owned:
        part.setParent(window)
    return window


def tokens_for(look: LookSettings) -> Tokens:
    """Return the theme a look asks for; the system's is night unless it says it is light."""
    name = look.theme.value
    if look.theme is ThemeName.SYSTEM:
        light = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Light
        name = "paper" if light else "night"
    tokens = load_tokens(name)
    return replace(tokens, motion_ms=Motion(0, 0, 0)) if look.reduced_motion else tokens


def _library_models(library: Library, playback: Playback, tasks: Tasks) -> LibraryModels:
    return LibraryModels(
        library=LibraryModel(library, tasks),
        albums=AlbumsModel(library, playback, tasks),
        tracks=TracksModel(library, playback, tasks),
        album=AlbumModel(library, playback, tasks),
        favourite=FavouriteModel(library, playback, tasks),
    )


def dress(app: QApplication, theme: Theme) -> None:
    """Give stock widgets the theme, now and whenever it changes."""

    def paint() -> None:
        app.setPalette(theme.palette())
        app.setStyleSheet(stylesheet(theme))

    app.setStyle("Fusion")
    app.setFont(font(theme.sizes.body))
    paint()
    theme.changed.connect(paint)


def run(arguments: Sequence[str]) -> int:
    """Open the window and return the exit code when it is closed."""
    wanted = _parsed(arguments)
    platform = choose_display(os.environ, offscreen=wanted.offscreen)
    if platform is None:
        sys.stderr.write(NO_DISPLAY + "\n")
        return _NEEDED_MISSING
    _write_log()
    install_excepthook(_show_crash)
    use_display(platform)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop never gets to Python's own handler
    app = QApplication([sys.argv[0]])
    app.setApplicationName("galaxia")
    app.setApplicationDisplayName("Galaxia")
    settings = SettingsStore(config_dir() / "settings.json")
    language = settings.settings.look.language
    install_language(language or language_of(QLocale.system()), app)
    session = Session()
    try:
        return _run_window(app, session, settings, wanted)
    finally:
        session.close()


def _run_window(
    app: QApplication, session: Session, settings: SettingsStore, wanted: argparse.Namespace
) -> int:
    parts = Parts(demo_album=session.demo_album.play, settings=settings)
    window = build_window(session.playback, session.library, parts)
    dress(app, window.theme)
    if wanted.minimized:
        window.showMinimized()
    else:
        window.show()
    session.start()
    if settings.problem is not None:
        session.playback.notice(Notice(settings.problem.code, settings.problem.details))
    if wanted.files:
        session.playback.open(wanted.files)
    return app.exec()


def _parsed(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser("galaxia", description="Open the window.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="files and folders to play")
    parser.add_argument("--offscreen", action="store_true", help="run without a display")
    parser.add_argument("--minimized", action="store_true", help="start as a task bar entry")
    return parser.parse_args(list(arguments))


def _write_log() -> None:
    log_dir().mkdir(parents=True, exist_ok=True)
    logging.basicConfig(
        filename=log_dir() / "window.log",
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )


def _show_crash(report: str) -> None:
    """Show a report, unless one is on the screen already or there is no application."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        sys.stderr.write(report)
        return
    if not any(isinstance(widget, CrashDialog) for widget in app.topLevelWidgets()):
        CrashDialog(report).open()
