"""Pictures of every page: `python -m tests.support.gallery OUT`.

Each page in each theme and language, at 100 % and 200 %, named page-theme-language-scale.png; some
pages at 125 %, 150 % and 300 %, and in a window that reads from right to left.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from player.events import Notice
from player.library.keep.analyses import Analysis
from player.library.library import Library
from player.model import Chapter
from player.settings.schema import LookSettings, Settings, ThemeName
from tests.support.fake_playback import FakeSession, tracks
from tests.support.gallery_library import LIBRARY_STATES
from tests.support.gallery_sound import SOUND_PAGES
from tests.support.gallery_states import STATES
from tests.support.settling import settle
from tests.support.showing import Show, open_alone
from tests.support.window import make_rich_library, outline
from ui.app import dress
from ui.assembly.side_windows import SideWindows
from ui.assembly.window import build_window
from ui.translation import LANGUAGES, install_language
from ui.views.keys.keys_dialog import KeysDialog
from ui.views.library.library_pages import ALBUMS, TRACKS, LibraryPages
from ui.views.playing.mini_player import MiniSize
from ui.views.playlists.playlist_pages import PlaylistPages
from ui.views.shell.window import HOME, INFO, MainWindow

THEMES = ("night", "paper", "contrast")
SCALES = ("1", "2")
BETWEEN = ("1.25", "1.5", "3")
MIRRORED = "rtl"
"""At 100 %, from right to left."""

TELLING = ("welcome", "now-playing", "albums", "album", "tracks", "first-run", "settings")
"""Pages that show what a scale or a direction does to type, hairlines, tables and cards."""

SIZE = (1440, 900)


def _welcome(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(HOME)


def _now_playing(window: MainWindow, session: FakeSession) -> None:
    session.playback.play_tracks(tracks(12), 2, "Parallax")
    session.playback.add_tracks(tracks(8)[6:])
    session.playback.seek(134_000)
    settle()
    window.open_page(HOME)


def _albums(window: MainWindow, _session: FakeSession) -> None:
    open_alone(window, ALBUMS)


def _album(window: MainWindow, _session: FakeSession) -> None:
    pages = window.findChild(LibraryPages)
    pages.open_album(pages.albums.grid.model().album(3))
    window.show_panel(shown=False)


def _open(name: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        open_alone(window, name)

    return show


def _grouped(window: MainWindow, _session: FakeSession) -> None:
    open_alone(window, ALBUMS)
    model = window.findChild(LibraryPages).models.albums
    model.group_by("decade")


def _by_title(window: MainWindow, _session: FakeSession) -> None:
    model = window.findChild(LibraryPages).models.albums
    model.group_by("")
    model.sort_by("title")


def _album_of(title: str) -> Show:
    def show(window: MainWindow, session: FakeSession) -> None:
        ids = session.library.albums.ids(f'album:"{title}"')
        window.routes.open("album", int(ids[0]))

    return show


def _name(kind: str, name: str) -> Show:
    def show(window: MainWindow, _session: FakeSession) -> None:
        window.routes.open(kind, name)

    return show


def _composer(window: MainWindow, session: FakeSession) -> None:
    key = session.library.directory.find("composer", "Ludwig van Beethoven")
    window.routes.open("composer", key)


def _work(window: MainWindow, session: FakeSession) -> None:
    composer = session.library.directory.find("composer", "Ludwig van Beethoven")
    window.routes.open("work", int(session.library.works.of_composer(composer).ids[0]))


def _smart_editor(window: MainWindow, session: FakeSession) -> None:
    pages = window.findChild(PlaylistPages)
    _playlist(0)(window, session)
    pages.edit_rules()
    settle()
    pages.smart.text.setText("hires: genre:classical year:1970..2015 -live")
    pages.smart.text.textEdited.emit(pages.smart.text.text())


def _health(window: MainWindow, session: FakeSession) -> None:
    window.open_page("health")
    window.navigator.page("health").kinds.chips[4].click()


def _tag_editor(window: MainWindow, session: FakeSession) -> None:
    window.routes.open("tags", session.library.tracks.ids('album:"Night Trains"').tolist())
    settle()
    page = window.navigator.page("tags")
    model = page.sheet.model()
    model.setData(model.index(0, 7), "Live Jazz")
    model.setData(model.index(3, 2), "Sleeping Car (take 2)")
    page.look.setChecked(True)


def _playlist(place: int) -> Show:
    def show(window: MainWindow, session: FakeSession) -> None:
        window.routes.open("playlist", session.library.playlists.rows()[place].id)

    return show


def _browser(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(TRACKS)
    page = window.findChild(LibraryPages).tracks
    page.browse.click()
    page.table.selectRow(2)


def _browser_away(window: MainWindow, _session: FakeSession) -> None:
    window.findChild(LibraryPages).tracks.browse.click()


def _tracks(window: MainWindow, _session: FakeSession) -> None:
    window.open_page(TRACKS)
    window.show_panel(shown=True)


def _info(window: MainWindow, session: FakeSession) -> None:
    ids = session.library.tracks.ids('album:"Symphonies 5 & 7"')
    found = Analysis(-19.4, 14.2, -0.8, 13.0, -18.9, -0.3, "genuine", 24, 43_200.0)
    session.library.analyses.store(int(ids[0]), found)
    session.library.annotations.rate(ids[:1].tolist(), 4.0)
    for row in session.library.playlists.rows()[:2]:
        session.library.playlists.append(row.id, ids[:1])
    session.playback.play_tracks(ids.tolist(), 0, "Symphonies 5 & 7")
    window.open_page(ALBUMS)
    settle()
    window.show_panel(shown=True, tab=INFO)


def _chapters(window: MainWindow, session: FakeSession) -> None:
    chapters = tuple(Chapter(i * 52_000, f"Chapter {i + 1}") for i in range(6))
    session.playback.play_tracks([replace(tracks(1)[0], chapters=chapters)])
    session.playback.seek(134_000)
    settle()
    window.open_page(HOME)
    window.bar.transport.seek.set_arrived(((0.0, 0.62),))


def _offline(window: MainWindow, session: FakeSession) -> None:
    with session.library.database.transaction() as connection:
        connection.execute("UPDATE file SET state = 2 WHERE id > 60")
    session.library.announce()
    open_alone(window, ALBUMS)
    settle()
    with session.library.database.transaction() as connection:
        connection.execute("UPDATE file SET state = 0")


def _nothing_found(window: MainWindow, _session: FakeSession) -> None:
    open_alone(window, ALBUMS)
    window.findChild(LibraryPages).albums.header.field.setText("no such music")


def _engine_lost(window: MainWindow, session: FakeSession) -> None:
    window.findChild(LibraryPages).albums.header.field.clear()
    session.engine.lose(134.0)


def _narrow(window: MainWindow, session: FakeSession) -> None:
    session.playback.notice(Notice("device.none"))
    window.resize(window.minimumSize())


PAGES: dict[str, Show] = {
    "welcome": _welcome,
    "now-playing": _now_playing,
    "home": _open("home"),
    "reports": _open("reports"),
    "albums": _albums,
    "albums-by-decade": _grouped,
    "albums-by-title": _by_title,
    "album": _album,
    "album-works": _album_of("Symphonies 5 & 7"),
    "album-discs": _album_of("Night Trains"),
    "album-versions": _album_of("Kites"),
    "artists": _open("artists"),
    "artist": _name("artist-name", "The Lanterns"),
    "composers": _open("composers"),
    "composer": _composer,
    "work": _work,
    "folders": _open("folders"),
    "genres": _open("genres"),
    "health": _health,
    "tag-editor": _tag_editor,
    "genre": _name("genre", "Modern"),
    "years": _open("years"),
    "playlists": _open("playlists"),
    "playlist": _playlist(0),
    "smart-playlist": _playlist(1),
    "smart-editor": _smart_editor,
    "favourites": _open("favourites"),
    "column-browser": _browser,
    "column-browser-away": _browser_away,
    "tracks": _tracks,
    "info": _info,
    "offline": _offline,
    "chapters": _chapters,
    **SOUND_PAGES,
    **STATES,
    "first-run": _open("first-run"),
    "settings": _open("settings"),
    "nothing-found": _nothing_found,
    "engine-lost": _engine_lost,
    **LIBRARY_STATES,
    "narrow": _narrow,
}


@contextmanager
def opened(library: Library, theme: str) -> Iterator[tuple[MainWindow, FakeSession]]:
    session = FakeSession(library=library)
    session.settings.change(Settings(look=LookSettings(theme=ThemeName(theme))))
    window = build_window(session, read_cover=lambda _name: None)
    dress(QApplication.instance(), window.theme)
    window.resize(*SIZE)
    window.show()
    settle()
    try:
        yield window, session
    finally:
        window.close()
        session.close()


def draw_some(out: Path, library: Library, kind: str) -> None:
    """Draw the telling pages at a scale between, or mirrored."""
    with opened(library, THEMES[0]) as (window, session):
        for name in TELLING:
            PAGES[name](window, session)
            settle()
            window.bar.transport.seek.set_overview(outline())
            window.grab().save(str(out / f"{name}-{THEMES[0]}-en-{percent(kind)}.png"))


def percent(kind: str) -> str:
    return kind if kind == MIRRORED else f"{round(float(kind) * 100)}"


def draw(out: Path, library: Library, language: str, scale: str) -> None:
    for theme in THEMES:
        with opened(library, theme) as (window, session):
            for name, show in PAGES.items():
                drawn = show(window, session) or window
                settle()
                window.bar.transport.seek.set_overview(outline())
                drawn.grab().save(str(out / f"{name}-{theme}-{language}-{scale}00.png"))
                if drawn is not window:
                    drawn.close()
            window.resize(*SIZE)
            draw_mini(window, out, f"{theme}-{language}-{scale}00")
            keys = KeysDialog(window.theme, window.commands, window)
            keys.show()
            settle()
            keys.grab().save(str(out / f"keys-{theme}-{language}-{scale}00.png"))
            keys.close()


def draw_mini(window: MainWindow, out: Path, ending: str) -> None:
    """The mini player in its shapes, and what comes next in the largest."""
    mini = window.findChild(SideWindows).mini
    for shape in MiniSize:
        mini.set_size(shape)
        mini.show()
        settle()
        mini.grab().save(str(out / f"mini-{shape.value}-{ending}.png"))
    mini.set_size(MiniSize.SQUARE)
    mini.list.click()
    settle()
    mini.grab().save(str(out / f"mini-list-{ending}.png"))
    mini.hide()


def draw_all(out: Path, scale: str) -> None:
    """In a process of its own: Qt takes one scale for its whole life."""
    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        library = make_rich_library(Path(folder))
        if scale not in SCALES:
            install_language("en", app)
            if scale == MIRRORED:
                app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
            draw_some(out, library, scale)
            library.close()
            return
        for language in LANGUAGES:
            translators = install_language(language, app)
            draw(out, library, language, scale)
            for translator in translators:
                app.removeTranslator(translator)
        library.close()


def main() -> None:
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        draw_all(out, sys.argv[2])
        return
    for scale in (*SCALES, *BETWEEN, MIRRORED):
        factor = "1" if scale == MIRRORED else scale
        environment = os.environ | {"QT_SCALE_FACTOR": factor}
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        words = [sys.executable, "-m", "tests.support.gallery", str(out), scale]
        subprocess.run(words, env=environment, check=True)


if __name__ == "__main__":
    main()
