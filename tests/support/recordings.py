"""Sound files for tests, written by libsndfile."""

import numpy as np
import soundfile

from tests.support.signals import pink


def integers(frames, channels=2, bits=16, seed=0):
    """Noise that uses every code of its depth, left-justified int32 `(frames, channels)`."""
    rng = np.random.default_rng(seed)
    top = 1 << (bits - 1)
    codes = rng.integers(-top, top, (frames, channels), dtype=np.int64)
    return (codes << (32 - bits)).astype(np.int32)


def music(sample_rate, seconds, level=0.5, seed=0):
    """Pink noise as float64 `(frames, 2)`."""
    return level * pink(sample_rate, seconds, seed).T


def write(path, samples, sample_rate=44_100, subtype="PCM_16"):
    """Write `(frames, channels)` samples and return the path."""
    soundfile.write(path, samples, sample_rate, subtype=subtype)
    return path


def read(path):
    """Return a file's samples as left-justified int32 `(frames, channels)` and its rate."""
    return soundfile.read(path, dtype="int32", always_2d=True)


def read_float(path):
    return soundfile.read(path, dtype="float64", always_2d=True)[0]
