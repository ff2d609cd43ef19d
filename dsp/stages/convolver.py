"""Convolution stages: an impulse response from a file, or one designed from a drawn curve."""

import numpy as np

from dsp.fir import PARTITIONS, curve_impulse
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.eq import CurveEqParams, Phase
from dsp.partitioned import PartitionedConvolution
from dsp.reblock import Reblocker
from dsp.resample import resampled
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray, block_frames_for, gain_from_db


class BlockConvolver:
    """Convolution re-blocked to the chain's block length, which is its latency."""

    def __init__(self) -> None:
        self._convolution: PartitionedConvolution | None = None
        self._reblocker: Reblocker | None = None
        self.latency_frames = 0
        self.tail_frames = 0

    def load(self, impulses: FloatArray, fmt: StreamFormat) -> None:
        """Use `(channels, taps)` or `(outputs, inputs, taps)` and forget the past."""
        frames = block_frames_for(fmt.sample_rate)
        self._convolution = PartitionedConvolution(impulses, frames)
        self._reblocker = Reblocker(self._convolution.process, frames, fmt.channels)
        self.latency_frames = self._reblocker.latency_frames
        self.tail_frames = impulses.shape[-1]

    def process(self, block: Block) -> None:
        """Convolve in place."""
        if self._reblocker:
            self._reblocker.process(block)

    def reset(self) -> None:
        """Forget the past."""
        if self._convolution and self._reblocker:
            self._convolution.reset()
            self._reblocker.reset()


class Convolver(BlockConvolver):
    """Plays a measured impulse response: one for both ears, one each, or true stereo."""

    def __init__(self, params: ConvolverParams) -> None:
        super().__init__()
        self._params = params

    def prepare(self, fmt: StreamFormat) -> None:
        """Bring the impulse response to the stream's rate."""
        if self._params.impulse:
            impulses = impulse_matrix(self._params.impulse, fmt)
            self.load(impulses * gain_from_db(self._params.gain_db), fmt)


class CurveEqualizer(BlockConvolver):
    """Plays a drawn response; linear phase adds half the length of the filter as latency."""

    def __init__(self, params: CurveEqParams) -> None:
        super().__init__()
        self._params = params

    def prepare(self, fmt: StreamFormat) -> None:
        """Design the filter for this rate."""
        if self._params.is_flat:
            return
        impulse = curve_impulse(self._params, fmt.sample_rate)
        self.load(np.tile(impulse, (fmt.channels, 1)), fmt)
        if self._params.phase is Phase.LINEAR:
            self.latency_frames += PARTITIONS * block_frames_for(fmt.sample_rate) // 2


def impulse_matrix(impulse: ImpulseResponse, fmt: StreamFormat) -> FloatArray:
    """Return the samples at the stream's rate, as `(channels, taps)` or `(outputs, inputs, taps)`.

    The gain of the filter stays: at twice the rate each tap weighs half.
    """
    samples = np.frombuffer(impulse.samples).reshape(impulse.channels, -1)
    if impulse.sample_rate != fmt.sample_rate:
        scale = impulse.sample_rate / fmt.sample_rate
        samples = resampled(samples, impulse.sample_rate, fmt.sample_rate) * scale
    if impulse.channels == 4:
        return np.ascontiguousarray(samples.reshape(2, 2, -1).swapaxes(0, 1))
    return np.array(np.broadcast_to(samples, (fmt.channels, samples.shape[1])))
