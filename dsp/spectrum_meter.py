"""The spectrum of what is heard, in logarithmic bands: bass told apart, treble not late."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dsp.memory import History
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray, block_frames_for

Float32Array = npt.NDArray[np.float32]
Bins = npt.NDArray[np.intp]

BASS_BLOCKS = 8
"""What bass is read in, in blocks: 186 ms, bins of 5.4 Hz at any rate."""

TREBLE_BLOCKS = 2
"""What all else is read in: 43 ms."""

BASS_SHARE = 1 / 20
"""What is bass, of the rate it is read at: up to about 1.2 kHz."""

LOWEST_HZ = 20.0


class SpectrumMeter:
    """Follows every block at little cost; a spectrum is made when it is asked for.

    Bass is kept at an eighth of the rate (192 kHz), the rest for a short time at all of it: a
    fifth of the work and a tenth of the memory of one fine spectrum over 186 ms. 24 bits of
    mantissa are enough for a picture that ends 130 dB down.
    """

    def __init__(self, fmt: StreamFormat) -> None:
        self._sample_rate = fmt.sample_rate
        block_frames = block_frames_for(fmt.sample_rate)
        self._thinner = _Thinner(fmt.channels, decimation(fmt.sample_rate))
        bass_frames = BASS_BLOCKS * block_frames // self._thinner.factor
        self._bass = History(fmt.channels, bass_frames, np.float32)
        self._all = History(fmt.channels, TREBLE_BLOCKS * block_frames, np.float32)

    def reset(self) -> None:
        """Forget the past."""
        for part in (self._thinner, self._bass, self._all):
            part.reset()

    def process(self, block: Block) -> None:
        """Follow a block and leave it as it is."""
        self._all.write(block)
        self._bass.write(self._thinner.process(block.astype(np.float32)))

    def spectrum_db(self, bands: int) -> tuple[FloatArray, FloatArray]:
        """Return centres in Hz and levels in dB of `bands` bands from 20 Hz to half the rate.

        A full-scale sine reads 0 dB in its band, channels are averaged. Where bands are narrower
        than a bin, the bin they lie in speaks for all of them.
        """
        bass, treble = self._bass.size, self._all.size
        centres, low, high = _bins(self._sample_rate, bands, bass, treble)
        sums = (_sums(self._bass.last(bass), low), _sums(self._all.last(treble), high))
        return centres, 10.0 * np.log10(np.maximum(np.concatenate(sums), 1e-20))


class _Thinner:
    """Every `factor`-th frame of a triangular mean: bass is all that may be read in it.

    What folds down into the bass is at least 45 dB weaker than it was.
    """

    def __init__(self, channels: int, factor: int) -> None:
        self.factor = factor
        rising = np.arange(1, factor + 1, dtype=np.float32) / factor**2
        self._slopes = np.stack((rising, 1.0 / factor - rising)).astype(np.float32)
        self._channels = channels
        self.reset()

    def reset(self) -> None:
        """Forget the past."""
        self._rest = np.zeros((self._channels, 0), np.float32)
        self._risen = np.zeros((self._channels, 1), np.float32)

    def process(self, block: Float32Array) -> Float32Array:
        """Return what these frames complete; the others wait for the next block."""
        if self._rest.shape[1]:
            block = np.concatenate((self._rest, block), axis=1)
        count = block.shape[1] // self.factor
        self._rest = block[:, count * self.factor :].copy()
        groups = block[:, : count * self.factor].reshape(len(block), count, self.factor)
        rising, falling = np.einsum("cfk,sk->scf", groups, self._slopes)
        falling[:, :1] += self._risen[:, : count or 0]
        falling[:, 1:] += rising[:, :-1]
        if count:
            self._risen = rising[:, -1:].copy()
        return np.asarray(falling)


def decimation(sample_rate: int) -> int:
    """Return by how much the rate is divided for the bass: what is left is 20 to 48 kHz."""
    return 1 << max(0, (sample_rate // 20_000).bit_length() - 1)


def _sums(frames: Float32Array, bins: Bins) -> Float32Array:
    """Return the power of the bands between bins; a full-scale sine has 1."""
    window = _window(frames.shape[1])
    turned = np.fft.rfft(frames * window, axis=1)  # scipy's takes 20 MB more for the same
    parts = turned.astype(np.complex64, copy=False).view(np.float32)  # real, imaginary, real, ...
    np.square(parts, out=parts)
    power = parts.sum(axis=0)
    squares = power[::2] + power[1::2]
    end = max(int(bins[-1]), int(bins[-2]) + 1)
    sums = np.add.reduceat(squares[:end], bins[:-1])  # a band without a bin takes the one it is in
    return np.asarray(sums / len(frames))


@lru_cache(maxsize=4)
def _bins(
    sample_rate: int, bands: int, bass_frames: int, treble_frames: int
) -> tuple[FloatArray, Bins, Bins]:
    """Return the centres of bands in Hz, and the bins they begin and end at: of bass, of all else.

    The last edge of one is the first of the other.
    """
    edges = np.geomspace(LOWEST_HZ, sample_rate / 2, bands + 1)
    centres = np.sqrt(edges[1:] * edges[:-1])
    bass_rate = sample_rate / decimation(sample_rate)
    bass = int(np.searchsorted(centres, bass_rate * BASS_SHARE))
    low = _bins_of(edges[: bass + 1], bass_rate, bass_frames)
    return centres, low, _bins_of(edges[bass:], sample_rate, treble_frames)


def _bins_of(edges_hz: FloatArray, sample_rate: float, frames: int) -> Bins:
    bins = np.round(edges_hz * (frames / sample_rate)).astype(np.intp)
    return np.clip(bins, 1, frames // 2)


@lru_cache(maxsize=4)
def _window(frames: int) -> Float32Array:
    """Return a Hann window through which the power of a full-scale sine adds up to 1."""
    window = np.hanning(frames)
    scaled = window * np.sqrt(4.0 / (np.sum(window * window) * frames))
    return np.asarray(scaled, np.float32)
