"""A preset's scene in place of another: the space changes, the equalizer stays."""

from dataclasses import replace

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.level import GainParams
from player.presets.store import StoredPreset
from player.sound.arranging import with_stage

SCENE_LEVEL = "scene-level"
"""Name of the gain that a scene brings along to keep the loudness."""

_SPACE = frozenset({"galaxy", "reverb", "crossfeed", "crosstalk"})


def with_scene(chain: ChainSpec, scene: ChainSpec) -> ChainSpec:
    """Return a chain with the space of another and everything else as it was."""
    kept = [slot for slot in chain.slots if not _is_space(slot)]
    result = ChainSpec(tuple(kept))
    for slot in scene.slots:
        if isinstance(slot.params, GainParams):
            result = with_stage(result, replace(slot, name=SCENE_LEVEL))
        elif _is_space(slot):
            result = with_stage(result, slot)
    return result


def is_scene(stored: StoredPreset) -> bool:
    """Return whether a preset is a stage around the head."""
    chain = stored.preset.chain if stored.preset else ChainSpec()
    return any(slot.params.kind == "galaxy" for slot in chain.slots)


def _is_space(slot: StageSlot) -> bool:
    return slot.params.kind in _SPACE or slot.name == SCENE_LEVEL
