"""The reverb stage: a designed room's late sound beside the untouched direct one."""

import numpy as np

from dsp.late_convolution import LateConvolution
from dsp.memory import DelayLine
from dsp.params.spatial import ReverbParams
from dsp.reblock import Reblocker
from dsp.rooms import late_sound
from dsp.stage import Block, StreamFormat
from dsp.units import block_frames_for, frames_from_ms

SIDE_DELAY_MS = 17.0
"""Middle and side drive one room; apart by this, no source cancels itself in it."""


class Reverb:
    """Adds late sound; the direct sound is not delayed.

    The block that the convolution needs is part of the predelay.
    """

    latency_frames = 0

    def __init__(self, params: ReverbParams) -> None:
        self._params = params
        self._convolution: LateConvolution | None = None
        self._reblocker: Reblocker | None = None
        self._direct_gain = float(np.cos(0.5 * np.pi * params.mix))
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Design the room for this rate."""
        if self._params.is_flat:
            return
        frames = block_frames_for(fmt.sample_rate)
        responses = late_sound(self._params, fmt.sample_rate)
        late = max(0, frames_from_ms(self._params.predelay_ms, fmt.sample_rate) - frames)
        padded = np.concatenate([np.zeros((2, late)), responses], axis=1)
        padded *= np.sin(0.5 * np.pi * self._params.mix)
        self._convolution = LateConvolution(padded, frames, fmt.sample_rate)
        self._reblocker = Reblocker(self._late, frames, 2)
        self._side_delay = DelayLine(1, frames_from_ms(SIDE_DELAY_MS, fmt.sample_rate))
        self.tail_frames = frames + padded.shape[1] + self._side_delay.delay_frames
        self._late(np.zeros((2, frames)))  # plans the FFTs

    def process(self, block: Block) -> None:
        """Add the room in place."""
        if self._reblocker:
            wet = block.copy()
            self._reblocker.process(wet)
            block *= self._direct_gain
            block += wet

    def reset(self) -> None:
        """Forget the past."""
        if self._convolution and self._reblocker:
            self._convolution.reset()
            self._reblocker.reset()
            self._side_delay.reset()

    def _late(self, block: Block) -> None:
        """Replace a block by the room's answer to it."""
        if self._convolution:
            side = 0.5 * (block[:1] - block[1:])
            self._side_delay.process(side)
            drive = 0.5 * (block[0] + block[1]) + side[0]
            wet_middle, wet_side = self._convolution.process(drive)
            np.add(wet_middle, wet_side, out=block[0])
            np.subtract(wet_middle, wet_side, out=block[1])
