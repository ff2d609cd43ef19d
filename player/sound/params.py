"""Every stage's parameters under one name, for those who may not know `dsp`: the window."""

from dsp.params import ParamError
from dsp.params.chain import STAGE_PARAMS, ChainSpec, StageParams, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.dynamics import BassParams, LimiterParams
from dsp.params.eq import (
    GAIN_KINDS,
    MAX_BANDS,
    PASS_KINDS,
    SHELF_KINDS,
    Band,
    BandKind,
    BandScope,
    CurveEqParams,
    CurvePoint,
    EqualizerParams,
    GraphicEqParams,
    Phase,
    Reference,
)
from dsp.params.headphones import CROSSFEED_PRESETS, CrossfeedParams
from dsp.params.level import GainParams, LoudnessParams, StereoParams
from dsp.params.spatial import (
    LOWEST_EARLY_DB,
    CrosstalkParams,
    GalaxyParams,
    Head,
    KaraokeParams,
    Motion,
    Position,
    ReverbParams,
    Room,
)

__all__ = [
    "CROSSFEED_PRESETS",
    "GAIN_KINDS",
    "LOWEST_EARLY_DB",
    "MAX_BANDS",
    "PASS_KINDS",
    "SHELF_KINDS",
    "STAGE_PARAMS",
    "Band",
    "BandKind",
    "BandScope",
    "BassParams",
    "ChainSpec",
    "ConvolverParams",
    "CrossfeedParams",
    "CrosstalkParams",
    "CurveEqParams",
    "CurvePoint",
    "EqualizerParams",
    "GainParams",
    "GalaxyParams",
    "GraphicEqParams",
    "Head",
    "ImpulseResponse",
    "KaraokeParams",
    "LimiterParams",
    "LoudnessParams",
    "Motion",
    "ParamError",
    "Phase",
    "Position",
    "Reference",
    "ReverbParams",
    "Room",
    "StageParams",
    "StageSlot",
    "StereoParams",
]
