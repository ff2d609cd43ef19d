"""What can be chosen of lyrics, in the window and over the desktop."""

from PySide6.QtCore import QCoreApplication

from player.settings.schema import LyricsAlign
from ui.viewmodels.options import Chapter, Option, Span
from ui.views.settings.accents import accents


def lyrics_options() -> list[Option]:
    """Return the options of lyrics in the window."""
    return [*_lines(), *_manner()]


def _lines() -> list[Option]:
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
    ]


def _manner() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.LYRICS
    return [
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


def desktop_lyrics_options() -> list[Option]:
    """Return the options of lyrics over the desktop."""
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
                *accents(),
            ],
        ),
        Option(
            "desktop_lyrics.locked",
            chapter,
            translate("Settings", "Desktop lyrics: locked"),
            translate("Settings", "Clicks go through them to what lies below."),
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
