"""Rooms by design: late sound that decays as asked in every octave and surrounds as it should.

Noise, cut into half-octaves that decay each at its own pace, then spread between middle and side
so that the two ears are as coherent as a head is in sound from everywhere.
"""

import numpy as np

from dsp.hrtf import ComplexArray, bin_freqs_hz
from dsp.params.spatial import ReverbParams
from dsp.programme import loudness_weight
from dsp.units import FloatArray

DESIGN_RATE = 48_000
ROLL_HZ = 17_500.0
BUILD_UP_S = 0.010
FADE_SHARE = 0.1
SEED = 12
DECAY_60_DB = 3.0 * np.log(10.0)

BAND_CENTRES_HZ = 31.25 * 2.0 ** (np.arange(20) / 2.0)
EAR_DISTANCE_M = 0.24
"""Fitted to KEMAR: two points this far apart in a diffuse field are as coherent as two ears, below
the frequency where the head's shadow takes over."""

SHADOW_HZ = 800.0


def decay_times_s(params: ReverbParams, freqs_hz: FloatArray) -> FloatArray:
    """Return the T30 at frequencies: log-log lines through 125 Hz, 1 kHz and 8 kHz."""
    ratios = np.log([params.bass_ratio, 1.0, params.treble_ratio])
    course = np.interp(np.log2(freqs_hz), np.log2([125.0, 1_000.0, 8_000.0]), ratios)
    return params.time_s * np.exp(course)


def diffuse_coherence(freqs_hz: FloatArray) -> FloatArray:
    """Return how coherent two ears are in sound from everywhere, within 0.1 of KEMAR."""
    spacing = np.sinc(2.0 * freqs_hz * EAR_DISTANCE_M / 343.0)
    return np.asarray(spacing / (1.0 + (freqs_hz / SHADOW_HZ) ** 4))


def late_sound(params: ReverbParams, sample_rate: int) -> FloatArray:
    """Return responses `(2, taps)` of middle and side, without predelay.

    Left is middle plus side, right is middle less side. What drives the room comes out of each
    ear as loud as it went in.
    """
    longest_s = float(decay_times_s(params, BAND_CENTRES_HZ).max())
    frames = 2 * round(longest_s * DESIGN_RATE / 2)
    responses = _decaying_noise(params, frames)
    spectra = np.fft.rfft(responses)
    coherence = diffuse_coherence(bin_freqs_hz(frames, DESIGN_RATE))
    spectra[0] *= np.sqrt((1.0 + coherence) / 2.0)
    spectra[1] *= np.sqrt((1.0 - coherence) / 2.0)
    return _at_rate(_levelled(spectra), frames, sample_rate)


def _decaying_noise(params: ReverbParams, frames: int) -> FloatArray:
    """Return two independent decays `(2, frames)` at the design rate."""
    noise = np.random.default_rng(SEED).standard_normal((2, frames))
    spectra = np.fft.rfft(noise)
    octaves = np.log2(np.maximum(bin_freqs_hz(frames, DESIGN_RATE), 1.0))
    time_s = np.arange(frames) / DESIGN_RATE
    total = np.zeros_like(noise)
    for centre_hz, decay_s in zip(
        BAND_CENTRES_HZ, decay_times_s(params, BAND_CENTRES_HZ), strict=True
    ):
        share = np.clip(1.0 - 2.0 * np.abs(octaves - np.log2(centre_hz)), 0.0, 1.0)
        band = np.fft.irfft(spectra * np.sin(0.5 * np.pi * share) ** 2, frames)
        total += _steady(band, centre_hz) * np.exp(-DECAY_60_DB * time_s / decay_s)
    return total * _edges(frames)


def _steady(band: FloatArray, centre_hz: float) -> FloatArray:
    """Take the slow swell out of a band of noise, which would bend its decay by a fifth."""
    reach = round(max(0.05, 6.0 / centre_hz) * DESIGN_RATE)
    energy = np.cumsum(np.concatenate([np.zeros((2, 1)), band**2], axis=1), axis=1)
    frames = band.shape[-1]
    start = np.maximum(np.arange(frames) - reach, 0)
    stop = np.minimum(np.arange(frames) + reach, frames)
    mean = (energy[:, stop] - energy[:, start]) / (stop - start)
    return np.asarray(band / np.sqrt(mean / (energy[:, -1:] / frames)))


def _edges(frames: int) -> FloatArray:
    """Build up over 10 ms, and end without a step."""
    rise, fall = round(BUILD_UP_S * DESIGN_RATE), round(FADE_SHARE * frames)
    edges = np.ones(frames)
    edges[:rise] = np.sin(0.5 * np.pi * np.arange(rise) / rise) ** 2
    edges[-fall:] = np.cos(0.5 * np.pi * np.arange(fall) / fall) ** 2
    return edges


def _levelled(spectra: ComplexArray) -> ComplexArray:
    """Scale so that ordinary music keeps its loudness."""
    frames = 2 * (spectra.shape[-1] - 1)
    freqs_hz = bin_freqs_hz(frames, DESIGN_RATE)
    weight = loudness_weight(freqs_hz) * (freqs_hz > 20.0)
    power = np.sum(weight * np.abs(spectra) ** 2, axis=(0, 1)) / np.sum(weight)
    return np.asarray(spectra / np.sqrt(power))


def _at_rate(spectra: ComplexArray, frames: int, sample_rate: int) -> FloatArray:
    """Return the responses at another rate, by another length of transform; dark above 18 kHz."""
    freqs_hz = bin_freqs_hz(frames, DESIGN_RATE)
    kept = spectra * (0.5 + 0.5 * np.cos(np.pi * np.clip((freqs_hz - ROLL_HZ) / 2_000.0, 0.0, 1.0)))
    wanted = 2 * round(frames * sample_rate / DESIGN_RATE / 2)
    # A response keeps its gain at another rate when the sum of its taps, bin 0, stays.
    return np.asarray(np.fft.irfft(kept, wanted))
