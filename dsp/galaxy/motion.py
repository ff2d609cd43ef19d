"""Sources that circle the head: the scene's direct sound, anew for every hop."""

import numpy as np

from dsp.galaxy.spectra import Grid, ear_gains
from dsp.hrtf import ComplexArray, HrtfSet
from dsp.params.spatial import GalaxyParams, Motion, Position
from dsp.units import FloatArray

STEP_DEG = 5.0
STEPS = 72
STRIDE = 64


def turn_deg(motion: Motion, time_s: float) -> float:
    """Return how far the sources have turned from home; exact at any time, nothing adds up."""
    swing = np.sin(2.0 * np.pi * (time_s / motion.drift_period_s % 1.0))
    return float(motion.orbit_deg_per_s * time_s % 360.0 + motion.drift_deg * swing)


def turns_deg(motion: Motion) -> FloatArray:
    """Return turns that stand for the whole way, for the level constant."""
    if motion.orbit_deg_per_s:
        return np.arange(0.0, 360.0, 30.0)
    return np.linspace(-motion.drift_deg, motion.drift_deg, 7)


class Ring:
    """One source's direct sound for every 5 degrees of azimuth."""

    def __init__(
        self, params: GalaxyParams, head: HrtfSet, grid: Grid, source: Position, share: FloatArray
    ) -> None:
        """`share` `(bins,)` weighs the direct sound."""
        azimuths = np.arange(STEPS) * STEP_DEG
        pairs = head.at(azimuths, np.full(STEPS, source.elevation_deg))
        spectra = pairs.spectra(grid.fft_frames, grid.sample_rate, params.neutrality)
        near = [_near(source, azimuth_deg, params.head_scale) for azimuth_deg in azimuths]
        weighted = spectra[..., : grid.bins] * (np.array(near)[:, :, None] * share)
        delays_s = pairs.ear_delays_s(params.head_scale)
        # The first row again at the end, so that 359 degrees has a neighbour.
        self._spectra = np.concatenate([weighted, weighted[:1]])
        self._delays_s = np.concatenate([delays_s, delays_s[:1]])
        self._bin_hz = grid.sample_rate / grid.fft_frames
        self._home_deg = source.azimuth_deg

    def scale(self, gain: FloatArray) -> None:
        """Make the source louder or quieter for good, by a factor for each bin."""
        self._spectra *= gain

    def heard(self, turned_deg: float) -> ComplexArray:
        """Return what both ears hear `(2, bins)` of the source, turned away from home."""
        place = (self._home_deg + turned_deg) % 360.0 / STEP_DEG
        below = min(int(place), STEPS - 1)
        share = place - below
        spectra = self._spectra[below] * (1.0 - share)
        spectra += self._spectra[below + 1] * share
        delays_s = self._delays_s[below] * (1.0 - share) + self._delays_s[below + 1] * share
        for ear in np.flatnonzero(delays_s):
            spectra[ear] *= delayed(delays_s[ear] * self._bin_hz, spectra.shape[1])
        return np.asarray(spectra)


def delayed(turns_per_bin: float, bins: int) -> ComplexArray:
    """Return exp(-2 pi i turns_per_bin k) for all bins; two short series multiplied are faster."""
    turn = -2j * np.pi * turns_per_bin
    fine = np.exp(turn * np.arange(STRIDE))
    coarse = np.exp(turn * STRIDE * np.arange(-(-bins // STRIDE)))
    return np.asarray(np.multiply.outer(coarse, fine).ravel()[:bins])


def _near(source: Position, azimuth_deg: float, head_scale: float) -> FloatArray:
    wrapped_deg = (azimuth_deg + 180.0) % 360.0 - 180.0
    return ear_gains(Position(wrapped_deg, source.elevation_deg, source.distance_m), head_scale)
