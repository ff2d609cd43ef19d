"""From float64 to the integers a device takes: dither, rounding, the last clip."""

import numpy as np
import numpy.typing as npt

from dsp.params import ParamError
from dsp.params.dither import Dither
from dsp.stage import Block

DEVICE_BITS = 32
SEED = 0x9A1A


class Quantizer:
    """Rounds blocks to 16, 24 or 32 bits, left-justified in int32 as devices are given them.

    `clips` counts samples that did not fit. Without dither, integers divided by full scale come
    back exactly.
    """

    def __init__(self, bit_depth: int, dither: Dither, channels: int = 2) -> None:
        """Noise comes from a fixed seed: the same music gives the same file."""
        if not 8 <= bit_depth <= DEVICE_BITS:
            raise ParamError(f"bit depth {bit_depth} is outside 8..{DEVICE_BITS}")
        self._full_scale = 2.0 ** (bit_depth - 1)
        self._shift = DEVICE_BITS - bit_depth
        self._dither = dither
        self._random = np.random.Generator(np.random.SFC64(SEED))
        self._last = np.zeros((1, channels), dtype=np.float32)
        self.clips = 0

    def process(self, block: Block) -> npt.NDArray[np.int32]:
        """Return a `(channels, frames)` block as interleaved int32 `(frames, channels)`."""
        scaled = block.T * self._full_scale
        if self._dither is not Dither.NONE:
            scaled += self._noise(scaled.shape)
        np.rint(scaled, out=scaled)
        self._clip(scaled)
        integers = scaled.astype(np.int32, order="C")
        integers <<= self._shift
        return integers

    def _clip(self, scaled: Block) -> None:
        top = self._full_scale - 1.0
        if scaled.max(initial=0.0) > top or scaled.min(initial=0.0) < -self._full_scale:
            self.clips += int(np.count_nonzero((scaled > top) | (scaled < -self._full_scale)))
            np.clip(scaled, -self._full_scale, top, out=scaled)

    def _noise(self, shape: tuple[int, ...]) -> npt.NDArray[np.float32]:
        """Return triangular noise of +-1 step; drawn frame by frame, so cuts change nothing."""
        if self._dither is Dither.TPDF:
            pairs = self._random.random((*shape, 2), dtype=np.float32)
            return np.subtract(pairs[..., 0], pairs[..., 1])
        uniform = self._random.random(shape, dtype=np.float32)
        noise = np.diff(uniform, axis=0, prepend=self._last)
        self._last = uniform[-1:].copy()
        return noise
