"""The table of options: a new setting is one entry here."""

import sys

from PySide6.QtCore import QCoreApplication

from player.settings.schema import Density, LyricsAlign, ThemeName
from ui.viewmodels.options import Chapter, Option, Span
from ui.views.settings.sound_options import sound_options

ACCENTS = ("#7C9CFF", "#B18CFF", "#5FD3C4", "#8BC96B", "#E0A458", "#F08AA8")
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
        *_lyrics(),
        *_desktop_lyrics(),
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
            choices=list(zip(ACCENTS, _accent_names(), strict=True)),
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


def _accent_names() -> list[str]:
    translate = QCoreApplication.translate
    return [
        translate("Settings", "Blue"),
        translate("Settings", "Violet"),
        translate("Settings", "Teal"),
        translate("Settings", "Green"),
        translate("Settings", "Amber"),
        translate("Settings", "Rose"),
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


def _lyrics() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.LYRICS
    return [
        Option(
            "lyrics.translation",
            chapter,
            translate("Settings", "Translation"),
            translate("Settings", "A line below each line, where the lyrics have one."),
        ),
        Option(
            "lyrics.romanisation",
            chapter,
            translate("Settings", "Romanisation"),
            translate("Settings", "How a line sounds in Latin letters, where the lyrics say so."),
        ),
        Option(
            "lyrics.ruby",
            chapter,
            translate("Settings", "Readings above the words"),
            translate("Settings", "Furigana and Latin syllables, where the lyrics carry them."),
        ),
        Option(
            "lyrics.pinyin",
            chapter,
            translate("Settings", "Pinyin above Chinese lyrics"),
            translate("Settings", "Without tones; Japanese and Korean lyrics are left alone."),
        ),
        Option(
            "lyrics.align",
            chapter,
            translate("Settings", "Alignment"),
            translate(
                "Settings", "Where the lines stand; in duets the second voice faces the first."
            ),
            choices=align_names(),
        ),
        Option(
            "lyrics.text_px",
            chapter,
            translate("Settings", "Text size"),
            translate("Settings", "Of lyrics in the panel and on the page of what plays."),
            span=Span(10, 96, 1, translate("Settings", "px")),
        ),
        Option(
            "lyrics.prefer_sidecar",
            chapter,
            translate("Settings", "Files beside the music first"),
            translate("Settings", "An .lrc file wins over lyrics inside the music file."),
        ),
    ]


def _desktop_lyrics() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.LYRICS
    return [
        Option(
            "desktop_lyrics.text_px",
            chapter,
            translate("Settings", "Desktop lyrics: text size"),
            translate("Settings", "Of the current line; the wheel over it does the same."),
            span=Span(16, 120, 2, translate("Settings", "px")),
        ),
        Option(
            "desktop_lyrics.lines",
            chapter,
            translate("Settings", "Desktop lyrics: lines"),
            translate("Settings", "How many are shown, the current one first."),
            choices=[(1, "1"), (2, "2"), (3, "3")],
        ),
        Option(
            "desktop_lyrics.companions",
            chapter,
            translate("Settings", "Desktop lyrics: translation"),
            translate("Settings", "Translation and romanisation come before the next line."),
        ),
        Option(
            "desktop_lyrics.latin_first",
            chapter,
            translate("Settings", "Desktop lyrics: Latin letters first"),
            translate("Settings", "Romanisation comes before the translation."),
        ),
        Option(
            "desktop_lyrics.color",
            chapter,
            translate("Settings", "Desktop lyrics: colour"),
            translate("Settings", "Of what is sung already."),
            choices=[
                ("", translate("Settings", "The accent")),
                *zip(ACCENTS, _accent_names(), strict=True),
            ],
        ),
        Option(
            "desktop_lyrics.locked",
            chapter,
            translate("Settings", "Desktop lyrics: locked"),
            translate("Settings", "Clicks go through them to what lies below."),
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


def align_names() -> list[tuple[LyricsAlign, str]]:
    """Return where lyrics can stand, and how that is called."""
    translate = QCoreApplication.translate
    return [
        (LyricsAlign.LEFT, translate("Settings", "Left")),
        (LyricsAlign.CENTRE, translate("Settings", "Centre")),
        (LyricsAlign.RIGHT, translate("Settings", "Right")),
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
