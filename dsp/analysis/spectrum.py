"""How loud each frequency gets over a whole recording: percentiles and the highest level."""

import numpy as np
from scipy import fft

from dsp.hrtf import bin_freqs_hz
from dsp.stage import Block
from dsp.units import FloatArray

FFT_FRAMES = 8_192
LOWEST_DB, HIGHEST_DB = -200.0, 20.0
CLASSES = int(HIGHEST_DB - LOWEST_DB)
QUIET_DB = -70.0
"""Frames whose loudest bin stays below are fades and gaps, and say nothing about the rest."""


class SpectrumHistogram:
    """Counts the levels of every bin in classes of 1 dB; 0 dB is a full-scale sine."""

    def __init__(self, sample_rate: int) -> None:
        self.freqs_hz = bin_freqs_hz(FFT_FRAMES, sample_rate)
        window = 0.5 - 0.5 * np.cos(2.0 * np.pi * np.arange(FFT_FRAMES) / FFT_FRAMES)
        self._window = window.astype(np.float32)
        self._scale_db = np.float32(-20.0 * np.log10(window.sum() / 2.0))
        self._counts = np.zeros(len(self.freqs_hz) * CLASSES, dtype=np.int32)
        self._rows = np.arange(len(self.freqs_hz)) * CLASSES
        self._highest_db = np.full(len(self.freqs_hz), LOWEST_DB)
        self._rest: Block | None = None
        self.frames_counted = 0

    def feed(self, block: Block) -> None:
        """Look at another block `(channels, frames)`; half-overlapping windows are counted."""
        sound = block if self._rest is None else np.concatenate([self._rest, block], axis=1)
        start = 0
        while start + FFT_FRAMES <= sound.shape[1]:
            self._count(sound[:, start : start + FFT_FRAMES])
            start += FFT_FRAMES // 2
        self._rest = sound[:, start:].copy()

    def percentile_db(self, percent: float) -> FloatArray:
        """Return the level that each bin stays below in this share of all frames."""
        counts = self._counts.reshape(-1, CLASSES)
        reached = np.cumsum(counts, axis=1) >= percent / 100.0 * max(self.frames_counted, 1)
        return np.asarray(LOWEST_DB + 0.5 + np.argmax(reached, axis=1))

    def highest_db(self) -> FloatArray:
        """Return the highest level of each bin."""
        return self._highest_db.copy()

    def _count(self, frame: Block) -> None:
        """Single precision: its floor, -140 dB below the loudest bin, is below any recording's."""
        spectrum = fft.rfft(np.multiply(frame, self._window, dtype=np.float32))
        power = np.mean(np.square(spectrum.real) + np.square(spectrum.imag), axis=0)
        levels_db = 10.0 * np.log10(power + np.float32(1e-30)) + self._scale_db
        if not levels_db.max() > QUIET_DB:
            return
        classes = np.clip(levels_db - LOWEST_DB, 0.0, CLASSES - 1.0).astype(np.int64)
        self._counts[self._rows + classes] += 1
        np.maximum(self._highest_db, levels_db, out=self._highest_db)
        self.frames_counted += 1
