"""The crosstalk stage: two loudspeakers, each heard by one ear."""

import numpy as np

from dsp.crosstalk_design import cancellation, lead_frames
from dsp.hrtf import unpack
from dsp.params.spatial import CrosstalkParams
from dsp.partitioned import PartitionedConvolution
from dsp.reblock import Reblocker
from dsp.stage import Block, StreamFormat
from dsp.units import block_frames_for


class CrosstalkCanceller:
    """Filters sum and difference of the channels; asks for up to `max_boost_db` of headroom."""

    def __init__(self, params: CrosstalkParams) -> None:
        self._params = params
        self._convolution: PartitionedConvolution | None = None
        self._reblocker: Reblocker | None = None
        self.latency_frames = 0
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Design the inverse for this rate."""
        if self._params.is_flat or self._params.head is None:
            return
        filters = cancellation(self._params, unpack(self._params.head.packed), fmt.sample_rate)
        frames = block_frames_for(fmt.sample_rate)
        self._convolution = PartitionedConvolution(filters, frames)
        self._reblocker = Reblocker(self._cancel, frames, 2)
        self.latency_frames = frames + lead_frames(fmt.sample_rate)
        self.tail_frames = filters.shape[1]

    def process(self, block: Block) -> None:
        """Cancel the crosstalk in place."""
        if self._reblocker:
            self._reblocker.process(block)

    def reset(self) -> None:
        """Forget the past."""
        if self._convolution and self._reblocker:
            self._convolution.reset()
            self._reblocker.reset()

    def _cancel(self, block: Block) -> None:
        if self._convolution:
            both = np.stack([block[0] + block[1], block[0] - block[1]])
            self._convolution.process(both)
            np.add(both[0], both[1], out=block[0])
            np.subtract(both[0], both[1], out=block[1])
            block *= 0.5
