"""ReplayGain on its way to the chain: one gain an item, 1.0 leaves its samples as they are."""

import numpy as np

from player.engine.audio_source import Samples

_RAMP_S = 0.05
_REMEMBERED = 8


class Levels:
    """What every item is multiplied by. Owned by the render thread."""

    def __init__(self) -> None:
        self._wanted: dict[int, float] = {}
        self._now: dict[int, float] = {}

    def begin(self, item_id: int, gain: float) -> None:
        """An item starts at its gain, or at the one it was given since it was described."""
        self._now[item_id] = self._wanted.setdefault(item_id, gain)
        for known in (self._wanted, self._now):
            while len(known) > _REMEMBERED:
                del known[next(iter(known))]

    def change(self, item_id: int, gain: float) -> None:
        """Another gain from now on, reached within 50 ms where the item sounds already."""
        self._wanted[item_id] = gain

    def levelled(self, item_id: int, samples: Samples, sample_rate: int) -> Samples:
        """The samples themselves at gain 1.0, else float64 at +-1 times their gain."""
        goal = self._wanted.get(item_id, 1.0)
        gain = self._now.get(item_id, goal)
        if gain == goal == 1.0:
            return samples
        unit = 2.0**-31 if samples.dtype == np.int32 else 1.0
        if gain == goal:
            return samples * (gain * unit)
        steps = np.arange(1, len(samples) + 1) / (sample_rate * _RAMP_S)
        walk = gain + (goal - gain) * np.minimum(steps, 1.0)
        self._now[item_id] = float(walk[-1]) if len(walk) else gain
        return samples * (walk[:, np.newaxis] * unit)
