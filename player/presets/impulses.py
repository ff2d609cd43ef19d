"""Fill in what presets only name: the samples of impulse responses."""

from collections.abc import Callable
from dataclasses import replace

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse


def with_impulses(chain: ChainSpec, read: Callable[[str], ImpulseResponse]) -> ChainSpec:
    """Return a chain whose convolvers carry their samples; `read` opens one file.

    A stage whose samples are there already stays as it is; what `read` raises goes through.
    """
    return ChainSpec(tuple(_filled(slot, read) for slot in chain.slots))


def _filled(slot: StageSlot, read: Callable[[str], ImpulseResponse]) -> StageSlot:
    params = slot.params
    if not isinstance(params, ConvolverParams) or params.impulse or not params.source:
        return slot
    return replace(slot, params=replace(params, impulse=read(params.source)))
