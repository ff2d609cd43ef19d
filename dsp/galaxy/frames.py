"""Overlapping windows into spectra and back, exact as long as the spectra are only filtered.

A Hann window before, none after: half-overlapping windows add up to one, so any filter that does
not change in time is applied exactly, and an untouched spectrum returns the sound to -295 dB.
"""

import numpy as np
from scipy import fft

from dsp.hrtf import ComplexArray
from dsp.stage import Block
from dsp.units import FloatArray


def window_frames_for(sample_rate: int) -> int:
    """Return the window length, about 45 ms, a power of two."""
    return int(2048 * 2 ** max(0, round(np.log2(sample_rate / 44_100))))


def hann(frames: int) -> FloatArray:
    """Return the periodic Hann window, whose shifts by any even fraction add to a constant."""
    return np.asarray(0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(frames) / frames))


class Frames:
    """The sliding window over the past, and the sum of what came out of it.

    Zeros after the window leave a filter room: up to `window_frames` of response do not wrap.
    """

    def __init__(self, window_frames: int, hop_frames: int, channels: int, outputs: int) -> None:
        self.hop_frames = hop_frames
        self.fft_frames = 2 * window_frames
        self._window = hann(window_frames) * (2.0 * hop_frames / window_frames)
        self._past = np.zeros((channels, window_frames))
        self._windowed = np.zeros((channels, self.fft_frames))
        self._sum = np.zeros((outputs, self.fft_frames))
        self._start = 0

    def reset(self) -> None:
        """Forget the past."""
        self._past[:] = 0.0
        self._sum[:] = 0.0
        self._start = 0

    def analyse(self, hop: Block) -> ComplexArray:
        """Return the spectra `(channels, window_frames + 1)` of the window that ends here."""
        frames = self._past.shape[1]
        self._past[:, : -self.hop_frames] = self._past[:, self.hop_frames :]
        self._past[:, -self.hop_frames :] = hop
        np.multiply(self._past, self._window, out=self._windowed[:, :frames])
        return np.asarray(fft.rfft(self._windowed))

    def oldest(self) -> Block:
        """Return the hop that leaves the window next, as it came in; what `synthesise` matches."""
        return self._past[:, : self.hop_frames]

    def synthesise(self, spectra: ComplexArray, hop: Block) -> None:
        """Add the frame and write the finished hop, `window - hop` frames after it came in."""
        frame = fft.irfft(spectra, self.fft_frames, overwrite_x=True)
        before_wrap = self.fft_frames - self._start
        self._sum[:, self._start :] += frame[:, :before_wrap]
        self._sum[:, : self._start] += frame[:, before_wrap:]
        finished = self._sum[:, self._start : self._start + self.hop_frames]
        hop[:] = finished
        finished[:] = 0.0
        self._start = (self._start + self.hop_frames) % self.fft_frames
