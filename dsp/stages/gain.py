"""Gain and the stereo image: matrices without memory."""

from dsp.params.level import GainParams, StereoParams
from dsp.stage import Block, StreamFormat
from dsp.stereo import stereo_matrix
from dsp.units import gain_from_db


class Gain:
    """One factor for all channels."""

    latency_frames = 0
    tail_frames = 0

    def __init__(self, params: GainParams) -> None:
        self._gain = gain_from_db(params.gain_db)

    def prepare(self, fmt: StreamFormat) -> None:
        """Nothing depends on the stream."""

    def process(self, block: Block) -> None:
        """Scale the block in place."""
        if self._gain != 1.0:
            block *= self._gain

    def reset(self) -> None:
        """There is no past."""


class StereoImage:
    """Width, balance, mono, swap and polarity in one matrix."""

    latency_frames = 0
    tail_frames = 0

    def __init__(self, params: StereoParams) -> None:
        self._matrix = stereo_matrix(params)
        self._is_flat = params.is_flat

    def prepare(self, fmt: StreamFormat) -> None:
        """Nothing depends on the stream."""

    def process(self, block: Block) -> None:
        """Mix the two channels in place; written out, for BLAS threads cost more than they give."""
        if self._is_flat:
            return
        (a, b), (c, d) = self._matrix
        left = a * block[0] + b * block[1]
        block[1] *= d
        block[1] += c * block[0]
        block[0] = left

    def reset(self) -> None:
        """There is no past."""
