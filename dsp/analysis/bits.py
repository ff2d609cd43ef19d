"""How many bits of the samples are used."""

import numpy as np
import numpy.typing as npt

IntBlock = npt.NDArray[np.int32]
"""Samples `(channels, frames)` as the file holds them, moved up to the top of 32 bits."""

LOW_BYTE_SHIFT = 8
"""The low byte of 24-bit sound lies here: bits 9 to 16 of 32."""

LOW_BYTE_EVERY = 4
"""Frames: their distribution is the same, and counting bytes is what costs."""


class EffectiveBits:
    """Finds the lowest bit ever set, and how evenly the low byte of 24 bits is used."""

    def __init__(self) -> None:
        self._seen = 0
        self._low_bytes = np.zeros(256, dtype=np.int64)

    def feed(self, block: IntBlock) -> None:
        """Look at another block."""
        if not block.size:
            return
        self._seen |= int(np.bitwise_or.reduce(block, axis=None)) & 0xFFFFFFFF
        low_bytes = (block[:, ::LOW_BYTE_EVERY].ravel() >> LOW_BYTE_SHIFT) & 0xFF
        self._low_bytes += np.bincount(low_bytes, minlength=256)

    @property
    def used(self) -> int:
        """Bits from the top one to the lowest that was ever set; 0 for silence."""
        if not self._seen:
            return 0
        lowest = (self._seen & -self._seen).bit_length() - 1
        return 32 - lowest

    @property
    def low_byte_entropy(self) -> float:
        """Bits of information in the low byte of 24: 8 for noise, 0 where it never changes."""
        total = self._low_bytes.sum()
        if not total:
            return 0.0
        shares = self._low_bytes[self._low_bytes > 0] / total
        return max(0.0, float(-np.sum(shares * np.log2(shares))))
