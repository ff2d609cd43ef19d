"""The chain as a value: which stages, in which order, with which parameters."""

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar, Protocol

from dsp.params import ParamError, check_length
from dsp.params.convolution import ConvolverParams
from dsp.params.dynamics import BassParams, LimiterParams
from dsp.params.eq import CurveEqParams, EqualizerParams, GraphicEqParams
from dsp.params.headphones import CrossfeedParams
from dsp.params.level import GainParams, LoudnessParams, StereoParams
from dsp.params.spatial import CrosstalkParams, GalaxyParams, KaraokeParams, ReverbParams

MAX_STAGES = 32


class StageParams(Protocol):
    """What every stage's parameters offer: their name in documents, and whether they do nothing."""

    kind: ClassVar[str]

    @property
    def is_flat(self) -> bool:
        """Whether a stage with these parameters would leave every sample as it is."""
        ...


STAGE_PARAMS: tuple[type[StageParams], ...] = (
    GainParams,
    EqualizerParams,
    GraphicEqParams,
    CurveEqParams,
    ConvolverParams,
    BassParams,
    LoudnessParams,
    CrossfeedParams,
    GalaxyParams,
    ReverbParams,
    CrosstalkParams,
    KaraokeParams,
    StereoParams,
    LimiterParams,
)
"""Every kind of stage a document may name; `dsp.registry.STAGES` knows how to build each."""


@dataclass(frozen=True, slots=True)
class StageSlot:
    """One place in the chain: a name that stays when its parameters change."""

    name: str
    params: StageParams
    enabled: bool = True

    @property
    def is_active(self) -> bool:
        """Whether this slot changes the sound."""
        return self.enabled and not self.params.is_flat


@dataclass(frozen=True, slots=True)
class ChainSpec:
    """An immutable description of the chain; slots in the order the sound passes them."""

    slots: tuple[StageSlot, ...] = ()

    def __post_init__(self) -> None:
        check_length("stages", len(self.slots), 0, MAX_STAGES)
        for name, count in Counter(slot.name for slot in self.slots).items():
            if count > 1:
                raise ParamError(f"stage name '{name}' is used {count} times")

    @property
    def is_flat(self) -> bool:
        """Whether no slot changes the sound."""
        return not any(slot.is_active for slot in self.slots)
