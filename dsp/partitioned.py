"""Convolution with long impulse responses: uniformly partitioned overlap-save, in float64."""

import numpy as np
from scipy import fft

from dsp.stage import Block
from dsp.units import FloatArray


class PartitionedConvolution:
    """Convolves blocks of one fixed length without any delay of its own.

    The impulse response is cut into partitions as long as a block; the spectra of past blocks
    are kept, so a block costs one transform each way whatever the length of the response.
    """

    def __init__(self, impulses: FloatArray, block_frames: int) -> None:
        """`impulses` is `(channels, taps)`, or `(outputs, inputs, taps)` to mix channels."""
        partitions = -(-impulses.shape[-1] // block_frames)
        padded = np.zeros((*impulses.shape[:-1], partitions * block_frames))
        padded[..., : impulses.shape[-1]] = impulses
        cut = padded.reshape(*impulses.shape[:-1], partitions, block_frames)
        spectra = fft.rfft(cut, 2 * block_frames, axis=-1)
        self._filters = np.ascontiguousarray(np.moveaxis(spectra, -2, 0))
        channels = impulses.shape[-2]
        self._past = np.zeros((partitions, channels, block_frames + 1), dtype=complex)
        self._window = np.zeros((channels, 2 * block_frames))
        self._newest = 0

    def reset(self) -> None:
        """Forget the past."""
        self._past[:] = 0.0
        self._window[:] = 0.0

    def process(self, block: Block) -> None:
        """Convolve a `(channels, block_frames)` block in place."""
        frames = block.shape[1]
        self._window[:, :frames] = self._window[:, frames:]
        self._window[:, frames:] = block
        self._past[self._newest] = fft.rfft(self._window, axis=-1)
        result = np.zeros(self._filters.shape[1:], dtype=complex)
        product = np.empty_like(result)
        for age, spectrum in enumerate(self._filters):
            np.multiply(spectrum, self._past[self._newest - age], out=product)
            result += product
        self._newest = (self._newest + 1) % len(self._past)
        summed = result.sum(axis=1) if result.ndim == 3 else result
        block[:] = fft.irfft(summed, 2 * frames, axis=-1)[:, frames:]
