"""Start the window: display, language, log, crash dialog."""

import argparse
import gc
import logging
import os
import signal
import sys
from functools import partial

import shiboken6
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from player.ahead import Ahead
from player.deferred import deferred, waiting
from player.errors import PlayerError
from player.events import Notice
from player.paths import config_dir, log_dir
from player.redacting import Redacting
from player.session import Session
from player.settings.store import SettingsStore
from ui.assembly.face import Face
from ui.assembly.window import build_window
from ui.display import NO_DISPLAY, choose_display, use_display
from ui.excepthook import install_excepthook
from ui.heap import return_free_pages, return_large_blocks
from ui.platform.ending import SystemEnd
from ui.platform.single_instance import Request, SingleInstance, server_name
from ui.tasks import Tasks
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.translation import LANGUAGES, Tongue
from ui.views.shell.crash_dialog import CrashDialog
from ui.views.shell.first_sight import FirstSight
from ui.views.shell.silent_dialog import SILENT, silent_dialog
from ui.views.shell.window import MainWindow
from ui.widgets.access.spoken import teach_roles
from ui.widgets.house_style import dress_stock, option_kinds
from ui.widgets.logo import program_icon

with deferred():
    from ui.assembly import desktop
    from ui.platform import choice

_NEEDED_MISSING = 3
_HELD = 1
_SETTLED_MS = 400
_BETWEEN_MODULES_MS = 8
_STILL_MS = 2_000
_AHEAD = ("ui.viewmodels.", "ui.views.", "ui.widgets.")


def dress(app: QApplication, theme: Theme) -> None:
    """Give stock widgets the theme, now and whenever it changes."""

    def paint() -> None:
        app.setPalette(theme.palette())
        app.sendPostedEvents(None, QEvent.Type.ApplicationPaletteChange.value)  # not with painting
        dress_stock(app, theme)

    app.setFont(font(theme.sizes.body))
    paint()
    theme.changed.connect(paint)


def run(wanted: argparse.Namespace) -> int:
    """Open the window and return the exit code when it is closed; whoever calls is the first."""
    app = _application(wanted)
    if app is None:
        return _NEEDED_MISSING
    later_starts, end = SingleInstance(server_name(), app), SystemEnd(app)
    session = Session()
    try:
        tongue = Tongue(app)
        tongue.speak(session.settings.settings.look.language)
        face = Face(session, partial(build_window, session, dress=partial(dress, app)), tongue)
        try:
            return _run_window(app, face, (later_starts, end), wanted)
        finally:
            face.close()
    finally:
        end.close()
        later_starts.close()
        session.close()


def say_silent(wanted: argparse.Namespace) -> int:
    """Say that the program runs and does not answer; return the exit code."""
    app = _application(wanted)
    if app is None or wanted.offscreen:
        sys.stderr.write(SILENT + "\n")
        return _HELD
    settings = SettingsStore(config_dir() / "settings.json").settings
    Tongue(app).speak(settings.look.language)
    silent_dialog().exec()
    return _HELD


def _application(wanted: argparse.Namespace) -> QApplication | None:
    """Make the application; None where there is no display for it, which is said."""
    platform = choose_display(os.environ, offscreen=wanted.offscreen)
    if platform is None:
        sys.stderr.write(NO_DISPLAY + "\n")
        return None
    return_large_blocks()
    _write_log()
    install_excepthook(_show_crash)
    use_display(platform)
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop never gets to Python's own handler
    app = QApplication(["galaxia"])  # the window's class, however the program was started
    app.setApplicationName("galaxia")
    app.setApplicationDisplayName("Galaxia")
    app.setDesktopFileName("galaxia")
    teach_roles()
    return app


