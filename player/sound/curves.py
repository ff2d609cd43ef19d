"""Curves the window draws: what bands, an equalizer or a whole chain do to each frequency, in dB.

numpy only. A ten-band curve of 600 points costs about a millisecond.
"""

import numpy as np

from dsp.biquad import band_sections, group_delay_s
from dsp.params.chain import ChainSpec
from dsp.params.eq import (
    Band,
    BandScope,
    CurveEqParams,
    EqualizerParams,
    GraphicEqParams,
    Reference,
)
from dsp.response import (
    band_magnitude,
    curve_db,
    equalizer_magnitude,
    stage_magnitude,
    worst_case_gain_db,
)
from dsp.units import FloatArray, decibels

__all__ = [
    "band_db",
    "chain_db",
    "delay_ms",
    "equalizer_db",
    "frequencies",
    "worst_case_gain_db",
]

LOWEST_HZ = 20.0
_BELOW_HALF = 0.475
"""Of the rate: closer to half of it a matched filter is not what its band says."""


def frequencies(sample_rate: int, count: int = 600) -> FloatArray:
    """Return frequencies in Hz, even over log frequency, from 20 Hz to just below half the rate."""
    return np.geomspace(LOWEST_HZ, _BELOW_HALF * sample_rate, count)


def band_db(
    band: Band, freq_hz: FloatArray, sample_rate: int, reference: Reference = Reference.ANALOG
) -> FloatArray:
    """Return one band as it plays at this rate; a band that is switched off is a level line."""
    return decibels(band_magnitude(band, reference, freq_hz, sample_rate))


def equalizer_db(
    params: EqualizerParams | GraphicEqParams | CurveEqParams,
    freq_hz: FloatArray,
    sample_rate: int,
    scope: BandScope = BandScope.BOTH,
) -> FloatArray:
    """Return what one channel, or the middle or the sides, goes through."""
    match params:
        case EqualizerParams():
            return decibels(equalizer_magnitude(params, scope, freq_hz, sample_rate))
        case GraphicEqParams():
            return decibels(stage_magnitude(params, freq_hz, sample_rate))
        case CurveEqParams():
            return curve_db(params, freq_hz)


def delay_ms(params: EqualizerParams, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    """Return the group delay of the bands that both channels go through, ms: later is above 0."""
    bands = (band for band in params.bands if band.scope is BandScope.BOTH)
    sections = [band_sections(band, params.reference, sample_rate) for band in bands]
    rows = np.concatenate((*sections, np.empty((0, 6))))
    return 1000.0 * group_delay_s(rows, freq_hz, sample_rate)


def chain_db(chain: ChainSpec, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    """Return what the enabled stages do together; of two channels the louder one counts."""
    total = np.ones(len(freq_hz))
    for slot in chain.slots:
        if slot.is_active:
            total *= stage_magnitude(slot.params, freq_hz, sample_rate)
    return decibels(total)
