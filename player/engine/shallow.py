"""The last rounding for a device of fewer than 24 bits: what was altered is dithered to them."""

import numpy as np

from dsp.params.dither import Dither
from dsp.quantize import Quantizer
from player.engine.ring import Frames

DEEP_BITS = 24
"""From here on dither is below what any device resolves: samples are rounded alone."""


class ShallowRounding:
    """Owned by the render thread. A file's own integers pass as they are.

    Attributes:
        bits: What altered samples are rounded to, and a volume below 0 dB dithered to.
    """

    def __init__(self) -> None:
        self._quantizer: Quantizer | None = None
        self.bits = DEEP_BITS

    def open(self, bits: int, channels: int) -> None:
        """Another stream, on a device of this depth."""
        self.bits = min(bits, DEEP_BITS)
        shallow = bits < DEEP_BITS
        self._quantizer = Quantizer(bits, Dither.TPDF, channels) if shallow else None

    def rounded(self, frames: Frames, *, altered: bool) -> Frames:
        """Return `(frames, channels)` int32 as the device can show them."""
        if self._quantizer is None or not altered or not len(frames):
            return frames
        return self._quantizer.process(np.ascontiguousarray(frames.T * 2.0**-31))
