"""Turn blocks of any length into blocks of one fixed length, at the price of one such block."""

from collections.abc import Callable

import numpy as np

from dsp.stage import Block


class Reblocker:
    """Feeds a function fixed blocks, whatever the caller's block lengths are.

    The sound leaves exactly `block_frames` later than without; how the input is cut changes
    nothing, not even the last bit.
    """

    def __init__(
        self, process_block: Callable[[Block], None], block_frames: int, channels: int
    ) -> None:
        """`process_block` changes a `(channels, block_frames)` array in place."""
        self._process_block = process_block
        self._waiting = np.zeros((channels, block_frames))
        self._ready = np.zeros((channels, block_frames))
        self._filled = 0

    @property
    def latency_frames(self) -> int:
        """The delay the re-blocking adds: one block."""
        return self._waiting.shape[1]

    def reset(self) -> None:
        """Forget what waits; the function's own memory is its owner's to clear."""
        self._waiting[:] = 0.0
        self._ready[:] = 0.0
        self._filled = 0

    def process(self, block: Block) -> None:
        """Replace the block by the sound one fixed block earlier."""
        done, frames = 0, block.shape[1]
        while done < frames:
            taken = min(frames - done, self._waiting.shape[1] - self._filled)
            here = slice(done, done + taken)
            there = slice(self._filled, self._filled + taken)
            self._waiting[:, there] = block[:, here]
            block[:, here] = self._ready[:, there]
            done += taken
            self._filled += taken
            self._turn_over()

    def _turn_over(self) -> None:
        if self._filled == self._waiting.shape[1]:
            self._process_block(self._waiting)
            self._waiting, self._ready = self._ready, self._waiting
            self._filled = 0
