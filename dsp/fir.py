"""Finite impulse responses from a magnitude curve, with minimum or linear phase."""

import numpy as np
from scipy import fft

from dsp.params.eq import CurveEqParams, Phase
from dsp.response import curve_db
from dsp.units import FloatArray, block_frames_for

PARTITIONS = 16
"""Taps in blocks: 16,384 at 44.1 kHz hold a curve within 0.03 dB above 100 Hz."""

OVERSAMPLING = 8
"""The transform is longer than the response, so that its cepstrum does not fold into itself."""


def curve_impulse(params: CurveEqParams, sample_rate: int) -> FloatArray:
    """Return the impulse response of a drawn curve."""
    taps = PARTITIONS * block_frames_for(sample_rate)
    freqs = fft.rfftfreq(OVERSAMPLING * taps, 1.0 / sample_rate)
    nepers = curve_db(params, freqs) * (np.log(10.0) / 20.0)
    if params.phase is Phase.LINEAR:
        return _linear_phase(nepers, taps)
    return _minimum_phase(nepers, taps)


def _minimum_phase(nepers: FloatArray, taps: int) -> FloatArray:
    """Fold the cepstrum to the causal side; the last eighth of the response fades out."""
    cepstrum = fft.irfft(nepers)
    half = len(cepstrum) // 2
    cepstrum[1:half] *= 2.0
    cepstrum[half + 1 :] = 0.0
    impulse = fft.irfft(np.exp(fft.rfft(cepstrum)))[:taps]
    fade = taps // 8
    impulse[-fade:] *= 0.5 + 0.5 * np.cos(np.pi * (np.arange(fade) + 0.5) / fade)
    return np.asarray(impulse)


def _linear_phase(nepers: FloatArray, taps: int) -> FloatArray:
    """Centre the response at `taps // 2`; both ends fade out."""
    impulse = np.roll(fft.irfft(np.exp(nepers)), taps // 2)[: taps + 1]
    fade = taps // 8
    ramp = 0.5 - 0.5 * np.cos(np.pi * (np.arange(fade) + 0.5) / fade)
    impulse[:fade] *= ramp
    impulse[-fade:] *= ramp[::-1]
    return np.asarray(impulse)
