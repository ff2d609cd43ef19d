"""Graphic equalizer bands whose sliders are what is heard, neighbours included.

numpy only: the window draws the curve from the same sections.
"""

from functools import lru_cache

import numpy as np

from dsp.biquad import band_sections, magnitude
from dsp.params.eq import Band, BandKind, Reference
from dsp.units import FloatArray, decibels

OCTAVES_HZ = 1000.0 * 2.0 ** np.arange(-5.0, 5.0)
THIRDS_HZ = 1000.0 * 2.0 ** (np.arange(-17.0, 14.0) / 3.0)
OCTAVE_Q = 1.0
THIRD_Q = 3.0
ITERATIONS = 5
LEAST_PROBE_DB = 0.5
"""A band's shape is measured at its own gain, but at no less than this."""


def centres_hz(count: int) -> FloatArray:
    """Return the centre frequencies of a 10- or 31-band equalizer."""
    return OCTAVES_HZ if count == len(OCTAVES_HZ) else THIRDS_HZ


@lru_cache(maxsize=64)
def _rows(gains_db: tuple[float, ...], sample_rate: int) -> tuple[tuple[float, ...], ...]:
    centres = centres_hz(len(gains_db))
    playable = centres < 0.49 * sample_rate
    targets = np.array(gains_db)[playable]
    q = OCTAVE_Q if len(gains_db) == len(OCTAVES_HZ) else THIRD_Q
    gains = solve(centres[playable], targets, q, sample_rate)
    rows = [_section(*pair, q, sample_rate) for pair in zip(centres[playable], gains, strict=True)]
    return tuple(tuple(float(value) for value in row) for row in rows)


def graphic_sections(gains_db: tuple[float, ...], sample_rate: int) -> FloatArray:
    """Return the sections `(bands, 6)` that meet the sliders at their centres within 0.2 dB."""
    if not any(gains_db):
        return np.empty((0, 6))
    return np.array(_rows(gains_db, sample_rate))


def solve(centres: FloatArray, targets_db: FloatArray, q: float, sample_rate: int) -> FloatArray:
    """Return band gains in dB whose sum meets the targets at the centres.

    Each band spills over its neighbours, so the gains come from least squares on centres and, at
    half weight, the points between them; a bell changes shape with its gain, so the spill is
    measured anew a few times (after Valimaki and Liski, 2017).
    """
    points, weights = _control_points(centres)
    wanted = np.interp(np.log(points), np.log(centres), targets_db) * weights
    gains = targets_db.astype(float)
    for _ in range(ITERATIONS):
        sign = np.where(gains < 0.0, -1.0, 1.0)
        probes = sign * np.maximum(np.abs(gains), LEAST_PROBE_DB)
        spill = np.column_stack(
            [
                decibels(magnitude(_section(freq, probe, q, sample_rate), points, sample_rate))
                / probe
                for freq, probe in zip(centres, probes, strict=True)
            ]
        )
        gains = np.linalg.lstsq(spill * weights[:, None], wanted, rcond=None)[0]
        gains = np.clip(gains, -30.0, 30.0)
    return np.asarray(gains)


def _control_points(centres: FloatArray) -> tuple[FloatArray, FloatArray]:
    between = np.sqrt(centres[:-1] * centres[1:])
    points = np.concatenate((centres, between))
    weights = np.concatenate((np.ones(len(centres)), np.full(len(between), 0.5)))
    return points, weights


def _section(freq_hz: float, gain_db: float, q: float, sample_rate: int) -> FloatArray:
    if not gain_db:
        return np.array([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    band = Band(BandKind.PEAK, float(freq_hz), float(gain_db), q)
    return np.asarray(band_sections(band, Reference.ANALOG, sample_rate)[0])
