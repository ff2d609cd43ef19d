"""One item over the end of another: what is held back, and the equal-power mix."""

import math

import numpy as np

from player.engine.audio_source import Samples
from player.engine.pieces import Decoded, Overlap


class Tail:
    """The end of an item, held back until it is known what sounds with it. Decoding thread only.

    Attributes:
        sample_rate: Of its samples, Hz.
    """

    def __init__(self, item_id: int, sample_rate: int) -> None:
        self.item_id, self.sample_rate = item_id, sample_rate
        self._parts: list[Samples] = []
        self._first = self._length = 0

    @property
    def frames(self) -> int:
        """How much is left."""
        return sum(len(part) for part in self._parts)

    @property
    def channels(self) -> int:
        """Samples in a frame; 0 when nothing is left."""
        return self._parts[0].shape[1] if self._parts else 0

    def append(self, samples: Samples) -> None:
        """Hold more back."""
        if len(samples):
            self._parts.append(samples)

    def alone(self, keep: int = 0) -> Decoded | None:
        """Take what sounds by itself: all but the last `keep` frames."""
        samples = self._take(self.frames - keep)
        return Decoded(self.item_id, samples, self.sample_rate) if len(samples) else None

    def begin(self, length: int) -> None:
        """All that is left is blended with the next item, over so many frames."""
        self._first, self._length = 0, length

    def beneath(self, piece: Decoded) -> list[Decoded]:
        """Lay the next frames under a piece of the next item; what is not covered stays plain."""
        under = self._take(min(self.frames, len(piece.samples)))
        if not len(under):
            return [piece]
        overlap = Overlap(self.item_id, under, self._first, self._length)
        self._first += len(under)
        covered, plain = piece.samples[: len(under)], piece.samples[len(under) :]
        out = [Decoded(piece.item_id, covered, piece.sample_rate, overlap)]
        return out + ([Decoded(piece.item_id, plain, piece.sample_rate)] if len(plain) else [])

    def put_back(self, samples: Samples) -> None:
        """Frames that were taken for a piece which nobody wants any more."""
        self._parts.insert(0, samples)

    def _take(self, frames: int) -> Samples:
        if frames <= 0 or not self._parts:
            return np.empty((0, self.channels))
        joined = np.concatenate(self._parts)
        self._parts = [joined[frames:]] if frames < len(joined) else []
        return joined[:frames]


def blended(incoming: Samples, outgoing: Samples, overlap: Overlap) -> Samples:
    """Mix at equal power, float64: uncorrelated music keeps its level all the way through."""
    middle = overlap.first + np.arange(len(incoming)) + 0.5
    angle = middle[:, np.newaxis] * (math.pi / 2.0 / overlap.length)
    mixed: Samples = _float(incoming) * np.sin(angle) + _float(outgoing) * np.cos(angle)
    return mixed


def _float(samples: Samples) -> Samples:
    return samples * 2.0**-31 if samples.dtype == np.int32 else samples
