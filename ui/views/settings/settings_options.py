"""The table of options: a new setting is one entry here."""

import sys

from PySide6.QtCore import QCoreApplication

from player.settings.schema import Density, ThemeName
from ui.viewmodels.options import Chapter, Option
from ui.views.settings.accents import accents
from ui.views.settings.lyrics_options import desktop_lyrics_options, lyrics_options
from ui.views.settings.sound_options import sound_options

NOT_OPTIONS = frozenset(
    {"output.device", "output.devices", "look.shortcuts", "library.folders", "library.excluded"}
)
"""Fields that are chosen elsewhere: in the picker, by keys, by folders."""


def options() -> list[Option]:
    """Return every option, page after page, in the order shown."""
    return [
        *_look(),
        *_shape(),
        *sound_options(),
        *_library(),
        *lyrics_options(),
        *desktop_lyrics_options(),
        *_online(),
        *(_keys() if sys.platform.startswith("linux") else ()),
    ]


def chapter_title(chapter: Chapter) -> str:
    """Return the name of a page of the settings."""
    translate = QCoreApplication.translate
    titles = {
        Chapter.LOOK: translate("Settings", "Look"),
        Chapter.PLAYBACK: translate("Settings", "Playback"),
        Chapter.OUTPUT: translate("Settings", "Output"),
        Chapter.LIBRARY: translate("Settings", "Library"),
        Chapter.LYRICS: translate("Settings", "Lyrics"),
        Chapter.ONLINE: translate("Settings", "Online"),
        Chapter.KEYS: translate("Settings", "Keyboard"),
    }
    return titles[chapter]


def _look() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.LOOK
    return [
        Option(
            "look.theme",
            chapter,
            translate("Settings", "Theme"),
            translate("Settings", "The colours of the window."),
            choices=[
                (ThemeName.SYSTEM, translate("Settings", "As the system")),
                (ThemeName.NIGHT, translate("Settings", "Night")),
                (ThemeName.PAPER, translate("Settings", "Paper")),
                (ThemeName.CONTRAST, translate("Settings", "High contrast")),
            ],
        ),
        Option(
            "look.accent",
            chapter,
            translate("Settings", "Accent"),
            translate("Settings", "The colour of what is chosen and what plays."),
            choices=accents(),
        ),
        Option(
            "look.language",
            chapter,
            translate("Settings", "Language"),
            translate("Settings", "What the window speaks."),
            choices=[
                (None, translate("Settings", "As the system")),
                ("en", "English"),  # a language is named in itself, for who cannot read the others
                ("zh_CN", "简体中文"),
            ],
        ),
    ]


def _shape() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.LOOK
    return [
        Option(
            "look.density",
            chapter,
            translate("Settings", "Density"),
            translate("Settings", "How close the rows of tables stand."),
            choices=[
                (Density.COMFORTABLE, translate("Settings", "Comfortable")),
                (Density.COMPACT, translate("Settings", "Compact")),
                (Density.TABLE, translate("Settings", "Table")),
            ],
        ),
        Option(
            "look.reduced_motion",
            chapter,
            translate("Settings", "Reduce motion"),
            translate("Settings", "Nothing slides, fades or runs across the screen."),
        ),
        Option(
            "look.close_to_tray",
            chapter,
            translate("Settings", "Close to the tray"),
            translate(
                "Settings",
                "The music plays on when the window is closed; without a tray it is minimised.",
            ),
        ),
        Option(
            "look.notify",
            chapter,
            translate("Settings", "Say what begins to play"),
            translate("Settings", "A notification at each track while the window is away."),
        ),
    ]


def _library() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.LIBRARY
    return [
        Option(
            "library.watch",
            chapter,
            translate("Settings", "Watch the folders"),
            translate("Settings", "New and changed files come in by themselves."),
        ),
        Option(
            "library.scan_at_start",
            chapter,
            translate("Settings", "Look through the folders at the start"),
            translate("Settings", "Finds what changed while Galaxia was closed."),
        ),
        Option(
            "library.analyse",
            chapter,
            translate("Settings", "Listen to every track once"),
            translate("Settings", "Loudness and truth of hi-res, found while nothing else runs."),
        ),
        Option(
            "library.write_ratings",
            chapter,
            translate("Settings", "Write ratings into files"),
            translate("Settings", "Other programs see them; the sound in the file stays as it is."),
        ),
    ]


def _online() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.ONLINE
    return [
        Option(
            "lyrics.online_lookup",
            chapter,
            translate("Settings", "Look lyrics up at LRCLIB"),
            translate("Settings", "Sends title, artist, album and length of what plays."),
        ),
        Option(
            "library.online_lookup",
            chapter,
            translate("Settings", "Look tags up at MusicBrainz"),
            translate("Settings", "Asks only when you say so, for the album you chose."),
        ),
        Option(
            "library.whole_from_servers",
            chapter,
            translate("Settings", "Full quality from servers"),
            translate("Settings", "Rather waits for the whole file than plays less of it."),
        ),
    ]


def _keys() -> list[Option]:
    translate = QCoreApplication.translate
    return [
        Option(
            "look.global_keys",
            Chapter.KEYS,
            translate("Settings", "Keys for everywhere"),
            translate(
                "Settings",
                "The desktop is asked for keys that act while another program has the focus.",
            ),
        ),
    ]
