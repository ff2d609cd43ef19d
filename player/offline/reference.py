"""The same figures from somebody else's code: pyloudnorm, with the filter the standard means."""

from contextlib import closing
from dataclasses import dataclass

import numpy as np
import pyloudnorm

from player.engine.source import open_source
from player.offline.stream import as_block

MOST_CHANNELS = 5
SHORTEST_S, SHORTEST_RANGE_S = 0.4, 3.0
_FILTER = "DeMan"  # its default one is an approximation that reads 0.042 LU low
_BLOCK_FRAMES = 1 << 16


@dataclass(frozen=True, slots=True)
class Reference:
    """What pyloudnorm reads; NaN where it has no reading for such a file."""

    integrated_lufs: float
    range_lu: float


def reference_levels(path: str) -> Reference:
    """Measure a whole file in memory; `PlayerError` when it cannot be decoded."""
    with closing(open_source(path)) as source:
        fmt = source.format
        blocks = []
        while len(samples := source.read(_BLOCK_FRAMES)):
            blocks.append(as_block(samples, fmt.channels).T)
    sound = np.concatenate(blocks)
    seconds = len(sound) / fmt.sample_rate
    if fmt.channels > MOST_CHANNELS or seconds < SHORTEST_S:
        return Reference(float("nan"), float("nan"))
    meter = pyloudnorm.Meter(fmt.sample_rate, filter_class=_FILTER)
    long_enough = seconds >= SHORTEST_RANGE_S and sound.any()
    return Reference(
        float(meter.integrated_loudness(sound)),
        float(meter.loudness_range(sound)) if long_enough else float("nan"),
    )
