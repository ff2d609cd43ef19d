"""The parametric equalizer: up to 64 bands for both channels, one, the middle or the sides."""

import numpy as np

from dsp.biquad import band_sections
from dsp.cascade import Cascade, decay_frames
from dsp.params.eq import Band, BandScope, EqualizerParams
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray, gain_from_db

CHANNEL_SCOPES = (BandScope.LEFT, BandScope.RIGHT)
MID_SIDE_SCOPES = (BandScope.MID, BandScope.SIDE)


class Equalizer:
    """A cascade of biquads; flat bands cost nothing and leave the block bit-identical.

    Bands for both channels come first, then those of one channel, then middle and sides.
    """

    latency_frames = 0

    def __init__(self, params: EqualizerParams) -> None:
        self._params = params
        self._gain = gain_from_db(params.preamp_db)
        self._shared = Cascade(np.empty((0, 6)), 2)
        self._left_right: tuple[Cascade, ...] = ()
        self._mid_side: tuple[Cascade, ...] = ()
        self.tail_frames = 0

    def prepare(self, fmt: StreamFormat) -> None:
        """Design the sections for this rate and clear the filter memory."""
        by_scope = {scope: self._sections(scope, fmt.sample_rate) for scope in BandScope}
        self._shared = Cascade(by_scope[BandScope.BOTH], fmt.channels)
        self._left_right = _pair(by_scope, CHANNEL_SCOPES)
        self._mid_side = _pair(by_scope, MID_SIDE_SCOPES)
        self.tail_frames = max(decay_frames(rows, fmt.sample_rate) for rows in by_scope.values())

    def process(self, block: Block) -> None:
        """Filter the block in place."""
        if self._gain != 1.0:
            block *= self._gain
        self._shared.process(block)
        for row, cascade in enumerate(self._left_right):
            cascade.process(block[row : row + 1])
        if self._mid_side:
            self._process_mid_side(block)

    def reset(self) -> None:
        """Forget the past."""
        for cascade in (self._shared, *self._left_right, *self._mid_side):
            cascade.reset()

    def _process_mid_side(self, block: Block) -> None:
        rotated = np.stack((block[0] + block[1], block[0] - block[1]))
        rotated *= 0.5
        for row, cascade in enumerate(self._mid_side):
            cascade.process(rotated[row : row + 1])
        np.add(rotated[0], rotated[1], out=block[0])
        np.subtract(rotated[0], rotated[1], out=block[1])

    def _sections(self, scope: BandScope, sample_rate: int) -> FloatArray:
        return scope_sections(self._params, scope, sample_rate)


def scope_sections(params: EqualizerParams, scope: BandScope, sample_rate: int) -> FloatArray:
    """Return the sections of all bands with one scope, in their order."""
    bands: list[Band] = [band for band in params.bands if band.scope is scope]
    rows = [band_sections(band, params.reference, sample_rate) for band in bands]
    return np.vstack(rows) if rows else np.empty((0, 6))


def _pair(
    by_scope: dict[BandScope, FloatArray], scopes: tuple[BandScope, BandScope]
) -> tuple[Cascade, ...]:
    """Return a one-channel cascade for each scope, or nothing when both are empty."""
    if not any(len(by_scope[scope]) for scope in scopes):
        return ()
    return tuple(Cascade(by_scope[scope], 1) for scope in scopes)
