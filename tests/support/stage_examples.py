"""One audible example of each kind of stage; kinds without one are tried with their defaults.

A new kind needs a line here only if its defaults do nothing.
"""

import numpy as np

from dsp.params.chain import STAGE_PARAMS, StageParams
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.dynamics import BassParams, LimiterParams
from dsp.params.eq import (
    Band,
    BandKind,
    BandScope,
    CurveEqParams,
    CurvePoint,
    EqualizerParams,
    GraphicEqParams,
    Phase,
)
from dsp.params.level import GainParams, LoudnessParams, StereoParams
from dsp.params.spatial import CrosstalkParams, GalaxyParams, Head, ReverbParams
from tests.support.heads import packed_kemar

BANDS = (
    Band(BandKind.LOW_SHELF, 105.0, 5.0, 0.7),
    Band(BandKind.PEAK, 3000.0, -4.0, 1.4),
    Band(BandKind.HIGHPASS, 25.0, slope_db=18.0),
    Band(BandKind.TILT, 800.0, 1.5, scope=BandScope.MID),
    Band(BandKind.PEAK, 700.0, 3.0, 2.0, scope=BandScope.LEFT),
)
POINTS = (CurvePoint(30.0, 5.0), CurvePoint(900.0, 0.0), CurvePoint(9000.0, -6.0))


def decaying_noise(channels: int, frames: int, sample_rate: int = 44_100) -> ImpulseResponse:
    rng = np.random.default_rng(7)
    noise = rng.standard_normal((channels, frames)) * np.exp(-np.arange(frames) / (frames / 6))
    noise[:, 0] = 5.0
    return ImpulseResponse(sample_rate, channels, (0.05 * noise).tobytes())


AUDIBLE: list[StageParams] = [
    GainParams(-6.5),
    EqualizerParams(BANDS, preamp_db=-3.0),
    GraphicEqParams((6.0, 4.0, 2.0, 0.0, -2.0, -3.0, 0.0, 1.0, 3.0, 5.0)),
    CurveEqParams(POINTS),
    CurveEqParams(POINTS, Phase.LINEAR),
    ConvolverParams("room.wav", impulse=decaying_noise(2, 3000)),
    ConvolverParams("true-stereo.wav", impulse=decaying_noise(4, 1500)),
    BassParams(harmonics=0.7, lift_db=2.0),
    LoudnessParams(25.0),
    StereoParams(width=1.4, balance=-0.2),
    LimiterParams(ceiling_db=-9.0),
    ReverbParams(time_s=0.4, bass_ratio=1.0),
    CrosstalkParams(head=Head("kemar", packed_kemar())),
    GalaxyParams(head=Head("kemar", packed_kemar())),
]
KINDS_WITH_EXAMPLES = {params.kind for params in AUDIBLE}
EXAMPLES: list[StageParams] = AUDIBLE + [
    params() for params in STAGE_PARAMS if params.kind not in KINDS_WITH_EXAMPLES
]
FLAT: list[StageParams] = [params() for params in STAGE_PARAMS if params().is_flat]


def example_id(params: StageParams) -> str:
    detail = f"-{params.phase}" if isinstance(params, CurveEqParams) else ""
    return params.kind + detail
