"""The peak at every place of the signal path, measured only while somebody looks at it."""

from typing import Any

import numpy as np

from dsp.units import db_from_gain
from player.engine.audio_source import Samples
from player.engine.ring import Frames
from player.engine.sound_memory import PEAKS, SoundMemory, key_of

_TURN_S = 1.5
_FULL_SCALE = 2.0**31


class _Window:
    """The largest values of the last one and a half to three seconds, by place."""

    def __init__(self) -> None:
        self._before: dict[str, float] = {}
        self._now: dict[str, float] = {}

    def note(self, place: str, peak: float) -> None:
        """Something came through a place."""
        self._now[place] = max(self._now.get(place, 0.0), peak)

    def turn(self) -> None:
        """Half a window is over."""
        self._before, self._now = self._now, {}

    def highest(self) -> dict[str, float]:
        """The largest value of every place."""
        places = {**self._before, **self._now}
        return {
            place: max(self._before.get(place, 0.0), self._now.get(place, 0.0)) for place in places
        }


class StagePeaks:
    """Owned by the render thread.

    Args:
        memory: Where the window reads them.

    Attributes:
        wanted: Whether somebody looks.
    """

    def __init__(self, memory: SoundMemory) -> None:
        self._memory = memory
        self.wanted = self._measures = False
        self._ends, self._stages = _Window(), _Window()
        self._frames = 0

    def want(self, *, wanted: bool) -> None:
        """Measure from now on, or no more."""
        if wanted != self.wanted:
            self.wanted = wanted
            self.forget()

    def forget(self) -> None:
        """Another stream, or another chain: what was measured belongs to the old one."""
        self._ends, self._stages, self._frames = _Window(), _Window(), 0
        self._memory.peaks_are_measured = 0

    def entered(self, samples: Samples) -> None:
        """These come to the chain, or to where it would be."""
        if self.wanted:
            self._ends.note("entering", _largest(samples))

    def passed(self, chain: Any) -> None:
        """A chain has played them."""
        if self.wanted or self._measures:
            for name, peak in chain.take_peaks(go_on=self.wanted):
                self._stages.note(name, peak)
        self._measures = self.wanted

    def left(self, frames: Frames, sample_rate: int) -> None:
        """These go to the device, before the volume."""
        if not self.wanted:
            return
        self._ends.note("leaving", _largest(frames))
        self._frames += len(frames)
        self._publish()
        if self._frames >= sample_rate * _TURN_S:
            self._frames = 0
            self._ends.turn()
            self._stages.turn()

    def _publish(self) -> None:
        memory, ends = self._memory, self._ends.highest()
        memory.entering_db = db_from_gain(ends.get("entering", 0.0))
        memory.leaving_db = db_from_gain(ends.get("leaving", 0.0))
        stages = list(self._stages.highest().items())[:PEAKS]
        for place, (name, peak) in zip(memory.stage_peaks, stages, strict=False):
            place.key, place.peak_db = key_of(name), db_from_gain(peak)
        for place in memory.stage_peaks[len(stages) :]:
            place.key = 0
        memory.peaks_are_measured = 1


def _largest(samples: Samples) -> float:
    """The largest magnitude, 1 being full scale."""
    scale = _FULL_SCALE if samples.dtype == np.int32 else 1.0
    return max(float(samples.max(initial=0)), -float(samples.min(initial=0))) / scale
