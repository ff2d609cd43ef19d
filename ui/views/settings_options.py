"""The table of options: a new setting is one entry here."""

from PySide6.QtCore import QCoreApplication

from player.settings.schema import (
    Density,
    OnDeviceLoss,
    OutputPolicy,
    PlaybackSettings,
    RatePolicy,
    ThemeName,
)
from ui.viewmodels.options import Chapter, Option, Span

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
        *_playback(),
        *_loudness(),
        *_pace(),
        *_output(),
        *_library(),
        *_lyrics(),
        *_online(),
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
            translate("Settings", "What the window speaks, from the next start on."),
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
            translate("Settings", "How much fits on a page."),
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
            translate("Settings", "The music plays on when the window is closed."),
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


def _playback() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.PLAYBACK
    return [
        Option(
            "playback.resume_at_start",
            chapter,
            translate("Settings", "Go on where you stopped"),
            translate("Settings", "The last queue waits at its place, paused."),
        ),
        Option(
            "playback.crossfade_ms",
            chapter,
            translate("Settings", "Crossfade"),
            translate("Settings", "Neighbours overlap; 0 joins them sample to sample."),
            translate("Settings", "The samples of the overlap are a mix of two tracks."),
            span=Span(0, 12_000, 500, translate("Settings", "ms")),
        ),
        Option(
            "playback.crossfade_albums",
            chapter,
            translate("Settings", "Crossfade inside albums"),
            translate("Settings", "Blend tracks of one album too, which are joined otherwise."),
            translate("Settings", "An album is no longer heard as it was mastered."),
        ),
        Option(
            "playback.blend_rate_hz",
            chapter,
            translate("Settings", "One rate for everything"),
            translate("Settings", "Tracks of different rates join without a gap."),
            translate("Settings", "Tracks of other rates are resampled."),
            choices=[
                (None, translate("Settings", "Off: bit-perfect")),
                (96_000, "96 kHz"),
                (176_400, "176.4 kHz"),
                (192_000, "192 kHz"),
            ],
        ),
        Option(
            "playback.pause_fade_ms",
            chapter,
            translate("Settings", "Fade at pause"),
            translate("Settings", "How softly pausing and seeking begin and end."),
            translate("Settings", "A few milliseconds around a pause; none in Exclusive."),
            span=Span(0, 1_000, 1, translate("Settings", "ms")),
        ),
    ]


def _pace() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.PLAYBACK
    return [
        Option(
            "playback.speed",
            chapter,
            translate("Settings", "Speed"),
            translate("Settings", "Faster or slower at the same pitch."),
            translate("Settings", "Any speed but 1 computes the samples anew."),
            span=Span(0.5, 2.0, 0.05, "x", 2),
        ),
        Option(
            "playback.key_semitones",
            chapter,
            translate("Settings", "Key"),
            translate("Settings", "Higher or lower at the same speed."),
            translate("Settings", "Any key but 0 computes the samples anew."),
            span=Span(-12, 12, 1, translate("Settings", "semitones")),
        ),
        Option(
            "playback.balance",
            chapter,
            translate("Settings", "Balance"),
            translate("Settings", "-1 is left alone, 1 is right alone."),
            translate("Settings", "The far side is turned down."),
            span=Span(-1.0, 1.0, 0.05, "", 2),
        ),
    ]


def _loudness() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.PLAYBACK
    decibels = translate("Settings", "dB")
    modes = type(PlaybackSettings().gain_mode)
    return [
        Option(
            "playback.gain_mode",
            chapter,
            translate("Settings", "Loudness"),
            translate("Settings", "Brings tracks or albums to one loudness by their tags."),
            translate("Settings", "Every sample is multiplied by the gain."),
            choices=[
                (modes.OFF, translate("Settings", "Off: bit-perfect")),
                (modes.TRACK, translate("Settings", "By track")),
                (modes.ALBUM, translate("Settings", "By album")),
                (modes.AUTO, translate("Settings", "As it plays")),
            ],
        ),
        Option(
            "playback.tagged_preamp_db",
            chapter,
            translate("Settings", "Preamp with a tag"),
            translate("Settings", "Added to the gain of a tag, while loudness is on."),
            span=Span(-24, 24, 0.5, decibels, 1),
        ),
        Option(
            "playback.untagged_preamp_db",
            chapter,
            translate("Settings", "Preamp without a tag"),
            translate("Settings", "The gain of files that have no tag, while loudness is on."),
            span=Span(-24, 24, 0.5, decibels, 1),
        ),
        Option(
            "playback.prevent_clipping",
            chapter,
            translate("Settings", "Prevent clipping"),
            translate("Settings", "No gain lifts a peak above full scale."),
        ),
    ]


def _output() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.OUTPUT
    return [
        Option(
            "output.policy",
            chapter,
            translate("Settings", "How the device is opened"),
            translate("Settings", "With others, alone, or alone and never altered."),
            translate("Settings", "In Standard the system may mix and convert."),
            choices=[
                (OutputPolicy.STANDARD, translate("Settings", "Standard")),
                (OutputPolicy.EXCLUSIVE, translate("Settings", "Exclusive")),
                (OutputPolicy.STRICT, translate("Settings", "Strict")),
            ],
        ),
        Option(
            "output.rate_policy",
            chapter,
            translate("Settings", "Sample rate"),
            translate("Settings", "Which rate the device runs at."),
            translate("Settings", "Any rate but the file's own is resampled."),
            choices=[
                (RatePolicy.NATIVE, translate("Settings", "The file's own: bit-perfect")),
                (RatePolicy.FIXED, translate("Settings", "A fixed one")),
                (RatePolicy.FAMILY_MAXIMUM, translate("Settings", "Highest of its family")),
                (RatePolicy.DEVICE_MAXIMUM, translate("Settings", "Highest of the device")),
            ],
        ),
        Option(
            "output.fixed_rate_hz",
            chapter,
            translate("Settings", "Fixed rate"),
            translate("Settings", "The rate in use when a fixed one is chosen."),
            choices=[(rate, f"{rate / 1000:g} kHz") for rate in _RATES],
        ),
        Option(
            "output.on_device_loss",
            chapter,
            translate("Settings", "When a device goes away"),
            translate("Settings", "What becomes of the music."),
            choices=[
                (OnDeviceLoss.PAUSE, translate("Settings", "Pause")),
                (OnDeviceLoss.MOVE, translate("Settings", "Play on elsewhere")),
            ],
        ),
    ]


_RATES = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 352_800, 384_000)


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
    ]
