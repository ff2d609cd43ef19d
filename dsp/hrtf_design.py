"""From measured ear responses to an `HrtfSet`: equalised, extended to the bass, timed.

Raw measurements carry the ear canal, the loudspeaker and no bass: MIT KEMAR is +16.5 dB at
2.5 kHz and -21.7 dB at 50 Hz. numpy only.
"""

from dataclasses import dataclass

import numpy as np

from dsp.geometry import solid_angles, triangulate, unit_vectors
from dsp.hrtf import EarPairs, HrtfSet, bin_freqs_hz
from dsp.units import FloatArray

GRID_FRAMES_AT_44K = 1024
"""The stored grid is 43 Hz fine: half a semitone at 700 Hz, where ear levels are smooth."""

BASS_HZ = 300.0
"""Below, measurements are noise and room; a head is small there and both ears hear the same."""

TREBLE_HZ = 18_000.0
TIMING_HZ = 3_000.0
"""Time differences are compared below; above, the fine structure carries none that is heard."""

TIMING_RATE = 48_000
UPSAMPLING = 8
LONGEST_ITD_S = 1.1e-3
TRIMS = 3


@dataclass(frozen=True, slots=True, eq=False)
class EarResponses:
    """A measurement: responses `(directions, 2, frames)` of left and right ear, with directions.

    `delays_frames` `(directions, 2)` is what the file keeps apart from the responses.
    """

    azimuths_deg: FloatArray
    elevations_deg: FloatArray
    responses: FloatArray
    delays_frames: FloatArray
    sample_rate: float


def design(measured: EarResponses, name: str, citation: str) -> HrtfSet:
    """Return the head behind a measurement.

    Raises:
        ValueError: If the directions do not surround the head.
    """
    measured = _left_ear_first(measured)
    directions = unit_vectors(measured.azimuths_deg, measured.elevations_deg)
    triangles = triangulate(directions)
    share = solid_angles(directions, triangles)
    frames = max(round(GRID_FRAMES_AT_44K * measured.sample_rate / 44_100 / 2) * 2, 256)
    freqs_hz = bin_freqs_hz(frames, measured.sample_rate)
    power = np.abs(np.fft.rfft(measured.responses, 4 * frames)) ** 2
    levels_db = 10.0 * np.log10(np.maximum(_average_to(power, len(freqs_hz)), 1e-14))
    levels_db = _equalise(_extend(levels_db, freqs_hz, share), freqs_hz, share)
    itds_s = _measured_itds(measured)
    delays_s = _delays(freqs_hz, levels_db, itds_s)
    return HrtfSet(
        name,
        citation,
        measured.azimuths_deg % 360.0,
        measured.elevations_deg,
        freqs_hz,
        levels_db,
        itds_s,
        delays_s,
        triangles,
    )


