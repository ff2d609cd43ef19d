"""Gains, mixes and delays between the channels as stages the chain has."""

import math
from array import array
from collections.abc import Sequence

from dsp.params.chain import StageParams
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.eq import BandScope
from dsp.params.level import GainParams, StereoParams
from player.presets.importers.items import Delay, Matrix, Section

TAP_RATE = 384_000
"""A single tap at this rate keeps everything up to 170 kHz when it is brought to the stream's."""

LEAD_MS = 4.0
"""Silence in front of a tap: room for the interpolation that surrounds it at any lower rate."""

MAX_SECTION_FRAMES = 1 << 16
SECTION_FLOOR = 1e-10
_CLOSE = 1e-9


def matrix_stages(matrix: Matrix) -> list[StageParams]:
    """Return the stages of a mix: gain and image where they can say it, else a convolver."""
    rows = (
        (matrix.left_from_left, matrix.left_from_right),
        (matrix.right_from_left, matrix.right_from_right),
    )
    plain = _image(rows)
    return plain if plain is not None else [_taps(rows)]


def delay_stage(delay: Delay) -> StageParams:
    """Return the stage that delays one channel against the other."""
    taps = {scope: _tap(LEAD_MS + delay.delay_ms * (delay.scope is scope)) for scope in _SIDES}
    return _two_channels(taps[BandScope.LEFT], taps[BandScope.RIGHT], TAP_RATE)


def section_stage(section: Section) -> StageParams | None:
    """Return a digital filter as its impulse response; None when it does not die away."""
    lead = [0.0] * round(LEAD_MS * section.sample_rate / 1000)
    response = _impulse_response(section)
    if response is None:
        return None
    filtered, plain = lead + response, [*lead, 1.0]
    sides = [filtered if section.scope in {BandScope.BOTH, side} else plain for side in _SIDES]
    return _two_channels(sides[0], sides[1], section.sample_rate)


_SIDES = (BandScope.LEFT, BandScope.RIGHT)
_Rows = tuple[tuple[float, float], tuple[float, float]]


def _image(rows: _Rows) -> list[StageParams] | None:
    """Return gain and image of a matrix, or None when those two cannot make it."""
    (ll, lr), (rl, rr) = rows
    if not lr and not rl:
        return _sides(ll, rr, swap=False)
    if not ll and not rr:
        return _sides(lr, rl, swap=True)
    if math.isclose(ll, rr) and math.isclose(lr, rl):
        return _width(ll, lr)
    return None


def _sides(left: float, right: float, *, swap: bool) -> list[StageParams] | None:
    """Return gain and balance of two factors; a swap comes before polarity is turned."""
    loud = max(abs(left), abs(right))
    if not 1e-4 <= loud <= 100.0:
        return None
    balance = abs(right) / loud - 1.0 if abs(right) < loud else 1.0 - abs(left) / loud
    turned = (right < 0, left < 0) if swap else (left < 0, right < 0)
    stereo = StereoParams(balance=balance, swap=swap, invert_left=turned[0], invert_right=turned[1])
    return _stages(loud, stereo)


def _width(near: float, far: float) -> list[StageParams] | None:
    """Return gain and width of a symmetric mix: what stays between mid and side."""
    mid, side = near + far, near - far
    if not 1e-4 <= mid <= 100.0 or not -_CLOSE <= side / mid <= 2.0 + _CLOSE:
        return None
    return _stages(mid, StereoParams(width=min(max(side / mid, 0.0), 2.0)))


def _stages(gain: float, stereo: StereoParams) -> list[StageParams]:
    level = GainParams(20.0 * math.log10(gain))
    exact = abs(gain - 1.0) < _CLOSE
    both: list[StageParams] = [] if exact else [level]
    return both if stereo.is_flat else [*both, stereo]


def _taps(rows: _Rows) -> StageParams:
    """Return a true-stereo convolver; its channels are LL, LR, RL, RR, from one to the other."""
    (ll, lr), (rl, rr) = rows
    paths = [[gain * sample for sample in _tap(LEAD_MS)] for gain in (ll, rl, lr, rr)]
    return ConvolverParams(impulse=_impulse(paths, TAP_RATE))


def _tap(delay_ms: float) -> list[float]:
    return [*([0.0] * round(delay_ms * TAP_RATE / 1000)), 1.0]


def _two_channels(left: list[float], right: list[float], sample_rate: int) -> ConvolverParams:
    return ConvolverParams(impulse=_impulse([left, right], sample_rate))


def _impulse(paths: Sequence[list[float]], sample_rate: int) -> ImpulseResponse:
    """Return paths of one length, with room for the interpolation behind the last sample."""
    frames = max(map(len, paths)) + round(LEAD_MS * sample_rate / 1000)
    samples = array("d", [x for path in paths for x in path + [0.0] * (frames - len(path))])
    return ImpulseResponse(sample_rate, len(paths), samples.tobytes())


def _impulse_response(section: Section) -> list[float] | None:
    """Run the difference equation until its memory is silent."""
    lead = section.denominator[0]
    forward = [value / lead for value in section.numerator]
    back = [value / lead for value in section.denominator[1:]]
    output: list[float] = []
    for frame in range(MAX_SECTION_FRAMES):
        past = output[-1 : -len(back) - 1 : -1]
        value = forward[frame] if frame < len(forward) else 0.0
        value -= sum(coefficient * sample for coefficient, sample in zip(back, past, strict=False))
        output.append(value)
        recent = output[-max(len(back), 1) :]
        if frame >= len(forward) and all(abs(sample) < SECTION_FLOOR for sample in recent):
            return output
        if not abs(value) < 1e6:
            return None
    return None
