"""Left against right, after the chain: the far side is turned down, nothing is ever lifted."""

import numpy as np

from player.engine.audio_source import Samples
from player.engine.channels import as_stereo


class Balance:
    """Owned by the render thread; at 0 the samples pass as they are.

    Attributes:
        target: -1 only left .. 0 as recorded .. 1 only right.
    """

    def __init__(self) -> None:
        self.target = 0.0
        self._now = 0.0

    def applied(self, samples: Samples) -> Samples:
        """The samples themselves at 0, else float64 `(frames, 2)`."""
        if self._now == self.target == 0.0 or not len(samples):
            return samples
        sides = np.linspace(self._now, self.target, len(samples) + 1)[1:]
        self._now = self.target
        gains = np.minimum(1.0, np.stack((1.0 - sides, 1.0 + sides), axis=1))
        balanced: Samples = as_stereo(samples).T * gains
        return balanced
