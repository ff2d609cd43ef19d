"""The door of the chain: what is not sound does not come in, and what clips is counted."""

import numpy as np

from dsp.stage import Block

FULL_SCALE = 32767.0 / 32768.0
"""The largest sample of 16 bits; a run of them is what clipping looks like."""

LOUDEST = 16.0
"""+24 dBFS: no decoder means more, and the limiter is back from there in less than a second."""


def count_overs(block: Block) -> int:
    """Return how many samples lie beyond full scale."""
    if block.max(initial=0.0) <= 1.0 and block.min(initial=0.0) >= -1.0:
        return 0
    return int(np.count_nonzero(np.abs(block) > 1.0))


class InputGuard:
    """Counts clipped source samples; replaces NaN and infinity by silence."""

    def __init__(self, channels: int) -> None:
        self.clips = 0
        self._last = np.zeros((channels, 1), dtype=bool)

    def watch(self, block: Block) -> None:
        """Count clips and change nothing."""
        self._count(block, largest(block))

    def clean(self, block: Block) -> None:
        """Count clips, then make every sample a finite one within +-24 dBFS, in place."""
        peak = largest(block)
        self._count(block, peak)
        if not peak <= LOUDEST:
            np.nan_to_num(block, copy=False, nan=0.0, posinf=0.0, neginf=0.0)
            np.clip(block, -LOUDEST, LOUDEST, out=block)

    def _count(self, block: Block, peak: float) -> None:
        """Count samples at full scale whose predecessor was there too: one alone is a peak."""
        if peak < FULL_SCALE:
            self._last[:] = False
            return
        full = np.concatenate((self._last, np.abs(block) >= FULL_SCALE), axis=1)
        self.clips += int(np.count_nonzero(full[:, 1:] & full[:, :-1]))
        self._last = full[:, -1:].copy()


def largest(block: Block) -> float:
    """Return the largest magnitude; NaN where the block holds one, 0 where it is empty."""
    return float(max(block.max(initial=0.0), -block.min(initial=0.0)))
