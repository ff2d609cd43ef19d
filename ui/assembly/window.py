"""The window around a session: shared parts first, then one area after the other."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial

import numpy as np
from PySide6.QtCore import QUrl
from PySide6.QtGui import QColor, QDesktopServices

from player.deferred import deferred
from player.library.covers import load_cover
from player.library.db.database import backup_folder
from player.library.lists.rows import CoverRef
from player.library.location import library_path
from player.library.tags import read_cover
from player.paths import cache_dir, config_dir
from player.session import Session
from player.settings.schema import Density, LookSettings, ThemeName
from player.settings.window_state import WindowStateStore
from ui.assembly.account import build_account
from ui.assembly.cloud import build_cloud, with_servers
from ui.assembly.downloads import build_downloads
from ui.assembly.first_run import build_first_run, greet
from ui.assembly.info import build_info
from ui.assembly.lab import build_lab
from ui.assembly.library import build_library
from ui.assembly.now_playing import add_meters, build_now_playing
from ui.assembly.remembering import hand_on, remember
from ui.assembly.search import build_search
from ui.assembly.settings import SETTINGS, build_settings
from ui.assembly.shared import Shared
from ui.assembly.side_windows import SideWindows
from ui.assembly.sound import OUTPUTS, build_sound
from ui.bridge import PlaybackBridge
from ui.covers import Covers, ReadCover
from ui.tasks import Tasks
from ui.theme.accent import with_accent
from ui.theme.system import SystemLook, system_theme
from ui.theme.theme import Theme
from ui.theme.tokens import Motion, Tokens, load_tokens
from ui.thumbnails import Thumbnails
from ui.viewmodels.album_sound import AlbumSoundModel
from ui.viewmodels.look import LookModel
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.notices import NoticesModel
from ui.viewmodels.opening import OpeningModel
from ui.viewmodels.output_choice import OutputChoiceModel
from ui.viewmodels.player import PlayerModel
from ui.viewmodels.queue import QueueModel
from ui.viewmodels.queue_time import QueueTimeModel
from ui.viewmodels.shuffle import ShuffleModel
from ui.viewmodels.undo import QueueUndo, UndoModel
from ui.views.keys.manner_commands import bedtime_commands, manner_commands
from ui.views.library.library_pages import LibraryPages
from ui.views.library.looking_up import LookingUp
from ui.views.shell.models import Models
from ui.views.shell.shell import Shell
from ui.views.shell.window import MainWindow
from ui.widgets.grid.generated_cover import draw_cover

with deferred():
    from ui.viewmodels import lookup as lookup_model


_ROWS_PX = {Density.COMFORTABLE: 36, Density.COMPACT: 32, Density.TABLE: 27}


def cover_bytes(name: Hashable) -> bytes | None:
    """Read a cover by its name: the library's reference, or the path of a file."""
    match name:
        case CoverRef():
            return load_cover(name)
        case str():
            return read_cover(name)
        case _:
            return None


def build_window(
    session: Session,
    read_cover: ReadCover = cover_bytes,
    dress: Callable[[Theme], None] = lambda _theme: None,
) -> MainWindow:
    """Build a window on a session; closing it takes down what it was made of.

    Args:
        session: What plays and keeps; without a library its pages are missing.
        read_cover: Reads a cover by its name, on a thread of the window's.
        dress: Gives the application the theme; before a widget is made it costs next to nothing.
    """
    look = LookModel(session.settings)
    theme = Theme(tokens_for(look.look))
    system = SystemLook(theme)
    for changes in (look.changed, system.changed):
        changes.connect(lambda: theme.use(tokens_for(look.look)))
    dress(theme)
    shared = _shared(session, theme, read_cover)
    models = _models(session, look, shared.tasks)
    bridge = _bridge(session, models)
    window = MainWindow(theme, models, shared.covers)
    shell = Shell(window, models, shared.covers)
    for end in (bridge.close, models.outputs.close, look.close):
        window.closing.connect(end)
    hand_on(window)
    with window.commands.together():
        _add_areas(window, shell, session, shared, bridge)
    _promise_pages(window)
    remember(window, shared.window_state)
    greet(window, session, shared)
    window.closing.connect(shared.tasks.close)
    owned = (theme, shared.tasks, shared.covers, bridge)
    for part in (*owned, *(getattr(models, name) for name in Models.__slots__)):
        part.setParent(window)
    return window


