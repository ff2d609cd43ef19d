"""The signature: a sync word that only fits in one place, then every kind of code there is."""

import numpy as np
import numpy.typing as npt

Frames = npt.NDArray[np.int32]
"""`(frames, 2)` int32, left-justified."""

Floats = npt.NDArray[np.float64]

SYNC_FRAMES = 2_048
LEAD_S = 0.25
_TAIL_S = 0.05
_FEWEST_CODES = 1 << 15
_SHARE_OF_A_SECOND = 0.25


def signature(sample_rate: int, bits: int) -> Frames:
    """Return silence, sync word, codes and silence; full scale in both directions included.

    Both channels differ everywhere, so that a swap shows. At 16 bits every one of the 65,536 codes
    is played: the even ones on the left, the odd ones on the right.
    """
    lead = np.zeros((int(LEAD_S * sample_rate), 2), np.int32)
    tail = np.zeros((int(_TAIL_S * sample_rate), 2), np.int32)
    return np.vstack([lead, body(sample_rate, bits), tail])


def body(sample_rate: int, bits: int) -> Frames:
    """Return what is compared: sync word and codes, without the silence around them."""
    random = np.random.default_rng([sample_rate, bits])
    top = 1 << (bits - 1)
    sync = random.choice(np.array([-top // 2, top // 2 - 1]), (SYNC_FRAMES, 2))
    count = max(_FEWEST_CODES, int(sample_rate * _SHARE_OF_A_SECOND))
    codes = random.integers(-top, top, (count, 2))
    codes[:2] = [[top - 1, -top], [-top, top - 1]]
    if bits == 16:
        every = random.permutation(np.arange(-top, top, 2))
        codes[: len(every)] = np.stack([every, every[::-1] + 1], axis=1)
    walking = 1 << np.arange(bits - 1)
    bit_by_bit = np.stack([np.r_[walking, -walking], np.r_[-walking, walking]], axis=1)
    return (np.vstack([sync, codes, bit_by_bit]) << (32 - bits)).astype(np.int32)


def as_floats(frames: npt.NDArray[np.int32]) -> Floats:
    """The same samples at +-1."""
    return frames.astype(np.float64) * 2.0**-31
