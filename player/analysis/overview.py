"""How loud a track is along its way: the picture behind the seek bar.

Runs in a process of its own: `python -m player.analysis.overview FILE` prints the levels as one
JSON list, an empty one for what cannot be read.
"""

import os
import sys
from contextlib import closing

import msgspec
import numpy as np

from player.engine.audio_source import AudioSource
from player.engine.source import open_source
from player.errors import PlayerError

BARS = 512
_PIECES_A_BAR = 8
_BLOCK_FRAMES = 1 << 16


def overview_of(path: str) -> tuple[float, ...]:
    """Decode a whole file and return its levels, 0..1 from its start to its end."""
    try:
        with closing(open_source(path)) as source:
            return _levels(source)
    except PlayerError:
        return ()


def _levels(source: AudioSource) -> tuple[float, ...]:
    """RMS of each bar, the loudest 1; powers of short pieces are gathered on the way."""
    piece = max(1, (source.frames or 0) // (BARS * _PIECES_A_BAR)) or _BLOCK_FRAMES
    powers: list[np.ndarray] = []
    rest = np.empty((0, source.format.channels))
    while len(block := source.read(_BLOCK_FRAMES)):
        scale = 2.0**-31 if block.dtype == np.int32 else 1.0
        samples = np.concatenate([rest, block * scale])
        whole = len(samples) // piece * piece
        squares = np.square(samples[:whole]).mean(axis=1)
        powers.append(squares.reshape(-1, piece).mean(axis=1))
        rest = samples[whole:]
    return _bars(np.concatenate(powers)) if powers else ()


def _bars(powers: np.ndarray) -> tuple[float, ...]:
    """`BARS` levels of any number of powers, loudest 1."""
    starts = np.arange(BARS) * len(powers) // BARS
    counts = np.diff(starts, append=len(powers))
    sums = np.add.reduceat(powers, starts) / np.maximum(1, counts)
    loudest = max(float(sums.max()), 1e-20)
    return tuple(round(float(level), 3) for level in np.sqrt(sums / loudest))


def main() -> None:
    """Print the levels of the one file named, when nobody else needs the processor."""
    if hasattr(os, "nice"):
        os.nice(15)
    sys.stdout.buffer.write(msgspec.json.encode(overview_of(sys.argv[1])))


if __name__ == "__main__":
    main()
