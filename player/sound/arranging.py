"""Stages of a chain by name: change, add at the right place, take out."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from dsp.params.chain import ChainSpec, StageParams, StageSlot

ORDER = (
    "gain",
    "convolver",
    "curve_eq",
    "equalizer",
    "graphic_eq",
    "bass",
    "loudness",
    "karaoke",
    "galaxy",
    "crossfeed",
    "crosstalk",
    "reverb",
    "stereo",
    "limiter",
)
"""Where a new stage goes: corrections of the headphone first, then tone, then space, then image."""

ONE_OF_THESE = frozenset({"galaxy", "crossfeed", "crosstalk"})
"""All three decide what reaches which ear: switching one on switches the others off."""


def stage_named(chain: ChainSpec, name: str) -> StageSlot | None:
    """Return a stage, None where there is none of that name."""
    return next((slot for slot in chain.slots if slot.name == name), None)


def with_stage(chain: ChainSpec, new: StageSlot) -> ChainSpec:
    """Return the chain with this stage in place of the one of its name, or added to the others."""
    if stage_named(chain, new.name):
        slots = [new if slot.name == new.name else slot for slot in chain.slots]
    else:
        slots = list(chain.slots)
        slots.insert(_place_for(new.params, slots), new)
    if new.enabled and new.params.kind in ONE_OF_THESE:
        slots = [slot if slot.name == new.name else _yielding(slot) for slot in slots]
    return ChainSpec(tuple(slots))


def without_stage(chain: ChainSpec, name: str) -> ChainSpec:
    """Return the chain without the stage of that name."""
    return ChainSpec(tuple(slot for slot in chain.slots if slot.name != name))


def named_by_kind(chain: ChainSpec) -> ChainSpec:
    """Return the chain with stages called equalizer, equalizer-2, galaxy...

    Two presets then share their names, so that going from one to the other fades parameters
    instead of tearing stages out.
    """
    seen: Counter[str] = Counter()

    def name_of(slot: StageSlot) -> str:
        kind = slot.params.kind
        seen[kind] += 1
        return kind if seen[kind] == 1 else f"{kind}-{seen[kind]}"

    return each(chain, lambda slot: replace(slot, name=name_of(slot)))


def each(chain: ChainSpec, change: Callable[[StageSlot], StageSlot]) -> ChainSpec:
    """Return the chain with every stage changed."""
    return ChainSpec(tuple(change(slot) for slot in chain.slots))


def _place_for(params: StageParams, slots: list[StageSlot]) -> int:
    rank = ORDER.index(params.kind)
    later = (i for i, slot in enumerate(slots) if ORDER.index(slot.params.kind) > rank)
    return next(later, len(slots))


def _yielding(slot: StageSlot) -> StageSlot:
    return replace(slot, enabled=False) if slot.params.kind in ONE_OF_THESE else slot
