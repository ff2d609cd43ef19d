"""From the stream's rate to the device's, behind the chain and across items: soxr at its best."""

import importlib
from typing import Any

import numpy as np

from player.engine.channels import quantise
from player.engine.ring import Frames

FILTER = "soxr VHQ"
_HIGHEST = 1.0 - 2.0**-23


class Conversion:
    """Owned by the render thread; where both rates are one, frames pass as they are.

    A filter can overshoot what it was given: the level is lowered by just that, once, and stays
    there until the next stream, so that nothing clips and no gain breathes.
    """

    def __init__(self) -> None:
        self._from = self._to = 1
        self._resampler: Any = None
        self._frames_in = self._base = 0
        self._gain = 1.0

    @property
    def active(self) -> bool:
        """Whether rates differ."""
        return self._resampler is not None

    def open(self, from_rate: int, to_rate: int, channels: int, written: int) -> None:
        """Another stream; `written` is the ring frame at which its first frame will lie."""
        self._from, self._to = from_rate, to_rate
        self._resampler = None
        if from_rate != to_rate:
            module = importlib.import_module("dsp.resample")  # 0.3 MB, for who asks for it
            self._resampler = module.StreamResampler(from_rate, to_rate, channels)
        self.reset(written)

    def reset(self, written: int) -> None:
        """What was given is forgotten, as after a seek."""
        self._base, self._frames_in, self._gain = written, 0, 1.0
        if self._resampler:
            self._resampler.reset()

    def process(self, frames: Frames) -> Frames:
        """Return what is ready of `(frames, channels)` int32."""
        if self._resampler is None:
            return frames
        self._frames_in += len(frames)
        return self._as_frames(self._resampler.process(frames.T * 2.0**-31))

    def flush(self, written: int) -> Frames | None:
        """What the filter still holds, None when that is nothing; a new stream begins after it."""
        if self._resampler is None or not self._frames_in:
            return None
        rest = self._as_frames(self._resampler.flush())
        self.reset(written + len(rest))
        return rest

    def next_frame(self, written: int) -> int:
        """The ring frame at which what is given next will lie; the filter holds some back."""
        if self._resampler is None:
            return written
        return self._base + round(self._frames_in * self._to / self._from)

    def frames_for(self, ring_frames: int) -> int:
        """How many frames may be given so that no more than this many come out."""
        if self._resampler is None:
            return ring_frames
        return ring_frames * self._from // self._to

    def _as_frames(self, block: Any) -> Frames:
        peak = float(np.abs(block).max(initial=0.0))
        if peak * self._gain > _HIGHEST:
            self._gain = _HIGHEST / peak
        return quantise(block.T * self._gain)
