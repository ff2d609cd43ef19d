"""Bauer's crossfeed as sections: the direct and the crossed path.

numpy only. Same arithmetic as libbs2b, so that a null test against it is silent.
"""

import math

import numpy as np

from dsp.params.headphones import CrossfeedParams
from dsp.prototype import Section


def crossfeed_sections(params: CrossfeedParams, sample_rate: int) -> tuple[Section, Section]:
    """Return the sections from an ear's own channel and from the other one."""
    cross_db = params.feed_db * -5.0 / 6.0 - 3.0
    direct_db = params.feed_db / 6.0 - 3.0
    cross_gain = 10.0 ** (cross_db / 20.0)
    shelf = 1.0 - 10.0 ** (direct_db / 20.0)
    shelf_hz = params.cutoff_hz * 2.0 ** ((cross_db - 20.0 * math.log10(shelf)) / 12.0)
    x = math.exp(-2.0 * math.pi * params.cutoff_hz / sample_rate)
    y = math.exp(-2.0 * math.pi * shelf_hz / sample_rate)
    level = 1.0 / (1.0 - shelf + cross_gain)
    direct = level * np.array([1.0 - shelf * (1.0 - y), -y])
    cross = level * cross_gain * (1.0 - x)
    if params.mono_neutral:
        return _mono_neutral(direct, cross, x, y)
    return (
        np.array([direct[0], direct[1], 0.0, 1.0, -y, 0.0]),
        np.array([cross, 0.0, 0.0, 1.0, -x, 0.0]),
    )


def _mono_neutral(direct: np.ndarray, cross: float, x: float, y: float) -> tuple[Section, Section]:
    """Divide both paths by their sum: what both channels share passes unchanged."""
    over_direct = np.convolve(direct, [1.0, -x])
    over_cross = np.array([cross, -cross * y, 0.0])
    total = over_direct + over_cross
    return (
        np.concatenate((over_direct, total)) / total[0],
        np.concatenate((over_cross, total)) / total[0],
    )
