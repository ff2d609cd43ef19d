"""Parameters of the convolver: an impulse response as raw samples, and how it is used."""

from dataclasses import dataclass
from typing import ClassVar

from dsp.params import ParamError, check_range

SAMPLE_BYTES = 8
MAX_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class ImpulseResponse:
    """Samples of an impulse response: float64 in native byte order, one channel after the other.

    One channel serves both ears, two are left and right, four are true stereo in the order
    left to left, left to right, right to left, right to right.
    """

    sample_rate: int
    channels: int
    samples: bytes

    def __post_init__(self) -> None:
        check_range("impulse response rate", self.sample_rate, 8_000, 1_536_000, "Hz")
        if self.channels not in {1, 2, 4}:
            raise ParamError(f"impulse response with {self.channels} channels, not 1, 2 or 4")
        if not self.samples or len(self.samples) % (SAMPLE_BYTES * self.channels):
            raise ParamError(f"{len(self.samples)} bytes do not fill {self.channels} channels")
        check_range("impulse response length", self.frames / self.sample_rate, 0, MAX_SECONDS, "s")

    @property
    def frames(self) -> int:
        """Samples of each channel."""
        return len(self.samples) // (SAMPLE_BYTES * self.channels)


@dataclass(frozen=True, slots=True)
class ConvolverParams:
    """Convolution with an impulse response.

    `source` names the file in a saved preset; `impulse` carries its samples once it was read.
    Without samples the convolver does nothing.
    """

    kind: ClassVar[str] = "convolver"

    source: str = ""
    gain_db: float = 0.0
    impulse: ImpulseResponse | None = None

    def __post_init__(self) -> None:
        check_range("convolver gain", self.gain_db, -60.0, 30.0, "dB")

    @property
    def is_flat(self) -> bool:
        """Whether there is no impulse response to convolve with."""
        return self.impulse is None
