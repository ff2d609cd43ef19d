"""Parameters of gain, of the stereo image without filters, and of the loudness contour."""

from dataclasses import dataclass
from typing import ClassVar

from dsp.params import check_range


@dataclass(frozen=True, slots=True)
class GainParams:
    """A plain gain in dB: preamp, ReplayGain or headroom."""

    kind: ClassVar[str] = "gain"

    gain_db: float = 0.0

    def __post_init__(self) -> None:
        check_range("gain", self.gain_db, -90.0, 40.0, "dB")

    @property
    def is_flat(self) -> bool:
        """Whether the gain is 0 dB."""
        return not self.gain_db


@dataclass(frozen=True, slots=True)
class StereoParams:
    """The stereo image: width 0 (mono) .. 1 (as recorded) .. 2, balance -1 (left) .. 1 (right).

    Balance only turns the far side down. `mono` sends the mean of both channels to both.
    """

    kind: ClassVar[str] = "stereo"

    width: float = 1.0
    balance: float = 0.0
    mono: bool = False
    swap: bool = False
    invert_left: bool = False
    invert_right: bool = False

    def __post_init__(self) -> None:
        check_range("stereo width", self.width, 0.0, 2.0)
        check_range("balance", self.balance, -1.0, 1.0)

    @property
    def is_flat(self) -> bool:
        """Whether left stays left and right stays right, untouched."""
        switches = self.mono or self.swap or self.invert_left or self.invert_right
        return self.width == 1.0 and not self.balance and not switches


@dataclass(frozen=True, slots=True)
class LoudnessParams:
    """Equal-loudness contour: what the ear loses in bass and treble when music plays quieter.

    `below_reference_db` says how much quieter than the level it was mixed for (about 80 phon),
    `strength` how much of the loss is given back, 0-1.
    """

    kind: ClassVar[str] = "loudness"

    below_reference_db: float = 0.0
    strength: float = 1.0

    def __post_init__(self) -> None:
        check_range("loudness below reference", self.below_reference_db, 0.0, 60.0, "dB")
        check_range("loudness strength", self.strength, 0.0, 1.0)

    @property
    def is_flat(self) -> bool:
        """Whether nothing has to be given back."""
        return not self.below_reference_db or not self.strength
