"""Frames kept for later: a delay line, and the recent past to prime a new stage with."""

from typing import Any, Generic, TypeVar

import numpy as np
import numpy.typing as npt

from dsp.stage import Block

Sample = TypeVar("Sample", bound=np.floating[Any])


class DelayLine:
    """Gives every block back a fixed number of frames later."""

    def __init__(self, channels: int, delay_frames: int) -> None:
        self._kept = np.zeros((channels, delay_frames))

    @property
    def delay_frames(self) -> int:
        """The delay."""
        return self._kept.shape[1]

    def reset(self) -> None:
        """Fill the line with silence."""
        self._kept[:] = 0.0

    def process(self, block: Block) -> None:
        """Delay the block in place."""
        if not self.delay_frames:
            return
        joined = np.concatenate((self._kept, block), axis=1)
        block[:] = joined[:, : block.shape[1]]
        self._kept = joined[:, block.shape[1] :].copy()


class History(Generic[Sample]):
    """The last frames that passed a point, in a ring that never grows; kept as float64 or less."""

    def __init__(self, channels: int, frames: int, dtype: type[Sample]) -> None:
        self._ring = np.zeros((channels, frames), dtype)
        self._next = 0

    @property
    def channels(self) -> int:
        """Samples per frame."""
        return int(self._ring.shape[0])

    @property
    def size(self) -> int:
        """Frames it holds."""
        return int(self._ring.shape[1])

    def copy(self) -> "History[Sample]":
        """Return an independent history with the same past."""
        twin = History(self.channels, self.size, self._ring.dtype.type)
        twin._ring[:] = self._ring
        twin._next = self._next
        return twin

    def reset(self) -> None:
        """Forget everything: the past was silence."""
        self._ring[:] = 0.0

    def write(self, block: npt.NDArray[np.floating[Any]]) -> None:
        """Remember a block; only as much as fits is kept."""
        size = self._ring.shape[1]
        recent = block[:, -size:]
        first = min(recent.shape[1], size - self._next)
        self._ring[:, self._next : self._next + first] = recent[:, :first]
        self._ring[:, : recent.shape[1] - first] = recent[:, first:]
        self._next = (self._next + recent.shape[1]) % size

    def last(self, frames: int) -> npt.NDArray[Sample]:
        """Return a copy of the last frames, at most as many as the ring holds."""
        size = self._ring.shape[1]
        start = self._next - min(frames, size)
        if start >= 0:
            return self._ring[:, start : self._next].copy()
        return np.concatenate((self._ring[:, start:], self._ring[:, : self._next]), axis=1)
