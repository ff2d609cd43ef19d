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
        self._filters = _trimmed(spectra)
        self._past = np.zeros((partitions, bins), dtype=np.complex64)
        self._window = np.zeros(2 * block_frames, dtype=np.float32)
        self._sum = np.zeros((outputs, block_frames + 1), dtype=np.complex64)
        self._product = np.empty((outputs, bins), dtype=np.complex64)
        self._newest = 0

    def reset(self) -> None:
        """Forget the past."""
        self._past[:] = 0.0
        self._window[:] = 0.0

    def process(self, drive: FloatArray) -> FloatArray:
        """Return `(outputs, block_frames)` for a block `(block_frames,)`."""
        frames, bins = len(drive), self._past.shape[1]
        self._window[:frames] = self._window[frames:]
        self._window[frames:] = drive
        self._past[self._newest] = fft.rfft(self._window)[:bins]
        self._sum[:, :bins] = 0.0
        for age, spectrum in enumerate(self._filters):
            used = spectrum.shape[1]
            product = self._product[:, :used]
            np.multiply(spectrum, self._past[self._newest - age, :used], out=product)
            self._sum[:, :used] += product
        self._newest = (self._newest + 1) % len(self._past)
        return np.asarray(fft.irfft(self._sum, 2 * frames)[:, frames:])


def _trimmed(spectra: ComplexArray) -> list[SingleArray]:
    """Return each partition's spectra up to the last bin that can be heard."""
    level = np.abs(spectra).max(axis=1)
    audible = level > level.max() * 10.0 ** (INAUDIBLE_DB / 20.0)
    used = [int(np.flatnonzero(row)[-1]) + 1 if row.any() else 0 for row in audible]
    return [
        np.ascontiguousarray(spectrum[:, :bins], dtype=np.complex64)
        for spectrum, bins in zip(spectra, used, strict=True)
    ]
