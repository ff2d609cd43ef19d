"""The karaoke stage: what both channels hold alike is taken out."""

import numpy as np
from scipy import fft

from dsp.galaxy.frames import Frames, window_frames_for
from dsp.hrtf import ComplexArray, bin_freqs_hz
from dsp.params.spatial import KaraokeParams
from dsp.reblock import Reblocker
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray

SMOOTHING_S = 0.030
HOPS = 4
"""Hops in a window of 93 ms: a voice's harmonics stand apart in it."""

BASS_EDGE_HZ = 80.0
TREBLE_EDGE_HZ = 3_000.0
FLOOR = 1e-14


class Karaoke:
    """Subtracts the middle where a bin's channels agree; the rest passes exactly.

    Delays by one window, 93 ms at 44.1 kHz.
    """

    def __init__(self, params: KaraokeParams) -> None:
        self._params = params
        self._reblocker: Reblocker | None = None
        self.latency_frames = 0
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Choose the window and the bins for this rate."""
        if self._params.is_flat:
            return
        window = 2 * window_frames_for(fmt.sample_rate)
        self._frames = Frames(window, window // HOPS, 2, 1)
        freqs_hz = bin_freqs_hz(self._frames.fft_frames, fmt.sample_rate)
        highest = np.searchsorted(freqs_hz, self._params.keep_above_hz) + 1
        self._band = self._params.strength * _band(self._params, freqs_hz[:highest])
        self._middle = np.zeros((1, len(freqs_hz)), dtype=np.complex128)
        self._keep = float(np.exp(-self._frames.hop_frames / fmt.sample_rate / SMOOTHING_S))
        self._alike = np.zeros((2, len(self._band)))
        self._reblocker = Reblocker(self._process_hop, self._frames.hop_frames, 2)
        self.latency_frames = window
        self.tail_frames = 2 * window  # the last window and its zeros
        fft.irfft(self._middle, self._frames.fft_frames)  # plans the FFT

    def process(self, block: Block) -> None:
        """Take the middle out, in place."""
        if self._reblocker:
            self._reblocker.process(block)

    def reset(self) -> None:
        """Forget the past."""
        if self._reblocker:
            self._reblocker.reset()
            self._frames.reset()
            self._alike[:] = 0.0

    def _process_hop(self, hop: Block) -> None:
        spectra = self._frames.analyse(hop)[:, : len(self._band)]
        mask = self._mask(spectra)
        np.multiply(mask, 0.5 * (spectra[0] + spectra[1]), out=self._middle[0, : len(mask)])
        taken = np.empty((1, hop.shape[1]))
        self._frames.synthesise(self._middle.copy(), taken)
        np.subtract(self._frames.oldest(), taken, out=hop)

    def _mask(self, spectra: ComplexArray) -> FloatArray:
        """Return 0-1 for each bin: how alike the channels are, beyond what `width` asks for."""
        left, right = spectra
        agreeing = 2.0 * (left.real * right.real + left.imag * right.imag)
        power = left.real**2 + left.imag**2 + right.real**2 + right.imag**2 + FLOOR
        self._alike *= self._keep
        self._alike += (1.0 - self._keep) * np.stack([agreeing, power])
        likeness = self._alike[0] / self._alike[1]
        width = self._params.width
        return np.asarray(self._band * np.clip((likeness - (1.0 - width)) / width, 0.0, 1.0))


def _band(params: KaraokeParams, freqs_hz: FloatArray) -> FloatArray:
    """Return 1 where a voice may be, sloping to 0 at the kept bass and the kept treble."""
    rise = (freqs_hz - params.keep_below_hz) / BASS_EDGE_HZ
    fall = (params.keep_above_hz - freqs_hz) / TREBLE_EDGE_HZ
    return np.asarray(np.clip(rise, 0.0, 1.0) * np.clip(fall, 0.0, 1.0))
