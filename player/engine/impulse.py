"""Impulse responses: the files a chain names, decoded into its parameters."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from dsp.params import ParamError
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import MAX_SECONDS, ConvolverParams, ImpulseResponse
from dsp.units import FloatArray
from player.engine.audio_source import AudioSource
from player.engine.source import open_source
from player.errors import PlayerError

_BLOCK_FRAMES = 1 << 16


class ImpulseShelf:
    """Impulse responses of the chain that plays, so that a change does not decode them again."""

    def __init__(self) -> None:
        self._read: dict[str, ImpulseResponse] = {}

    def complete(self, spec: ChainSpec) -> tuple[ChainSpec, PlayerError | None]:
        """Return the chain with what its convolvers name; where a file fails, silent about it.

        The error is that of the last file that could not be used.
        """
        named = {source for slot in spec.slots if (source := _named(slot))}
        trouble = None
        for source in named - self._read.keys():
            try:
                self._read[source] = read_impulse(str(Path(source).expanduser()))
            except PlayerError as error:
                trouble = error
        self._read = {source: self._read[source] for source in named & self._read.keys()}
        return ChainSpec(tuple(self._with_samples(slot) for slot in spec.slots)), trouble

    def _with_samples(self, slot: StageSlot) -> StageSlot:
        impulse = self._read.get(_named(slot) or "")
        if impulse is None or not isinstance(slot.params, ConvolverParams):
            return slot
        return replace(slot, params=replace(slot.params, impulse=impulse))


def with_impulses(spec: ChainSpec) -> ChainSpec:
    """Return the chain with every convolver that names a file carrying its samples.

    Raises:
        PlayerError: `file.*` when a file cannot be decoded, `impulse.unusable` when it can but is
            nothing to convolve with.
    """
    return ChainSpec(tuple(_loaded(slot) for slot in spec.slots))


def read_impulse(path: str) -> ImpulseResponse:
    """Decode a file of one, two or four channels; see `with_impulses` for what is raised."""
    try:
        with closing(open_source(path)) as source:
            samples = _samples(source)
            rate = source.format.sample_rate
        return ImpulseResponse(rate, len(samples), samples.tobytes())
    except ParamError as error:
        raise PlayerError("impulse.unusable", path=path, reason=error) from error


def _loaded(slot: StageSlot) -> StageSlot:
    params = slot.params
    if not isinstance(params, ConvolverParams) or not params.source or params.impulse:
        return slot
    impulse = read_impulse(str(Path(params.source).expanduser()))
    return replace(slot, params=replace(params, impulse=impulse))


def _named(slot: StageSlot) -> str | None:
    """The file a convolver waits for."""
    params = slot.params
    waits = isinstance(params, ConvolverParams) and params.source and not params.impulse
    return params.source if waits and isinstance(params, ConvolverParams) else None


def _samples(source: AudioSource) -> FloatArray:
    """Return float64 `(channels, frames)`; stops soon after what a convolver can hold."""
    most = round((MAX_SECONDS + 1.0) * source.format.sample_rate)
    blocks, frames = [], 0
    while frames <= most and len(block := source.read(_BLOCK_FRAMES)):
        blocks.append(block * 2.0**-31 if block.dtype == np.int32 else block)
        frames += len(block)
    if not blocks:
        raise ParamError("it holds no sound")
    samples = np.concatenate(blocks).T
    if not np.isfinite(samples).all():
        raise ParamError("some of its samples are no numbers")
    if not samples.any():
        raise ParamError("it is silent")
    return np.ascontiguousarray(samples, np.float64)
