"""CD de-emphasis: the 50/15 µs curve taken off again, as a player with the flag in hand does.

Some early CDs were cut with their treble raised by up to 9.5 dB and say so beside the sound. The
analogue curve (1 + 15 µs s) / (1 + 50 µs s) is followed by a second-order section whose squared
magnitude is fitted to it: within 0.01 dB up to 20 kHz at 44.1 and 48 kHz, where a bilinear
transform is off by 0.9 dB. numpy only, and played as the section's impulse response: that ends
after a millisecond, so that a filter's memory is a few frames of the past, at any seek and join.
"""

import math
from functools import lru_cache

import numpy as np

from dsp.stage import Block
from dsp.units import FloatArray

RAISED_S, LOWERED_S = 15e-6, 50e-6
"""Time constants of the curve's zero and pole, IEC 60908."""

ACCURATE_TO_HZ = 20_000.0

_GRID, _ROUNDS = 2_000, 30
_NEGLIGIBLE = 1e-12  # of the first value: -240 dB


def curve_db(freq_hz: FloatArray) -> FloatArray:
    """Return the analogue curve in dB, 0 at DC and falling."""
    return np.asarray(10.0 * np.log10(_power(np.asarray(freq_hz, np.float64))))


@lru_cache(maxsize=16)
def impulse_response(sample_rate: int) -> FloatArray:
    """Return the filter's impulse response at a rate in Hz; its sum, the gain at DC, is 1."""
    zeros, poles = (_polynomial(half) for half in _fitted(sample_rate))
    longest = math.ceil(math.log(_NEGLIGIBLE) / math.log(np.abs(np.roots(poles)).max()))
    out = np.zeros(longest)
    past = np.zeros(2)
    for n in range(longest):
        given = zeros[n] if n < len(zeros) else 0.0
        out[n] = given - poles[1:] @ past
        past[:] = out[n], past[0]
    out /= out.sum()
    out.setflags(write=False)
    return out


class DeEmphasis:
    """Takes the emphasis off one stream of any number of channels; adds no delay."""

    def __init__(self, sample_rate: int, channels: int) -> None:
        self._sample_rate = sample_rate
        self._response = impulse_response(sample_rate)
        self._past = np.zeros((channels, len(self._response) - 1))

    @property
    def memory_frames(self) -> int:
        """How many frames before the first one it should have heard."""
        return self._past.shape[1]

    def fits(self, sample_rate: int, channels: int) -> bool:
        """Whether it was made for such a stream."""
        return (sample_rate, channels) == (self._sample_rate, len(self._past))

    def continued(self) -> "DeEmphasis":
        """Return another one that has heard the same."""
        other = DeEmphasis(self._sample_rate, len(self._past))
        other._past = self._past
        return other

    def process(self, block: Block) -> Block:
        """Return `(channels, frames)` filtered, in an array of its own."""
        whole = np.concatenate((self._past, block), axis=1)
        self._past = whole[:, whole.shape[1] - self.memory_frames :].copy()
        if not block.shape[1]:
            return block
        return np.stack([np.convolve(row, self._response, "valid") for row in whole])


def _power(freq_hz: FloatArray) -> FloatArray:
    """The curve's squared magnitude."""
    squared = (2.0 * math.pi * freq_hz) ** 2
    return np.asarray((1.0 + squared * RAISED_S**2) / (1.0 + squared * LOWERED_S**2))


def _fitted(sample_rate: int) -> tuple[FloatArray, FloatArray]:
    """Fit numerator and denominator in p = sin²(w/2), lowest power first, both 1 at DC.

    The error is linear in the unknowns once it is multiplied by the denominator; dividing by the
    one of the round before makes it the error again.
    """
    freq_hz = np.linspace(0.0, sample_rate / 2, _GRID)
    highest = ACCURATE_TO_HZ if sample_rate <= 48_000 else 0.95 * sample_rate / 2
    freq_hz = freq_hz[freq_hz <= highest]
    p = np.sin(math.pi * freq_hz / sample_rate) ** 2
    wanted = _power(freq_hz)
    unknowns = np.stack((p, p * p, -wanted * p, -wanted * p * p), axis=1)
    bottom = np.ones_like(p)
    found = np.zeros(4)
    for _ in range(_ROUNDS):
        weights = 1.0 / (wanted * bottom)
        found = np.linalg.lstsq(
            unknowns * weights[:, np.newaxis], (wanted - 1.0) * weights, rcond=None
        )[0]
        bottom = 1.0 + p * (found[2] + p * found[3])
    return np.array([1.0, *found[:2]]), np.array([1.0, *found[2:]])


def _polynomial(in_p: FloatArray) -> FloatArray:
    """Return the polynomial in 1/z, its roots inside the unit circle, whose square this is."""
    halves = [2.0 - 4.0 * root for root in np.roots(in_p[::-1])]  # z + 1/z
    inside = [min(np.roots([1.0, -half, 1.0]), key=abs) for half in halves]
    return np.asarray(np.real(np.poly(inside)))
