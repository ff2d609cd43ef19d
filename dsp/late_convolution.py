"""Convolution for late sound: single precision, and no work where a partition has no sound.

The wet sound's error is 75 dB below itself, most of it the inaudible ends that are left out; the
direct sound never passes here.
"""

import numpy as np
import numpy.typing as npt
from scipy import fft

from dsp.hrtf import ComplexArray
from dsp.units import FloatArray

SingleArray = npt.NDArray[np.complex64]

TOP_HZ = 20_000.0
INAUDIBLE_DB = -95.0
TOGETHER = 4
"""Partitions multiplied in one call: fewer calls, and still within the processor's cache."""


class LateConvolution:
    """Convolves blocks of one channel with `(outputs, taps)` responses, without own delay."""

    def __init__(self, responses: FloatArray, block_frames: int, sample_rate: int) -> None:
        outputs, taps = responses.shape
        partitions = -(-taps // block_frames)
        bins = min(block_frames, int(TOP_HZ * 2 * block_frames / sample_rate)) + 1
        padded = np.zeros((outputs, partitions * block_frames))
        padded[:, :taps] = responses
        cut = padded.reshape(outputs, partitions, block_frames)
        spectra = np.moveaxis(fft.rfft(cut, 2 * block_frames)[..., :bins], 1, 0)
        self._groups = _trimmed_groups(spectra)
        self._partitions = partitions
        # Every spectrum is kept twice, so that any run of past blocks lies in one piece.
        self._past = np.zeros((2 * partitions, 1, bins), dtype=np.complex64)
        self._window = np.zeros(2 * block_frames, dtype=np.float32)
        self._sum = np.zeros((outputs, block_frames + 1), dtype=np.complex64)
        self._products = np.empty((TOGETHER, outputs, bins), dtype=np.complex64)
        self._newest = 0

    def reset(self) -> None:
        """Forget the past."""
        self._past[:] = 0.0
        self._window[:] = 0.0

    def process(self, drive: FloatArray) -> FloatArray:
        """Return `(outputs, block_frames)` for a block `(block_frames,)`."""
        frames, bins = len(drive), self._past.shape[2]
        self._window[:frames] = self._window[frames:]
        self._window[frames:] = drive
        self._newest = (self._newest - 1) % self._partitions
        spectrum = fft.rfft(self._window)[:bins]
        self._past[self._newest, 0] = self._past[self._newest + self._partitions, 0] = spectrum
        self._sum[:, :bins] = 0.0
        first = self._newest
        for group in self._groups:
            count, _outputs, used = group.shape
            products = self._products[:count, :, :used]
            np.multiply(group, self._past[first : first + count, :, :used], out=products)
            self._sum[:, :used] += np.add.reduce(products)
            first += count
        return np.asarray(fft.irfft(self._sum, 2 * frames)[:, frames:])


def _trimmed_groups(spectra: ComplexArray) -> list[SingleArray]:
    """Return partitions `(count, outputs, bins)`, a few together, up to the last audible bin."""
    level = np.abs(spectra).max(axis=1)
    audible = level > level.max() * 10.0 ** (INAUDIBLE_DB / 20.0)
    groups = []
    for start in range(0, len(spectra), TOGETHER):
        heard = np.flatnonzero(audible[start : start + TOGETHER].any(axis=0))
        bins = int(heard[-1]) + 1 if len(heard) else 0
        group = spectra[start : start + TOGETHER, :, :bins]
        groups.append(np.ascontiguousarray(group, dtype=np.complex64))
    return groups