def arrival_differences(responses: FloatArray, sample_rate: float) -> FloatArray:
    """Return how much later, in seconds, the right ear hears `(n, 2, frames)` than the left.

    The maximum of the cross-correlation below 3 kHz, refined by a parabola; onset thresholds fail
    on some published heads by 200 us.
    """
    frames = 2 * responses.shape[-1]
    left, right = np.moveaxis(np.fft.rfft(responses, frames), 1, 0)
    freqs_hz = bin_freqs_hz(frames, sample_rate)
    cross = right * np.conj(left) / (1.0 + (freqs_hz / TIMING_HZ) ** 8)
    fine = np.zeros((len(cross), frames * UPSAMPLING // 2 + 1), dtype=np.complex128)
    fine[:, : cross.shape[1]] = cross
    correlation = np.fft.irfft(fine)
    reach = int(LONGEST_ITD_S * sample_rate * UPSAMPLING)
    near = np.concatenate([correlation[:, -reach:], correlation[:, : reach + 1]], axis=1)
    return (_peak_positions(near) - reach) / (sample_rate * UPSAMPLING)


def _peak_positions(rows: FloatArray) -> FloatArray:
    """Return where each row has its maximum, between samples."""
    peak = np.clip(np.argmax(rows, axis=1), 1, rows.shape[1] - 2)
    index = np.arange(len(rows))
    before, at, after = (rows[index, peak + step] for step in (-1, 0, 1))
    curvature = np.minimum(before - 2 * at + after, -1e-30)
    return np.asarray(peak + np.clip(0.5 * (before - after) / curvature, -0.5, 0.5))


def _left_ear_first(measured: EarResponses) -> EarResponses:
    """Sound from the left is louder in the left ear; the files' own ear positions contradict."""
    lateral = np.sin(np.radians(measured.azimuths_deg)) * np.cos(
        np.radians(measured.elevations_deg)
    )
    energy = np.sum(measured.responses**2, axis=-1)
    balance = np.sum(lateral * np.log((energy[:, 0] + 1e-30) / (energy[:, 1] + 1e-30)))
    if balance >= 0:
        return measured
    return EarResponses(
        measured.azimuths_deg,
        measured.elevations_deg,
        measured.responses[:, ::-1],
        measured.delays_frames[:, ::-1],
        measured.sample_rate,
    )


def _average_to(power: FloatArray, bins: int) -> FloatArray:
    """Average a four times finer power spectrum around each of `bins`."""
    padded = np.concatenate([power[..., 2:0:-1], power, power[..., -2:-4:-1]], axis=-1)
    total = np.cumsum(np.concatenate([np.zeros_like(padded[..., :1]), padded], axis=-1), axis=-1)
    start = 4 * np.arange(bins)
    return np.asarray((total[..., start + 5] - total[..., start]) / 5.0)


def _extend(levels_db: FloatArray, freqs_hz: FloatArray, share: FloatArray) -> FloatArray:
    """Let every direction tend to one common level at 0 Hz, and hold the level above 18 kHz."""
    bass, treble = np.searchsorted(freqs_hz, [BASS_HZ, min(TREBLE_HZ, 0.8 * freqs_hz[-1])])
    common_db = np.sum(share[:, None] * levels_db[:, :, bass]) / 2.0
    extended = levels_db.copy()
    slope = freqs_hz[:bass] / freqs_hz[bass]
    at_bass = levels_db[:, :, bass, None]
    extended[:, :, :bass] = at_bass * slope + common_db * (1.0 - slope)
    extended[:, :, treble:] = levels_db[:, :, treble, None]
    return extended


def _equalise(levels_db: FloatArray, freqs_hz: FloatArray, share: FloatArray) -> FloatArray:
    """Subtract the level of sound from everywhere, smoothed over a sixth of an octave."""
    power = np.sum(share[:, None, None] * 10.0 ** (levels_db / 10.0), axis=0).mean(axis=0)
    return levels_db - _smooth(10.0 * np.log10(power), freqs_hz)


def _smooth(curve: FloatArray, freqs_hz: FloatArray) -> FloatArray:
    low = np.searchsorted(freqs_hz, freqs_hz * 2.0 ** (-1 / 12))
    high = np.maximum(np.searchsorted(freqs_hz, freqs_hz * 2.0 ** (1 / 12)), low + 1)
    total = np.concatenate([[0.0], np.cumsum(curve)])
    return np.asarray((total[high] - total[low]) / (high - low))


def _measured_itds(measured: EarResponses) -> FloatArray:
    apart = (measured.delays_frames[:, 1] - measured.delays_frames[:, 0]) / measured.sample_rate
    return arrival_differences(measured.responses, measured.sample_rate) + apart


def _delays(freqs_hz: FloatArray, levels_db: FloatArray, itds_s: FloatArray) -> FloatArray:
    """Return the delays that make minimum-phase pairs arrive `itds_s` apart.

    The pairs alone are ~55 us apart, and delay and pair do not quite add under a correlation:
    the remainder is measured and trimmed.
    """
    pairs = EarPairs(freqs_hz, levels_db, itds_s, itds_s)
    fft_frames = 1024
    spectra = pairs.spectra(fft_frames, TIMING_RATE)
    turn = -2j * np.pi * bin_freqs_hz(fft_frames, TIMING_RATE)
    lead = np.exp(turn * LONGEST_ITD_S)
    delays_s = itds_s.copy()
    for _ in range(TRIMS):
        late = spectra[:, 1] * lead * np.exp(turn * delays_s[:, None])
        pair = np.fft.irfft(np.stack([spectra[:, 0] * lead, late], axis=1))
        delays_s -= arrival_differences(pair, TIMING_RATE) - itds_s
    return delays_s
