"""Which stage plays which parameters: one line per kind, here and in `STAGE_PARAMS`."""

from collections.abc import Callable, Mapping
from typing import Any

from dsp.params.chain import StageParams
from dsp.params.level import GainParams, StereoParams
from dsp.stage import Stage, StreamFormat
from dsp.stages.gain import Gain, StereoImage

STAGES: Mapping[type[StageParams], Callable[[Any], Stage]] = {
    GainParams: Gain,
    StereoParams: StereoImage,
}
"""Parameters to the stage built from them; any stage takes its parameters as only argument."""


def build_stage(params: StageParams, fmt: StreamFormat) -> Stage:
    """Return a stage prepared for the stream; slow, so never between two blocks."""
    stage = STAGES[type(params)](params)
    stage.prepare(fmt)
    return stage
