"""Which stage plays which parameters: one line per kind, here and in `STAGE_PARAMS`."""

from collections.abc import Callable, Mapping
from typing import Any

from dsp.params.chain import StageParams
from dsp.params.convolution import ConvolverParams
from dsp.params.dynamics import BassParams, LimiterParams
from dsp.params.eq import CurveEqParams, EqualizerParams, GraphicEqParams
from dsp.params.headphones import CrossfeedParams
from dsp.params.level import GainParams, LoudnessParams, StereoParams
from dsp.params.spatial import CrosstalkParams, GalaxyParams, KaraokeParams, ReverbParams
from dsp.stage import Stage, StreamFormat
from dsp.stages.bass import BassEnhancer
from dsp.stages.convolver import Convolver, CurveEqualizer
from dsp.stages.crossfeed import Crossfeed
from dsp.stages.crosstalk import CrosstalkCanceller
from dsp.stages.equalizer import Equalizer
from dsp.stages.gain import Gain, StereoImage
from dsp.stages.galaxy import Galaxy
from dsp.stages.graphic_eq import GraphicEqualizer, LoudnessContour
from dsp.stages.karaoke import Karaoke
from dsp.stages.limiter import Limiter
from dsp.stages.reverb import Reverb

STAGES: Mapping[type[StageParams], Callable[[Any], Stage]] = {
    GainParams: Gain,
    EqualizerParams: Equalizer,
    GraphicEqParams: GraphicEqualizer,
    CurveEqParams: CurveEqualizer,
    ConvolverParams: Convolver,
    BassParams: BassEnhancer,
    LoudnessParams: LoudnessContour,
    CrossfeedParams: Crossfeed,
    GalaxyParams: Galaxy,
    ReverbParams: Reverb,
    CrosstalkParams: CrosstalkCanceller,
    KaraokeParams: Karaoke,
    StereoParams: StereoImage,
    LimiterParams: Limiter,
}
"""Parameters to the stage built from them; any stage takes its parameters as only argument."""


def build_stage(params: StageParams, fmt: StreamFormat) -> Stage:
    """Return a stage prepared for the stream; slow, so never between two blocks."""
    stage = STAGES[type(params)](params)
    stage.prepare(fmt)
    return stage
