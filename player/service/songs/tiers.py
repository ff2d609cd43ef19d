"""What a server is asked for: the file as it is, or less of it when line or rights want that.

Decided for each track as it is handed to the engine, never within one.
"""

from collections.abc import Sequence

from msgspec import Struct

from player.model import AudioFormat
from player.rights import Quality

HEADROOM = 1.5
"""A line must carry this much more than the sound needs, or one bad minute stops the music."""

SOUNDS = {
    "standard": "128 kbit/s",
    "hq": "320 kbit/s",
    "sq": "FLAC 16/44.1",
    "hires": "FLAC 24/192",
}
"""What a class measures at most, in figures that need no language."""

_CD_HZ = 48_000
_HQ_FROM_KBPS = 200
_PACKED = 0.65  # what FLAC leaves of PCM, about


class Tier(Struct, frozen=True):
    """One way to have a song.

    Attributes:
        quality: Its class.
        kbps: What it takes on the line, about; 0 when nobody knows.
        codec: What to make of the file; empty for the file as it is.
    """

    quality: Quality
    kbps: int = 0
    codec: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it is the file as it is."""
        return not self.codec

    @property
    def name(self) -> str:
        """A word for names of files; empty for the file as it is."""
        return f"{self.codec}-{self.quality}" if self.codec else ""


AS_IS = Tier(Quality.HIRES)

_LESS = (
    Tier(Quality.SQ, 900, "flac"),
    Tier(Quality.HQ, 320, "opus"),
    Tier(Quality.STANDARD, 128, "opus"),
)


def quality_of(fmt: AudioFormat | None) -> Quality:
    """Return the class of a file as it is; what is not known is not held back."""
    if fmt is None:
        return Quality.HIRES
    if fmt.lossless:
        is_cd = (fmt.bit_depth or 16) <= 16 and fmt.sample_rate <= _CD_HZ
        return Quality.SQ if is_cd else Quality.HIRES
    return Quality.HQ if (fmt.bitrate_kbps or 320) > _HQ_FROM_KBPS else Quality.STANDARD


def tiers_of(fmt: AudioFormat | None, size: int, duration_ms: int | None) -> tuple[Tier, ...]:
    """Return the ways to have a song, the best first: the file, and all that is less."""
    whole = Tier(quality_of(fmt), _kbps(fmt, size, duration_ms))
    return whole, *(less for less in _LESS if less.quality.rank < whole.quality.rank)


def chosen(tiers: Sequence[Tier], cap: Quality, line_kbps: float | None) -> Tier:
    """Return the best that the rights allow and the line carries; the least when none does.

    Args:
        tiers: The best first, at least one.
        cap: The best that is allowed.
        line_kbps: What the line was measured to carry; None when it was not.
    """
    allowed = [tier for tier in tiers if tier.quality.rank <= cap.rank] or [tiers[-1]]
    carried = (tier for tier in allowed if line_kbps is None or HEADROOM * tier.kbps <= line_kbps)
    return next(carried, allowed[-1])


def _kbps(fmt: AudioFormat | None, size: int, duration_ms: int | None) -> int:
    if size > 0 and duration_ms:
        return size * 8 // duration_ms
    if fmt is None:
        return 0
    if fmt.bitrate_kbps or not fmt.lossless:
        return fmt.bitrate_kbps or 320
    return int(fmt.sample_rate * (fmt.bit_depth or 16) * fmt.channels * _PACKED / 1000)
