"""Decibels and factors, frames and milliseconds."""

import math

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

SILENCE_DB = -400.0
"""What a level of zero reads: below the last bit of float64 music."""


def gain_from_db(gain_db: float) -> float:
    """Return the linear factor of a gain in dB."""
    return float(10.0 ** (gain_db / 20.0))


def db_from_gain(gain: float) -> float:
    """Return a linear magnitude in dB, `SILENCE_DB` at the lowest."""
    return 20.0 * math.log10(gain) if gain > 1e-20 else SILENCE_DB


def decibels(magnitude: npt.ArrayLike) -> FloatArray:
    """Return magnitudes in dB, `SILENCE_DB` at the lowest."""
    floored = np.maximum(np.abs(np.asarray(magnitude)), 1e-20)
    return np.asarray(20.0 * np.log10(floored), dtype=np.float64)


def frames_from_ms(duration_ms: float, sample_rate: int) -> int:
    """Return the nearest whole number of frames."""
    return round(duration_ms * 1e-3 * sample_rate)


def block_frames_for(sample_rate: int) -> int:
    """Return the block length of the chain, about 21 ms, a power of two."""
    for limit_hz, frames in ((50_000, 1024), (100_000, 2048), (200_000, 4096)):
        if sample_rate <= limit_hz:
            return frames
    return 8192
