"""The inverse of two loudspeakers and a head, for a sum and a difference channel.

In front of two speakers the sum of the channels reaches both ears alike, and so does, but for a
sign, the difference: two separate filters invert a two-by-two system. Where an inverse would ask
for more than the allowed boost it is bounded (after Choueiri's regularisation).
"""

import numpy as np

from dsp.hrtf import ComplexArray, HrtfSet, bin_freqs_hz
from dsp.params.spatial import CrosstalkParams
from dsp.units import FloatArray

LENGTH_S = 0.085
LEAD_S = 0.020
"""The inverses ring before and after; this much before is kept, and is their delay."""

LOW_HZ, HIGH_HZ = 250.0, 6_000.0
"""Below, separation would cost all headroom; above, a head never sits still enough."""

EDGE_OCTAVES = 0.5


def design_frames(sample_rate: int) -> int:
    """Return the length of the transform, four times what is kept of the filters."""
    return 1 << int(np.ceil(np.log2(4.0 * LENGTH_S * sample_rate)))


def speaker_paths(
    head: HrtfSet, azimuth_deg: float, sample_rate: int, fft_frames: int
) -> ComplexArray:
    """Return what a speaker sounds like `(2 ears, bins)`; the nearer ear without delay."""
    pair = head.at(azimuth_deg, 0.0)
    turn = -2j * np.pi * bin_freqs_hz(fft_frames, sample_rate)
    delays_s = pair.ear_delays_s()[0, :, None]
    return np.asarray(pair.spectra(fft_frames, sample_rate)[0] * np.exp(turn * delays_s))


def cancellation(params: CrosstalkParams, head: HrtfSet, sample_rate: int) -> FloatArray:
    """Return filters `(2, taps)` for the sum and the difference of the channels.

    Their direct pulse stands at `lead_frames`.
    """
    fft_frames = design_frames(sample_rate)
    near, far = speaker_paths(head, params.half_angle_deg, sample_rate, fft_frames)
    across = far / near
    band = _band(bin_freqs_hz(fft_frames, sample_rate)) * params.strength
    inverses = [
        1.0 + band * (_bounded(system, params.max_boost_db) - 1.0)
        for system in (1.0 + across, 1.0 - across)
    ]
    return _shortened(np.stack(inverses), sample_rate)


def lead_frames(sample_rate: int) -> int:
    """Return where the filters have their direct pulse."""
    return round(LEAD_S * sample_rate)


def _bounded(system: ComplexArray, max_boost_db: float) -> ComplexArray:
    """Return the inverse, its level held at the allowed boost where it would be more."""
    level = np.abs(system)
    allowed = 10.0 ** (max_boost_db / 20.0)
    weight = np.where(1.0 / level > allowed, level / allowed - level**2, 0.0)
    return np.asarray(system.conj() / (level**2 + weight))


def _band(freqs_hz: FloatArray) -> FloatArray:
    """Return 1 inside the band, and half an octave of raised cosine on either side."""
    octaves = np.log2(np.maximum(freqs_hz, 1.0))
    rise = np.clip((octaves - np.log2(LOW_HZ)) / EDGE_OCTAVES + 1.0, 0.0, 1.0)
    fall = np.clip((np.log2(HIGH_HZ) - octaves) / EDGE_OCTAVES + 1.0, 0.0, 1.0)
    return np.asarray(np.sin(0.5 * np.pi * rise) ** 2 * np.sin(0.5 * np.pi * fall) ** 2)


def _shortened(inverses: ComplexArray, sample_rate: int) -> FloatArray:
    """Return the part of the responses around their pulse, faded at both ends."""
    lead, length = lead_frames(sample_rate), round(LENGTH_S * sample_rate)
    taps = np.roll(np.fft.irfft(inverses), lead, axis=-1)[:, :length]
    fade = np.ones(length)
    half_lead, quarter = lead // 2, length // 4
    fade[:half_lead] = np.sin(0.5 * np.pi * np.arange(half_lead) / half_lead) ** 2
    fade[-quarter:] = np.cos(0.5 * np.pi * np.arange(quarter) / quarter) ** 2
    return np.asarray(taps * fade)
