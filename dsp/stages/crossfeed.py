"""Crossfeed for headphones: a filtered share of each channel for the other ear."""

import numpy as np

from dsp.bauer import crossfeed_sections
from dsp.cascade import Cascade, decay_frames
from dsp.params.headphones import CrossfeedParams
from dsp.stage import Block, StreamFormat


class Crossfeed:
    """Bauer's filter, or its mono-neutral form; needs two channels."""

    latency_frames = 0

    def __init__(self, params: CrossfeedParams) -> None:
        self._params = params
        self._direct = Cascade(np.empty((0, 6)), 2)
        self._cross = Cascade(np.empty((0, 6)), 2)
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Design both paths and clear their memory."""
        direct, cross = crossfeed_sections(self._params, fmt.sample_rate)
        self._direct = Cascade(direct[None], fmt.channels)
        self._cross = Cascade(cross[None], fmt.channels)
        self.tail_frames = decay_frames(np.stack((direct, cross)), fmt.sample_rate)

    def process(self, block: Block) -> None:
        """Feed each ear in place."""
        crossed = block.copy()
        self._cross.process(crossed)
        self._direct.process(block)
        block += crossed[::-1]

    def reset(self) -> None:
        """Forget the past."""
        self._direct.reset()
        self._cross.reset()
