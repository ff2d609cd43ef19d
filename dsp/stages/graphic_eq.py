"""Equalizers whose sections come from a solved set of sliders: graphic and loudness contour."""

import numpy as np

from dsp.cascade import Cascade, decay_frames
from dsp.contour import contour_gains_db
from dsp.graphic import graphic_sections
from dsp.params.eq import GraphicEqParams
from dsp.params.level import LoudnessParams
from dsp.stage import Block, StreamFormat


class GraphicEqualizer:
    """Ten or thirty-one sliders; what they say is what is heard at their centres."""

    latency_frames = 0

    def __init__(self, params: GraphicEqParams) -> None:
        self._gains_db = params.gains_db
        self._cascade = Cascade(np.empty((0, 6)), 2)
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Solve the sliders for this rate and clear the filter memory."""
        sections = graphic_sections(self._gains_db, fmt.sample_rate)
        self._cascade = Cascade(sections, fmt.channels)
        self.tail_frames = decay_frames(sections, fmt.sample_rate)

    def process(self, block: Block) -> None:
        """Filter the block in place."""
        self._cascade.process(block)

    def reset(self) -> None:
        """Forget the past."""
        self._cascade.reset()


class LoudnessContour(GraphicEqualizer):
    """A graphic equalizer set to what the ear loses at low levels."""

    def __init__(self, params: LoudnessParams) -> None:
        super().__init__(GraphicEqParams(contour_gains_db(params)))
