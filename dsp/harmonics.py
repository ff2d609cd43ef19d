"""Filters and levels of the bass enhancer; numpy only, for its curve is drawn too."""

import numpy as np

from dsp.biquad import band_sections
from dsp.params.dynamics import BassParams
from dsp.params.eq import Band, BandKind, Reference
from dsp.units import FloatArray

SECOND, THIRD = 0.6, 0.4
"""Shares of the harmonics: an even one for warmth, an odd one that names the pitch."""

HIGHEST_HARMONIC = 4.0
"""Harmonics above four times the cutoff would be heard as distortion."""


def bass_shelf(params: BassParams, sample_rate: int) -> FloatArray:
    """Return the sections that lift the bass itself."""
    shelf = Band(BandKind.LOW_SHELF, params.cutoff_hz, params.lift_db)
    return band_sections(shelf, Reference.ANALOG, sample_rate)


def bass_below(params: BassParams, sample_rate: int) -> FloatArray:
    """Return the sections that leave what the harmonics are made of."""
    lowpass = Band(BandKind.LOWPASS, params.cutoff_hz, slope_db=24.0)
    return band_sections(lowpass, Reference.ANALOG, sample_rate)


def bass_harmonics(params: BassParams, sample_rate: int) -> FloatArray:
    """Return the sections that keep the harmonics and drop their DC and their own distortion."""
    above = Band(BandKind.HIGHPASS, 0.7 * params.cutoff_hz, slope_db=12.0)
    top_hz = HIGHEST_HARMONIC * params.cutoff_hz
    below = Band(BandKind.LOWPASS, top_hz, slope_db=24.0)
    rows = [band_sections(band, Reference.ANALOG, sample_rate) for band in (above, below)]
    return np.vstack(rows)


def harmonic_ceiling(params: BassParams, freq_hz: FloatArray) -> FloatArray:
    """Return the most the harmonics can add to a frequency, relative to the bass that made them."""
    top_hz = 2.0 * HIGHEST_HARMONIC * params.cutoff_hz
    return np.where(freq_hz < top_hz, params.harmonics * (SECOND + THIRD), 0.0)
