"""How the figures of the sound pages are written."""

from PySide6.QtCore import QCoreApplication

from player.presets.rules import Choice
from player.sound.params import GAIN_KINDS, Band, BandKind, BandScope, Phase
from ui.wording import count

_MINUS = "\N{MINUS SIGN}"


def signed_db(gain_db: float, digits: int = 1) -> str:
    """Write a gain with its sign: +5.5 dB, 0.0 dB, and a true minus."""
    rounded = round(gain_db, digits)
    sign = "+" if rounded > 0 else _MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):.{digits}f} dB"


def hertz(freq_hz: float) -> str:
    """Write a frequency: 32 Hz, 1,500 Hz."""
    if freq_hz < 100 and round(freq_hz, 1) != round(freq_hz):
        return f"{freq_hz:.1f} Hz"
    return f"{count(round(freq_hz))} Hz"


def band_kind(kind: BandKind) -> str:
    """Return what a band's shape is called."""
    translate = QCoreApplication.translate
    words = {
        BandKind.PEAK: translate("Bands", "Peak"),
        BandKind.LOW_SHELF: translate("Bands", "Low shelf"),
        BandKind.HIGH_SHELF: translate("Bands", "High shelf"),
        BandKind.LOWPASS: translate("Bands", "Low-pass"),
        BandKind.HIGHPASS: translate("Bands", "High-pass"),
        BandKind.BANDPASS: translate("Bands", "Band-pass"),
        BandKind.NOTCH: translate("Bands", "Notch"),
        BandKind.ALLPASS: translate("Bands", "All-pass"),
        BandKind.TILT: translate("Bands", "Tilt"),
    }
    return words[kind]


def phase_word(phase: Phase) -> str:
    """Return what a phase is called."""
    translate = QCoreApplication.translate
    words = {
        Phase.MINIMUM: translate("Bands", "minimum phase"),
        Phase.LINEAR: translate("Bands", "linear phase"),
    }
    return words[phase]


def band_scope(scope: BandScope) -> str:
    """Return which signal a band filters."""
    translate = QCoreApplication.translate
    words = {
        BandScope.BOTH: translate("Bands", "Both channels"),
        BandScope.LEFT: translate("Bands", "Left"),
        BandScope.RIGHT: translate("Bands", "Right"),
        BandScope.MID: translate("Bands", "Middle"),
        BandScope.SIDE: translate("Bands", "Sides"),
    }
    return words[scope]


def band_shape(band: Band) -> str:
    """Write gain and Q, or the slope: +5.5 dB · Q 0.7."""
    parts = [signed_db(band.gain_db)] if band.kind in GAIN_KINDS else []
    if band.slope_db is not None:
        text = QCoreApplication.translate("Bands", "{slope} dB/oct")
        parts.append(text.format(slope=f"{band.slope_db:g}"))
    else:
        parts.append(f"Q {band.q:.2g}" if band.q < 10 else f"Q {band.q:.0f}")
    return " · ".join(parts)


def band_line(number: int, band: Band) -> str:
    """Say a whole band, for who cannot see it."""
    text = QCoreApplication.translate("Bands", "Band {number}: {kind}, {frequency}, {shape}")
    line = text.format(
        number=number, kind=band_kind(band.kind), frequency=hertz(band.freq_hz),
        shape=band_shape(band),
    )  # fmt: skip
    return line if band.enabled else f"{line}, {QCoreApplication.translate('Bands', 'off')}"


def reason(choice: Choice) -> str:
    """Say why a preset plays."""
    translate = QCoreApplication.translate
    words = {
        "off": translate("SoundReasons", "Sound is switched off."),
        "manual": translate("SoundReasons", "You chose it."),
        "track": translate("SoundReasons", "This track has its own preset."),
        "album": translate("SoundReasons", "The album “{named}” has its own preset."),
        "artist": translate("SoundReasons", "Rule for the artist “{named}”."),
        "genre": translate("SoundReasons", "Rule for the genre “{named}”."),
        "device": translate("SoundReasons", "Applies to {named}."),
        "output": translate("SoundReasons", "Applies to all {named}."),
        "none": translate("SoundReasons", "No rule applies."),
    }
    return words[choice.reason].format(named=choice.named, preset=choice.preset)