def _run_window(
    app: QApplication,
    face: Face,
    outside: tuple[SingleInstance, SystemEnd],
    wanted: argparse.Namespace,
) -> int:
    window, session = face.window, face.session
    install_excepthook(_show_crash, partial(_tell, window))
    app.setWindowIcon(program_icon())
    session.start()  # some ms; the queue that is put back opens its panel in the first picture
    if wanted.minimized:
        window.showMinimized()
    else:
        window.show()
    later_starts, end = outside
    later_starts.asked.connect(partial(_open_later, face))
    end.asked.connect(face.quit)
    face.arrived.connect(partial(_on_arrived, session))
    face.settled.connect(lambda: _load_ahead(face.window))
    sight = FirstSight(window, window.body)
    sight.seen.connect(partial(go_on, window, session, wanted.files))
    sight.seen.connect(partial(_join_desktop, window, session))
    return app.exec()


def go_on(window: MainWindow, session: Session, files: list[str]) -> None:
    """What can wait until the window is seen."""
    _say_unknown_language(window, session)
    if files:
        session.playback.open(files)
    QTimer.singleShot(_SETTLED_MS, window, partial(_load_ahead, window))
    _tidy_when_still(window)


def _load_ahead(window: MainWindow) -> None:
    """Load what pages are made of, one module at a time, before somebody opens them."""
    names = [name for kind in _AHEAD for name in waiting(kind)]
    ahead, kinds, timer = Ahead(names), option_kinds(), QTimer(window)

    def load() -> None:
        if next(kinds, None) is None and not ahead.step():
            timer.stop()
            window_is_built()

    timer.timeout.connect(load)
    timer.start(_BETWEEN_MODULES_MS)


def _tidy_when_still(window: MainWindow) -> None:
    """Give memory back when a page has been open for a while: making it needed more than it has."""
    timer = QTimer(window)
    timer.setSingleShot(True)
    timer.setInterval(_STILL_MS)
    timer.timeout.connect(return_free_pages)
    window.navigator.changed.connect(timer.start)
    timer.start()


def _join_desktop(window: MainWindow, session: Session) -> None:
    """Bring media keys and tray, without holding the window: their packages are read beside it."""
    tasks = Tasks(window)
    window.closing.connect(tasks.close)

    def join(_loaded: None) -> None:
        desktop.Desktop(window, session).follow_seeks(window.player)

    tasks.run(choice.load_media, join, window)


def _on_arrived(session: Session, window: MainWindow) -> None:
    """A window in another language takes over what the one before was to the world around it."""
    install_excepthook(_show_crash, partial(_tell, window))
    _join_desktop(window, session)
    _tidy_when_still(window)


def _open_later(face: Face, request: Request) -> None:
    """Do what a later start asked for: play its files, if any, and come forward."""
    if request.files:
        face.session.playback.open(request.files)
    if request.token:
        os.environ["XDG_ACTIVATION_TOKEN"] = request.token  # Qt shows it to Wayland, once
    face.come_forward()


def window_is_built() -> None:
    """Leave what stays out of every later collection: a full one held the window for 90 ms."""
    gc.freeze()
    gc.enable()


def _say_unknown_language(window: MainWindow, session: Session) -> None:
    chosen = session.settings.settings.look.language
    if chosen and chosen not in LANGUAGES:
        window.notices.show(Notice("language.unknown", {"language": chosen}))


def _write_log() -> None:
    """Write the log into its file; where that cannot be, nowhere: it is no reason not to play."""
    handler: logging.Handler
    try:
        log_dir().mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(log_dir() / "window.log")
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(handlers=[handler], level=logging.INFO)


def _tell(window: MainWindow, error: PlayerError) -> bool:
    """Say what nobody caught but the listener can act on: no bug, so no report."""
    if not shiboken6.isValid(window):
        return False
    window.notices.show(Notice(error.code, error.details))
    return True


def _show_crash(report: str) -> None:
    """Show a report, unless one is on the screen already or there is no application."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        sys.stderr.write(report)
        return
    if not any(isinstance(widget, CrashDialog) for widget in app.topLevelWidgets()):
        CrashDialog(report).open()
