"""Speed, key and rate of what is decoded: how a file's frames become the frames of the stream."""

import importlib
from dataclasses import dataclass
from typing import Any

import numpy as np

from player.engine.audio_source import Samples

_SEMITONES_AN_OCTAVE = 12


@dataclass(frozen=True, slots=True)
class Pace:
    """How items are played; as they are, at speed 1, in their key, at their own rate.

    Attributes:
        speed: File seconds for one second of sound, 0.5..2.
        semitones: Key, -12..12, at any speed.
        rate: Every item is brought to this rate, Hz, so that all can be joined; None keeps theirs.
    """

    speed: float = 1.0
    semitones: float = 0.0
    rate: int | None = None

    def rate_of(self, file_rate: int) -> int:
        """The rate of the stream that a file of this rate becomes."""
        return self.rate or file_rate


class Converter:
    """Turns one item's frames into the stream's; nothing runs where nothing is to be changed."""

    def __init__(self, pace: Pace, file_rate: int, channels: int) -> None:
        self._channels = channels
        self._ratio = 2.0 ** (pace.semitones / _SEMITONES_AN_OCTAVE)
        self._stretcher = self._made_stretcher(pace.speed / self._ratio, file_rate)
        self._resampler = self._made_resampler(file_rate * self._ratio, pace.rate_of(file_rate))

    def process(self, samples: Samples) -> Samples:
        """Return what is ready of the stream after these frames of the file."""
        if not self._stretcher and not self._resampler:
            return samples
        block = _as_block(samples)
        if self._stretcher:
            block = self._stretcher.process(block)
        return _as_samples(self._resampler.process(block) if self._resampler else block)

    def flush(self) -> Samples:
        """Return what the conversion still holds; nothing may follow."""
        block = self._stretcher.flush() if self._stretcher else np.empty((self._channels, 0))
        if self._resampler:
            last = [self._resampler.process(block), self._resampler.flush()]
            block = np.concatenate(last, axis=1)
        return _as_samples(block)

    def _made_stretcher(self, speed: float, rate: int) -> Any:
        if speed == 1.0:
            return None
        stretch = importlib.import_module("dsp.stretch")  # only for who asks for it
        return stretch.TimeStretcher(rate, self._channels, speed)

    def _made_resampler(self, from_rate: float, to_rate: int) -> Any:
        if from_rate == to_rate:
            return None
        resample = importlib.import_module("dsp.resample")
        return resample.StreamResampler(from_rate, to_rate, self._channels)


def _as_block(samples: Samples) -> Any:
    scale = 2.0**-31 if samples.dtype == np.int32 else 1.0
    return np.ascontiguousarray(samples.T * scale)


def _as_samples(block: Any) -> Samples:
    return np.ascontiguousarray(block.T)
