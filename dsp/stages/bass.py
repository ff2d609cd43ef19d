"""Bass by its harmonics: the ear hears the fundamental that small drivers cannot play."""

import numpy as np

from dsp.cascade import Cascade, decay_frames
from dsp.harmonics import SECOND, THIRD, bass_below, bass_harmonics, bass_shelf
from dsp.params.dynamics import BassParams
from dsp.prototype import Section
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray

ENVELOPE_MS = 30.0
NO_SECTIONS: FloatArray = np.empty((0, 6))
SILENCE = 1e-9


class BassEnhancer:
    """Adds the second and third harmonic of everything below the cutoff.

    The bass is divided by its own envelope before Chebyshev polynomials make the harmonics, and
    multiplied by it again: half the bass gives half the harmonics, at any level.
    """

    latency_frames = 0

    def __init__(self, params: BassParams) -> None:
        self._params = params
        self._below = Cascade(NO_SECTIONS, 2)
        self._envelope = Cascade(NO_SECTIONS, 2)
        self._harmonics = Cascade(NO_SECTIONS, 2)
        self._shelf = Cascade(NO_SECTIONS, 2)
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Design the filters for this rate and clear their memory."""
        designs = [
            bass_below(self._params, fmt.sample_rate),
            _smoother(fmt.sample_rate)[None],
            bass_harmonics(self._params, fmt.sample_rate),
            bass_shelf(self._params, fmt.sample_rate),
        ]
        cascades = [Cascade(rows, fmt.channels) for rows in designs]
        self._below, self._envelope, self._harmonics, self._shelf = cascades
        self.tail_frames = sum(decay_frames(rows, fmt.sample_rate) for rows in designs)

    def process(self, block: Block) -> None:
        """Add the harmonics, then lift, in place."""
        if self._params.harmonics:
            harmonics = self._made_from(block)
            self._shelf.process(block)
            block += harmonics
        else:
            self._shelf.process(block)

    def reset(self) -> None:
        """Forget the past."""
        for cascade in (self._below, self._envelope, self._harmonics, self._shelf):
            cascade.reset()

    def _made_from(self, block: Block) -> Block:
        bass = block.copy()
        self._below.process(bass)
        power = 2.0 * bass * bass
        self._envelope.process(power)
        envelope = np.sqrt(np.maximum(power, 0.0))
        unit = np.clip(bass / (envelope + SILENCE), -1.0, 1.0)
        squared = unit * unit
        shaped = SECOND * (2.0 * squared - 1.0) + THIRD * unit * (4.0 * squared - 3.0)
        shaped *= self._params.harmonics * envelope
        self._harmonics.process(shaped)
        return shaped


def _smoother(sample_rate: int) -> Section:
    keep = float(np.exp(-1.0 / (ENVELOPE_MS * 1e-3 * sample_rate)))
    return np.array([1.0 - keep, 0.0, 0.0, 1.0, -keep, 0.0])