def _add_areas(
    window: MainWindow, shell: Shell, session: Session, shared: Shared, bridge: PlaybackBridge
) -> None:
    queue = shell.models.queue
    build_now_playing(window, shell.now_playing, session, shared, bridge, queue)
    meters, path = build_sound(window, session, shared, bridge)
    add_meters(shell.now_playing, meters, path, shared)
    build_lab(window, session, shared, bridge)
    pages = _add_library(window, shell, session, shared)
    build_info(window, session, shared, bridge, pages)
    build_account(window, session.account, shared)
    build_search(window, session.library, session.playback, shared)
    build_settings(window, shared)
    build_first_run(window, session, shared, bridge, pages.models.library if pages else None)
    say = partial(window.notices.say, "manner")
    window.commands.add(*manner_commands(session.playback, say))
    window.commands.listen_to(
        lambda text: bedtime_commands(session.playback, say, text, datetime.now().astimezone())
    )
    SideWindows(window, shared, queue, window.findChild(LyricsModel))


def _promise_pages(window: MainWindow) -> None:
    """Say where the button of a toast leads when something can be done on a page."""
    window.notices.promise("devices", partial(window.open_page, OUTPUTS))
    window.notices.promise("settings", partial(window.open_page, SETTINGS))
    window.notices.promise("backups", _show_backups)


def _show_backups() -> None:
    """Open the folder of the library's copies, or where it will be."""
    folder = backup_folder(library_path())
    there = folder if folder.is_dir() else folder.parent
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))


def _shared(session: Session, theme: Theme, read_cover: ReadCover) -> Shared:
    tasks = Tasks()
    covers = Covers(
        with_servers(read_cover, session.cloud),
        tasks,
        draw=draw_cover,
        thumbnails=Thumbnails(cache_dir() / "covers"),
    )
    state = WindowStateStore(config_dir() / "window.json")
    return Shared(theme, tasks, covers, session.settings, state)


def _add_library(
    window: MainWindow, shell: Shell, session: Session, shared: Shared
) -> LibraryPages | None:
    """Add what a library and its servers bring; returns its pages, None without a library."""
    if session.handover is not None:
        window.notices.promise("continue", session.handover.accept)
    if session.library is None:
        return None
    library, playback, analysis = session.library, session.playback, session.analysis
    pages = build_library(window, library, playback, shared, analysis, session.radio)
    sound = AlbumSoundModel(session.album_volumes, session.sound, playback)
    sound.acted = pages.models.verbs.acted.emit
    album = pages.models.album
    album.sound = sound
    window.playing_changed.connect(lambda: album.hear(window.player.state))
    album.hear(window.player.state)
    if session.lookup is not None:
        asked = session.lookup, session.library, session.settings, shared.tasks
        LookingUp(window, pages, lambda: lookup_model.LookupModel(*asked))
    shell.welcome.keep_folders()
    if session.cloud is not None:
        build_cloud(window, session.library, session.cloud, shared)
        build_downloads(window, session.library, session.cloud, session.account, pages, shared)
    return pages


def tokens_for(look: LookSettings) -> Tokens:
    """Return the theme a look asks for."""
    name = system_theme() if look.theme is ThemeName.SYSTEM else look.theme.value
    tokens = replace(load_tokens(name), row_px=_ROWS_PX[look.density])
    if look.accent != LookSettings().accent and name != ThemeName.CONTRAST:
        tokens = with_accent(tokens, QColor(look.accent))
    return replace(tokens, motion_ms=Motion(0, 0, 0)) if look.reduced_motion else tokens


def _models(session: Session, look: LookModel, tasks: Tasks) -> Models:
    playback, notices = session.playback, NoticesModel(session.playback)
    journal = session.library.playlist_journal if session.library else None
    undo = UndoModel(tasks, journal)
    undo.failed.connect(notices.show)
    tasks.trouble.connect(notices.show_again)
    return Models(
        player=PlayerModel(playback),
        queue=QueueModel(playback, tasks),
        queue_time=QueueTimeModel(playback, tasks, _durations(session)),
        shuffle=ShuffleModel(playback, tasks),
        opening=OpeningModel(playback, tasks, session.demo_album.play),
        notices=notices,
        look=look,
        outputs=OutputChoiceModel(session.outputs),
        undo=undo,
        queue_undo=QueueUndo(playback, undo),
    )


def _durations(session: Session) -> Callable[[Sequence[int]], int]:
    library = session.library
    if library is None:
        return lambda _ids: 0
    return lambda ids: library.tracks.totals(np.array(ids, dtype=np.int64))[0]


def _bridge(session: Session, models: Models) -> PlaybackBridge:
    playback = session.playback
    bridge = PlaybackBridge(playback)
    bridge.playback_changed.connect(models.player.show)
    bridge.playback_changed.connect(models.queue_time.show)
    bridge.queue_changed.connect(models.queue.show)
    bridge.queue_changed.connect(models.queue_time.show_queue)
    models.player.seeked.connect(models.queue_time.look_again)
    bridge.queue_changed.connect(models.queue_undo.show)
    bridge.queue_changed.connect(models.shuffle.show)
    models.shuffle.failed.connect(models.notices.show)
    bridge.notice.connect(models.notices.show)
    if playback.queue.entries:  # a window in another language comes when all has been announced
        models.queue_time.show_queue(playback.queue)
    return bridge
