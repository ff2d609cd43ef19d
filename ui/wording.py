"""How figures are written: times, decibels, rates, counts."""

import re

from PySide6.QtCore import QCoreApplication, QLocale

from player.events import StreamTier
from player.model import AudioFormat

HI_RES = "Hi-Res"
_MINUS = "\N{MINUS SIGN}"
_TURNS, _TURNS_END = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATES, _ISOLATES_END = "\u2066\u2067\u2068", "\u2069"
_AFTER_FIGURE = re.compile(r"(?<=\d) (?=k?Hz|dB|bits)")
_MANY_DAYS = 5
"""From here on hours say nothing more."""


def clock(duration_ms: int) -> str:
    """Write a time as 2:14 or 1:02:03."""
    minutes, seconds = divmod(max(duration_ms, 0) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def remaining(position_ms: int, duration_ms: int) -> str:
    """Write what is left, with a minus sign."""
    return _MINUS + clock(duration_ms - position_ms)


def span(duration_ms: int) -> str:
    """Write a long time roughly, in the two largest units: 4 h 12 min, 46 days."""
    minutes = duration_ms // 60_000
    hours, days = minutes // 60, minutes // 1440
    if days >= _MANY_DAYS:
        return QCoreApplication.translate("Wording", "{days} days").format(days=count(days))
    if hours:
        text = QCoreApplication.translate("Wording", "{hours} h {minutes} min")
        return text.format(hours=hours, minutes=minutes % 60)
    return QCoreApplication.translate("Wording", "{minutes} min").format(minutes=minutes)


def decibels(gain_db: float) -> str:
    """Write a gain with a true minus sign; 0.0 dB has none."""
    rounded = round(gain_db, 1)
    sign = _MINUS if rounded < 0 else ""
    return f"{sign}{abs(rounded):.1f} dB"


def percent(share: float, digits: int = 0) -> str:
    """Write a share of one as the language does: 43 %, with a true minus sign."""
    number = QLocale().toString(float(share * 100), "f", digits).replace("-", _MINUS)
    return QCoreApplication.translate("Wording", "{number} %").format(number=number)


def sentence_case(text: str) -> str:
    """Return a text whose first letter is large: it begins a line or a label."""
    return text[:1].upper() + text[1:]


def unbroken(text: str) -> str:
    """Return a sentence whose lines do not end between a figure and its unit."""
    return _AFTER_FIGURE.sub("\N{NO-BREAK SPACE}", text)


def count(number: int) -> str:
    """Write a count with the separators of the language: 18,430."""
    return QLocale().toString(number)


def kilohertz(sample_rate: int) -> str:
    """Write a rate as 44.1 kHz."""
    return f"{sample_rate / 1000:g} kHz"


def format_badge(audio: AudioFormat) -> str:
    """Write a file's format as on the player bar: FLAC 24/192."""
    return f"{audio.codec} {audio.label}"


def tier_badge(audio: AudioFormat | None, tier: StreamTier | None) -> str:
    """Write the class of what sounds: Hi-Res for a file here, any of the four for a stream."""
    if tier is None:
        return HI_RES if audio and audio.hi_res else ""
    standard = QCoreApplication.translate("Wording", "Standard")
    whole = audio is None or audio.hi_res  # a file as it is may hold no more than a CD
    words = {"standard": standard, "hq": "HQ", "sq": "SQ", "hires": HI_RES if whole else ""}
    return words[tier.quality]


def tier_line(tier: StreamTier | None) -> str:
    """Say what holds a stream back; empty when nothing does."""
    translate = QCoreApplication.translate
    reasons = {
        "line": translate("Wording", "Less than the server has: the line is slow"),
        "account": translate("Wording", "Less than the service has: no membership counts now"),
    }
    return reasons.get(tier.reason, "") if tier else ""


def format_line(audio: AudioFormat) -> str:
    """Write a file's format in full: FLAC 24-bit / 192 kHz · stereo · 6,144 kbps."""
    return " · ".join((_coded(audio), channels(audio.channels), *_bitrate(audio)))


def format_brief(audio: AudioFormat) -> str:
    """Write a file's format in a short line; of channels only what is not usual."""
    unusual = () if audio.channels == 2 else (channels(audio.channels),)
    return " · ".join((_coded(audio), *unusual, *_bitrate(audio)))


def _coded(audio: AudioFormat) -> str:
    depth = ""
    if audio.bit_depth:
        text = QCoreApplication.translate("Wording", "{bits}-bit")
        depth = text.format(bits=audio.bit_depth) + " / "
    return f"{audio.codec} {depth}{kilohertz(audio.sample_rate)}"


def _bitrate(audio: AudioFormat) -> tuple[str, ...]:
    return (f"{count(audio.bitrate_kbps)} kbps",) if audio.bitrate_kbps else ()


def channels(number: int) -> str:
    """Write how many channels: mono, stereo, 6 channels."""
    match number:
        case 1:
            return QCoreApplication.translate("Wording", "mono")
        case 2:
            return QCoreApplication.translate("Wording", "stereo")
        case _:
            text = QCoreApplication.translate("Wording", "{number} channels")
            return text.format(number=number)


def sentence_of(words: str) -> str:
    """End words as a sentence ends in the language."""
    return QCoreApplication.translate("Wording", "{words}.").format(words=words)


def two_sentences(first: str, second: str) -> str:
    """Put one sentence after the other; Chinese has no space between them."""
    text = QCoreApplication.translate("Wording", "{first} {second}")
    return text.format(first=first, second=second)


def joined(*parts: str, sign: str = "—") -> str:
    """Join what is there: “Orion Quartet — Parallax”."""
    return f" {sign} ".join(closed(part) for part in parts if part)


def closed(text: str) -> str:
    """End what a text's own marks of direction begin: one left open turns all that follows."""
    if text.isascii():
        return text
    overrides = sum(map(text.count, _TURNS)) - text.count(_TURNS_END)
    isolates = sum(map(text.count, _ISOLATES)) - text.count(_ISOLATES_END)
    return text + _ISOLATES_END * max(isolates, 0) + _TURNS_END * max(overrides, 0)


def loudness(loudness_lufs: float) -> str:
    """Write a loudness with a true minus sign, to a tenth."""
    sign = _MINUS if loudness_lufs < 0 else ""
    return f"{sign}{abs(loudness_lufs):.1f} LUFS"


def size(size_bytes: int) -> str:
    """Write the size of files: 812 MB, 1.4 GB."""
    return QLocale().formattedDataSize(size_bytes, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
