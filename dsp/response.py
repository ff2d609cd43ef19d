"""What a set of parameters does to the level at each frequency, without playing anything.

numpy only: the window draws these curves, and auto-headroom is their worst case.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from dsp.bauer import crossfeed_sections
from dsp.biquad import band_sections, magnitude
from dsp.contour import contour_gains_db
from dsp.graphic import graphic_sections
from dsp.harmonics import bass_shelf, harmonic_ceiling
from dsp.params.chain import ChainSpec, StageParams
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.dynamics import BassParams, LimiterParams
from dsp.params.eq import (
    Band,
    BandScope,
    CurveEqParams,
    EqualizerParams,
    GraphicEqParams,
    Reference,
)
from dsp.params.headphones import CrossfeedParams
from dsp.params.level import GainParams, LoudnessParams, StereoParams
from dsp.params.spatial import CrosstalkParams, GalaxyParams, ReverbParams
from dsp.stereo import stereo_matrix
from dsp.units import FloatArray, db_from_gain, gain_from_db

LOWEST_HZ = 5.0
GRID_POINTS = 2048

LOUD_ECHOES_FROM_DB = 3.0
GALAXY_NEUTRALITY = 0.8

Response = Callable[[Any, FloatArray, int], FloatArray]


def band_magnitude(
    band: Band, reference: Reference, freq_hz: FloatArray, sample_rate: int
) -> FloatArray:
    """Return the linear magnitude of one band as it plays at this rate."""
    return magnitude(band_sections(band, reference, sample_rate), freq_hz, sample_rate)


def equalizer_magnitude(
    params: EqualizerParams, scope: BandScope, freq_hz: FloatArray, sample_rate: int
) -> FloatArray:
    """Return what one channel, or the middle or the sides, goes through: its bands and BOTH."""
    heard = {BandScope.BOTH, scope}
    total = np.full(len(freq_hz), gain_from_db(params.preamp_db))
    for band in params.bands:
        if band.scope in heard:
            total *= band_magnitude(band, params.reference, freq_hz, sample_rate)
    return total


def curve_db(params: CurveEqParams, freq_hz: FloatArray) -> FloatArray:
    """Return a drawn curve in dB: straight over log frequency, level beyond its ends."""
    if not params.points:
        return np.zeros(len(freq_hz))
    logs = np.log([point.freq_hz for point in params.points])
    gains = [point.gain_db for point in params.points]
    return np.interp(np.log(np.maximum(freq_hz, 1e-3)), logs, gains)


def stage_magnitude(params: StageParams, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    """Return the most a stage can lift each frequency in either channel, as a linear factor."""
    response = RESPONSES.get(type(params))
    if response is None or params.is_flat:
        return np.ones(len(freq_hz))
    return response(params, freq_hz, sample_rate)


def worst_case_gain_db(spec: ChainSpec, sample_rate: int) -> float:
    """Return the highest gain in dB that the enabled stages together have at any frequency.

    Auto-headroom is `-max(0, worst_case_gain_db)`.
    """
    freqs = np.geomspace(LOWEST_HZ, 0.499 * sample_rate, GRID_POINTS)
    bands = [
        band.freq_hz
        for slot in spec.slots
        if isinstance(slot.params, EqualizerParams)
        for band in slot.params.bands
        if band.freq_hz < 0.499 * sample_rate
    ]
    freqs = np.sort(np.concatenate((freqs, bands)))
    total = np.ones(len(freqs))
    for slot in spec.slots:
        if slot.is_active:
            total *= stage_magnitude(slot.params, freqs, sample_rate)
    return db_from_gain(float(total.max()))


def _equalizer(params: EqualizerParams, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    """Multiply the worst of both pairs: left and right, then mid and side."""
    plain = equalizer_magnitude(params, BandScope.BOTH, freq_hz, sample_rate)
    ratios = {
        scope: equalizer_magnitude(params, scope, freq_hz, sample_rate) / plain
        for scope in BandScope
    }
    channels = np.maximum(ratios[BandScope.LEFT], ratios[BandScope.RIGHT])
    rotated = np.maximum(ratios[BandScope.MID], ratios[BandScope.SIDE])
    return np.asarray(plain * channels * rotated)


def _gain(params: GainParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    return np.full(len(freq_hz), gain_from_db(params.gain_db))


def _stereo(params: StereoParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    """Add magnitudes across a row: the worst music has both channels in step or in counter-step."""
    return np.full(len(freq_hz), np.abs(stereo_matrix(params)).sum(axis=1).max())


def _graphic(params: GraphicEqParams, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    return magnitude(graphic_sections(params.gains_db, sample_rate), freq_hz, sample_rate)


def _loudness(params: LoudnessParams, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    return magnitude(graphic_sections(contour_gains_db(params), sample_rate), freq_hz, sample_rate)


def _curve(params: CurveEqParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    return np.asarray(10.0 ** (curve_db(params, freq_hz) / 20.0))


def _crossfeed(params: CrossfeedParams, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    direct, cross = crossfeed_sections(params, sample_rate)
    total = magnitude(direct, freq_hz, sample_rate) + magnitude(cross, freq_hz, sample_rate)
    return np.asarray(total)


def _convolver(params: ConvolverParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    if params.impulse is None:
        return np.ones(len(freq_hz))
    gain = gain_from_db(params.gain_db)
    return np.asarray(gain * _impulse_magnitude(params.impulse, freq_hz))


def _impulse_magnitude(impulse: ImpulseResponse, freq_hz: FloatArray) -> FloatArray:
    """Return the worst output's magnitude; beyond the response's own band it is silent."""
    samples = np.frombuffer(impulse.samples).reshape(impulse.channels, -1)
    size = max(4096, 1 << (2 * samples.shape[1] - 1).bit_length())
    spectrum = np.abs(np.fft.rfft(samples, size, axis=1))
    outputs = spectrum[:2] + spectrum[2:] if impulse.channels == 4 else spectrum
    bins = np.fft.rfftfreq(size, 1.0 / impulse.sample_rate)
    return np.asarray(np.interp(freq_hz, bins, outputs.max(axis=0), right=0.0))


def _bass(params: BassParams, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    lift = magnitude(bass_shelf(params, sample_rate), freq_hz, sample_rate)
    return np.asarray(lift + harmonic_ceiling(params, freq_hz))


def _galaxy(params: GalaxyParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    """Measured in third octaves on mono and on one side: 3 dB where echoes add up, more with them.

    Bass in counter-phase, which no record has, can reach 2.5 dB more; the limiter takes it.
    """
    loud_echoes_db = 0.6 * max(params.room.early_db + LOUD_ECHOES_FROM_DB, 0.0)
    colour_db = 2.5 * max(GALAXY_NEUTRALITY - params.neutrality, 0.0)
    rise_db = 3.0 + max(loud_echoes_db, 0.4 * params.ambience_db) + colour_db
    return np.full(len(freq_hz), gain_from_db(rise_db * params.strength**0.5))


def _reverb(params: ReverbParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    """The stage keeps the loudness; single bands rise by little more than the tail's grain."""
    return np.full(len(freq_hz), gain_from_db(2.0 * params.mix**0.5))


def _crosstalk(params: CrosstalkParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    return np.full(len(freq_hz), gain_from_db(params.strength * params.max_boost_db))


def _limiter(_params: LimiterParams, freq_hz: FloatArray, _sample_rate: int) -> FloatArray:
    return np.ones(len(freq_hz))


RESPONSES: Mapping[type[StageParams], Response] = {
    GainParams: _gain,
    EqualizerParams: _equalizer,
    GraphicEqParams: _graphic,
    CurveEqParams: _curve,
    ConvolverParams: _convolver,
    BassParams: _bass,
    LoudnessParams: _loudness,
    CrossfeedParams: _crossfeed,
    StereoParams: _stereo,
    GalaxyParams: _galaxy,
    ReverbParams: _reverb,
    CrosstalkParams: _crosstalk,
    LimiterParams: _limiter,
}
"""One line per kind; a kind without a line counts as 0 dB."""
