"""Which part of a stereo signal has a direction, and which surrounds.

In each bin the two channels' covariance has a large and a small eigenvalue. Sound from one place
is fully correlated and makes the large one; ambience is not and adds the same to both. The Wiener
filter for that model gives the primary part; what it leaves is the ambience, so that both parts
always add up to the input. Faller's least squares (2006) is the same filter.
"""

from typing import NamedTuple

import numpy as np

from dsp.hrtf import ComplexArray
from dsp.units import FloatArray

SMOOTHING_S = 0.08
"""Long enough that uncorrelated sound does not look correlated, short enough for drums."""

BIAS = 0.05
"""Squared coherence that uncorrelated sound shows by chance over so few frames; taken off."""

FLOOR = 1e-14


class Split(NamedTuple):
    """The primary sound in one frame; the spectra less `primary` are the ambience.

    primary: `(2, bins)` what comes from one place.
    common: `(bins,)` the part both channels hold alike, to be heard from the centre.
    """

    primary: ComplexArray
    common: ComplexArray


class Decomposition:
    """Keeps the covariance of the two channels, smoothed over 80 ms and one auditory band.

    A frame with as many zeros as sound has twice the bins it needs: the covariance looks at
    every second one, and serves two.
    """

    def __init__(self, freqs_hz: FloatArray, hop_s: float) -> None:
        self._bins = len(freqs_hz)
        freqs_hz = freqs_hz[::2]
        bins = len(freqs_hz)
        band_hz = 24.7 * (4.37e-3 * freqs_hz + 1.0)  # ERB, Glasberg and Moore 1990
        reach = np.maximum(1, (band_hz / (2.0 * freqs_hz[1])).astype(np.int64))
        self._low = np.clip(np.arange(bins) - reach, 0, bins)
        self._high = np.clip(np.arange(bins) + reach + 1, 0, bins)
        self._per_bin = 1.0 / (self._high - self._low)
        self._keep = float(np.exp(-hop_s / SMOOTHING_S))
        self._covariance = np.zeros((4, bins))
        self._new = np.empty((4, bins))
        self._total = np.zeros((4, bins + 1))

    def reset(self) -> None:
        """Forget the past."""
        self._covariance[:] = 0.0

    def split(self, spectra: ComplexArray) -> Split:
        """Split one frame's spectra `(2, bins)`."""
        left_power, right_power, real, imag = self._smoothed(spectra[:, ::2])
        difference = left_power - right_power
        power = left_power + right_power
        spread_squared = difference * difference + 4.0 * (real * real + imag * imag)
        spread = np.sqrt(spread_squared)
        gain = _wiener_gain(power, spread, spread_squared)
        # The covariance less its smaller eigenvalue is a multiple of the projector.
        lean = np.empty((2, len(gain)))
        np.add(spread, difference, out=lean[0])
        np.subtract(spread, difference, out=lean[1])
        lean *= 0.5 * gain
        turn = np.empty(len(gain), dtype=np.complex128)
        np.multiply(gain, real, out=turn.real)
        np.multiply(gain, imag, out=turn.imag)
        primary = self._project(spectra, np.repeat(lean, 2, axis=1), np.repeat(turn, 2))
        common = primary[0] + primary[1]
        common *= np.repeat(_common_share(difference, spread, real), 2)[: self._bins]
        return Split(primary, common)

    def _project(self, spectra: ComplexArray, lean: FloatArray, turn: ComplexArray) -> ComplexArray:
        turn = turn[: self._bins]
        primary = lean[:, : self._bins] * spectra
        primary[0] += turn * spectra[1]
        primary[1] += turn.conj() * spectra[0]
        return primary

    def _smoothed(self, spectra: ComplexArray) -> FloatArray:
        """Return left and right power and the cross-spectrum's real and imaginary part."""
        new = self._new
        real, imag = spectra.real.copy(), spectra.imag.copy()
        np.multiply(real, real, out=new[:2])
        new[:2] += imag * imag
        np.multiply(real[0], real[1], out=new[2])
        new[2] += imag[0] * imag[1]
        np.multiply(imag[0], real[1], out=new[3])
        new[3] -= real[0] * imag[1]
        new[:2] += FLOOR
        new *= 1.0 - self._keep
        self._covariance *= self._keep
        self._covariance += new
        np.cumsum(self._covariance, axis=1, out=self._total[:, 1:])
        banded = np.take(self._total, self._high, axis=1, mode="clip")
        banded -= np.take(self._total, self._low, axis=1, mode="clip")
        banded *= self._per_bin
        # Differences of a running sum can go below zero by a rounding.
        np.maximum(banded[:2], FLOOR, out=banded[:2])
        return np.asarray(banded)


def _wiener_gain(power: FloatArray, spread: FloatArray, spread_squared: FloatArray) -> FloatArray:
    """Return (larger - smaller) / larger eigenvalue, bias taken off, per projector norm."""
    unbiased = np.maximum(spread_squared - BIAS * power * power, 0.0) * (1.0 / (1.0 - BIAS))
    unbiased = np.minimum(np.sqrt(unbiased), spread)
    return np.asarray(2.0 * unbiased / ((power + unbiased) * (spread + 1e-20)))


def _common_share(difference: FloatArray, spread: FloatArray, real: FloatArray) -> FloatArray:
    """Return half the ratio of the weaker to the stronger channel; 0 where they oppose."""
    lean = np.abs(difference)
    share = 0.5 * (spread - lean) / (spread + lean + 1e-20)
    return np.asarray(np.where(real < 0.0, 0.0, share))
