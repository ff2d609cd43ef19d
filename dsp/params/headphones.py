"""Parameters of crossfeed: a little of each channel for the other ear, as from loudspeakers."""

from dataclasses import dataclass
from typing import ClassVar

from dsp.params import check_range


@dataclass(frozen=True, slots=True)
class CrossfeedParams:
    """Bauer's stereophonic-to-binaural filter: cutoff in Hz, feed level in dB.

    `mono_neutral` keeps the ratio between the ears but leaves centred sound without colour,
    which the plain filter darkens by 1.8 dB.
    """

    kind: ClassVar[str] = "crossfeed"

    cutoff_hz: float = 700.0
    feed_db: float = 4.5
    mono_neutral: bool = False

    def __post_init__(self) -> None:
        check_range("crossfeed cutoff", self.cutoff_hz, 300.0, 2000.0, "Hz")
        check_range("crossfeed feed", self.feed_db, 1.0, 15.0, "dB")

    @property
    def is_flat(self) -> bool:
        """Never: even the weakest feed mixes the channels."""
        return False


CROSSFEED_PRESETS = {
    "default": CrossfeedParams(),
    "cmoy": CrossfeedParams(cutoff_hz=700.0, feed_db=6.0),
    "meier": CrossfeedParams(cutoff_hz=650.0, feed_db=9.5),
    "mono-neutral": CrossfeedParams(mono_neutral=True),
}
"""The settings listeners know by name; `meier` is the one closest to Jan Meier's circuit."""
