"""The options of playback and output: those that can cost exactness."""

from PySide6.QtCore import QCoreApplication

from player.settings.schema import OnDeviceLoss, OutputPolicy, PlaybackSettings, RatePolicy
from ui.viewmodels.options import Chapter, Option, Span


def sound_options() -> list[Option]:
    """Return them, page after page."""
    return [*_going_on(), *_playback(), *_loudness(), *_pace(), *_output()]


def _going_on() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.PLAYBACK
    return [
        Option(
            "playback.resume_at_start",
            chapter,
            translate("Settings", "Go on where you stopped"),
            translate("Settings", "The last queue waits at its place, paused."),
        ),
        Option(
            "playback.resume_long",
            chapter,
            translate("Settings", "Go on in long tracks"),
            translate("Settings", "Audiobooks, podcasts and long mixes begin where you left them."),
        ),
    ]


def _playback() -> list[Option]:
    translate, chapter = QCoreApplication.translate, Chapter.PLAYBACK
    return [
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
            translate("Settings", "It is part of the gain that every sample is multiplied by."),
            span=Span(-24, 24, 0.5, decibels, 1),
        ),
        Option(
            "playback.untagged_preamp_db",
            chapter,
            translate("Settings", "Preamp without a tag"),
            translate("Settings", "The gain of files that have no tag, while loudness is on."),
            translate("Settings", "Any gain but 0 dB multiplies every sample of such a file."),
            span=Span(-24, 24, 0.5, decibels, 1),
        ),
        Option(
            "playback.prevent_clipping",
            chapter,
            translate("Settings", "Prevent clipping"),
            translate("Settings", "No gain lifts a peak above full scale."),
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
            translate("Settings", "Any rate but the file’s own is resampled."),
            choices=[
                (RatePolicy.NATIVE, translate("Settings", "The file’s own: bit-perfect")),
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
            translate("Settings", "Files of every other rate are resampled then."),
            choices=[(rate, f"{rate / 1000:g} kHz") for rate in _RATES],
        ),
        Option(
            "output.on_device_loss",
            chapter,
            translate("Settings", "When a device goes away"),
            translate("Settings", "What becomes of the music."),
            translate("Settings", "Elsewhere it may be mixed or resampled; the path says so."),
            choices=[
                (OnDeviceLoss.PAUSE, translate("Settings", "Pause")),
                (OnDeviceLoss.MOVE, translate("Settings", "Play on elsewhere")),
            ],
        ),
    ]


_RATES = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 352_800, 384_000)
