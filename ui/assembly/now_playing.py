"""What the page of the current track shows beside its cover, and the full screen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.session import Session
from ui.assembly.shared import Shared
from ui.bridge import PlaybackBridge
from ui.theme.tint import plain_tint
from ui.viewmodels.credits import CreditsModel
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.meters import MetersModel
from ui.viewmodels.path import PathModel
from ui.viewmodels.queue import QueueModel
from ui.views.keys.commands import Command, Group
from ui.views.lyrics.lyrics_panel import LyricsPanel
from ui.views.playing.credits import CreditsPage
from ui.views.playing.now_playing import NowPlayingPage
from ui.views.playing.path_tab import PathTab
from ui.views.playing.visualiser import Visualiser
from ui.views.queue.queue_list import QueueList
from ui.views.shell.full_screen import FullScreen
from ui.views.shell.window import HOME, MainWindow
from ui.widgets.button import IconButton

with deferred():
    from ui.viewmodels import lyrics_editor as editor_model
    from ui.views.lyrics import lyrics_editor as editor_view

LYRICS = "lyrics"
_PANEL_TEXT = 0.8


def build_now_playing(
    window: MainWindow,
    page: NowPlayingPage,
    session: Session,
    shared: Shared,
    bridge: PlaybackBridge,
    queue: QueueModel,
) -> None:
    """Add lyrics, queue and credits to the page, lyrics to the right panel, and the full screen."""
    translate, theme = QCoreApplication.translate, shared.theme
    lyrics = LyricsModel(
        session.playback,
        session.lyrics,
        shared.settings,
        shared.tasks,
        lookup=session.lyrics_lookup,
    )
    window.closing.connect(lyrics.close)
    lyrics.written.connect(partial(_say_written, window))
    window.commands.add(_chorus(window, lyrics))
    credit = CreditsModel(session.playback, shared.tasks)
    for model in (lyrics, credit):
        model.setParent(window)
        bridge.playback_changed.connect(model.show)
    on_page = LyricsPanel(theme, lyrics, "page", page)
    _add_editor(window, on_page, lyrics, session, shared, bridge)
    beside = LyricsPanel(theme, lyrics, "panel", window, text_share=_PANEL_TEXT)
    beside.setContentsMargins(11, 0, 10, 8)
    page.tinted.connect(on_page.set_tint)
    theme.changed.connect(partial(_use_theme, beside, shared))
    title = translate("NowPlaying", "Lyrics")
    page.add_tab(LYRICS, title, on_page)
    rows = QueueList(theme, queue, shared.covers, page)
    page.add_tab("queue", translate("NowPlaying", "Queue"), rows)
    page.add_tab("credits", translate("NowPlaying", "Credits"), CreditsPage(theme, credit, page))
    window.add_panel_tab(LYRICS, "lyrics", title, beside, ("L",))
    _add_full_screen(window, page, on_page, shared)


def _add_editor(
    window: MainWindow,
    panel: LyricsPanel,
    lyrics: LyricsModel,
    session: Session,
    shared: Shared,
    bridge: PlaybackBridge,
) -> None:
    embed = partial(_embed, session.library) if session.library else None
    translate = QCoreApplication.translate

    def undo(take_back: Callable[[], object]) -> None:
        try:
            take_back()
        except PlayerError as error:
            window.notices.show(Notice(error.code, error.details))
        lyrics.reload()

    def say(where: str, take_back: Callable[[], object]) -> None:
        lyrics.reload()
        text, label = _saved_words(editor_model.SaveTo(where)), translate("NowPlaying", "Undo")
        window.notices.offer("lyrics.saved", text, label, partial(undo, take_back))

    def make() -> "editor_view.LyricsEditor":
        model = editor_model.LyricsEditorModel(
            session.playback, session.lyrics, shared.tasks, embed
        )
        model.setParent(window)
        window.succession.hold(lambda: model.modified)
        bridge.playback_changed.connect(model.show_playback)
        model.saved.connect(say)
        model.failed.connect(window.notices.show)
        return editor_view.LyricsEditor(shared.theme, model, panel)

    panel.set_editor(make)


def _saved_words(where: "editor_model.SaveTo") -> str:
    translate = QCoreApplication.translate
    if where is editor_model.SaveTo.BESIDE:
        return translate("NowPlaying", "The lyrics lie beside the file now.")
    if where is editor_model.SaveTo.OWN:
        return translate(
            "NowPlaying", "The lyrics are kept for you; the music’s folder is as it was."
        )
    return translate(
        "NowPlaying", "The lyrics are written into the file, or will be once it is silent."
    )


def _embed(library: Library, track_id: int, text: str) -> Callable[[], object] | Notice:
    """On a thread of the window's: the editor writes a copy, compares the sound and puts it in."""
    report = library.editor.apply([track_id], {"lyrics": (text,)})
    if report.failed:
        return Notice(report.failed[0].code, report.failed[0].details)
    return library.editor.undo


def _chorus(window: MainWindow, lyrics: LyricsModel) -> Command:
    translate = QCoreApplication.translate

    def go() -> None:
        if not lyrics.go_to_chorus():
            text = translate("NowPlaying", "No lines of these lyrics come again.")
            window.notices.say("lyrics.chorus", text)

    return Command("chorus", translate("Keyboard", "Go to the chorus"), go, group=Group.PLAYBACK)


def _say_written(window: MainWindow, path: str) -> None:
    text = QCoreApplication.translate("NowPlaying", "Written: {name}")
    window.notices.say("lyrics.written", text.format(name=Path(path).name))


def _use_theme(panel: LyricsPanel, shared: Shared) -> None:
    panel.set_tint(plain_tint(shared.theme.tokens))


def _add_full_screen(
    window: MainWindow, page: NowPlayingPage, lyrics: LyricsPanel, shared: Shared
) -> None:
    frame, tools = (window.sidebar, window.panel), (page.head, lyrics.tools)
    full = FullScreen(window, frame, window.bar, tools)
    full.changed.connect(lambda: page.fill(full.on))
    title = QCoreApplication.translate("NowPlaying", "Full screen")

    def fill() -> None:
        window.open_page(HOME)
        full.toggle()

    button = IconButton(shared.theme, "fullscreen", title, page)
    button.clicked.connect(fill)
    page.add_action(button)
    window.commands.add(Command("full-screen", title, fill, ("F11", "F"), icon_name="fullscreen"))


def add_meters(page: NowPlayingPage, meters: MetersModel, path: PathModel, shared: Shared) -> None:
    """Add what moves with the music under the cover, and the path beside it."""
    theme = shared.theme
    visualiser = Visualiser(theme, meters, page, page.paint_behind)
    page.tinted.connect(lambda _tint: visualiser.bars.redraw())
    page.set_visualiser(visualiser)
    title = QCoreApplication.translate("NowPlaying", "Spectrum, levels or stereo image")
    button = IconButton(theme, "visualiser", title, page)
    button.clicked.connect(visualiser.turn)
    page.add_action(button)
    page.add_tab(
        "path", QCoreApplication.translate("NowPlaying", "Path"), PathTab(theme, path, page)
    )
