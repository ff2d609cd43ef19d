"""How loud a track is along its way, gathered while it is read: the picture of the seek bar."""

import numpy as np

from player.engine.audio_source import Samples

BARS = 512
_PIECES_A_BAR = 8
_UNKNOWN_PIECE = 1 << 16


class Outline:
    """RMS of each of `BARS` parts of a track; powers of short pieces are gathered on the way.

    Args:
        frames: Length of the track, None when nobody knows.
        channels: Of what is fed.
    """

    def __init__(self, frames: int | None, channels: int) -> None:
        self._piece = max(1, (frames or 0) // (BARS * _PIECES_A_BAR)) if frames else _UNKNOWN_PIECE
        self._powers: list[Samples] = []
        self._rest: Samples = np.empty((0, channels))

    def feed(self, block: Samples) -> None:
        """Take the next `(frames, channels)`."""
        scale = 2.0**-31 if block.dtype == np.int32 else 1.0
        samples = np.concatenate([self._rest, block * scale])
        whole = len(samples) // self._piece * self._piece
        squares = np.square(samples[:whole]).mean(axis=1)
        self._powers.append(squares.reshape(-1, self._piece).mean(axis=1))
        self._rest = samples[whole:]

    def levels(self) -> tuple[float, ...]:
        """Return `BARS` levels, the loudest 1; none when nothing was fed."""
        powers = np.concatenate(self._powers) if self._powers else np.empty(0)
        if not len(powers):
            return ()
        starts = np.arange(BARS) * len(powers) // BARS
        counts = np.diff(starts, append=len(powers))
        sums = np.add.reduceat(powers, starts) / np.maximum(1, counts)
        loudest = max(float(sums.max()), 1e-20)
        return tuple(round(float(level), 3) for level in np.sqrt(sums / loudest))
