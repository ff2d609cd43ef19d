"""What the engine puts around the listener's stages, so that no chain can clip."""

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams
from dsp.params.dynamics import LimiterParams
from dsp.params.level import GainParams
from dsp.response import worst_case_gain_db
from player.engine.messages import SetChain

HEADROOM, MATCH, LIMITER = "engine-headroom", "engine-match", "engine-limiter"
"""Names of the engine's own stages; a listener's stage is never called so."""


def acts(wanted: SetChain) -> bool:
    """Whether the sound changes, as far as can be said before impulse responses are read."""
    return not wanted.spec.is_flat or bool(wanted.match_db) or _waits_for_a_file(wanted.spec)


def guarded(
    spec: ChainSpec, sample_rate: int, *, auto_headroom: bool, match_db: float = 0.0
) -> ChainSpec:
    """Add room for the chain's highest gain in front of it, a level match and the limiter behind.

    The match is not part of the highest gain: what it turns up the limiter holds.
    """
    if spec.is_flat and not match_db:
        return ChainSpec()
    worst_db = worst_case_gain_db(spec, sample_rate) if auto_headroom else 0.0
    return ChainSpec(
        (
            StageSlot(HEADROOM, GainParams(-max(0.0, round(worst_db, 2)))),
            *spec.slots,
            StageSlot(MATCH, GainParams(match_db)),
            StageSlot(LIMITER, LimiterParams()),
        )
    )


def headroom_db(whole: ChainSpec) -> float:
    """Return what a guarded chain takes off before its stages, 0 or less."""
    params = whole.slots[0].params if whole.slots else None
    return params.gain_db if isinstance(params, GainParams) else 0.0


def _waits_for_a_file(spec: ChainSpec) -> bool:
    return any(
        slot.enabled and isinstance(slot.params, ConvolverParams) and bool(slot.params.source)
        for slot in spec.slots
    )
