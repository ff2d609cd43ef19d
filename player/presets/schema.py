"""A preset as a document: a name and a chain; every stage says its kind and its parameters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from dsp.params import ParamError
from dsp.params.chain import STAGE_PARAMS, ChainSpec, StageParams, StageSlot
from player.documents import DocumentError, DocumentFormat, convert, decode, did_you_mean, encode

KINDS: Mapping[str, type[StageParams]] = {params.kind: params for params in STAGE_PARAMS}

LOADED_FIELDS = {"impulse": "source", "head": "hrtf"}
"""Fields filled from a file when a preset is used, and the field that names the file."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A chain with a name; `description` is one sentence for the card that shows it."""

    name: str
    chain: ChainSpec = field(default_factory=ChainSpec)
    description: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip() or len(self.name) > 200:
            raise ValueError(f"a preset needs a name of 1..200 characters, not {self.name[:20]!r}")


@dataclass(frozen=True, slots=True)
class StageDocument:
    """One stage as it stands in the file."""

    kind: str
    name: str = ""
    enabled: bool = True
    params: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PresetDocument:
    """A preset as it stands in the file."""

    name: str
    description: str = ""
    stages: tuple[StageDocument, ...] = ()


PRESETS = DocumentFormat(PresetDocument, schema=1, steps={})
"""The preset document; a step from 1 to 2 joins `steps` together with its test file."""


def decode_preset(content: bytes) -> Preset:
    """Return the preset a document holds, or `DocumentError` with the place in it."""
    document = decode(PRESETS, content)
    chain = chain_of(document.stages)
    try:
        return Preset(document.name, chain, document.description)
    except ValueError as error:
        raise DocumentError("$", str(error)) from error


def encode_preset(preset: Preset) -> bytes:
    """Return the document of a preset; what was loaded from a named file stays out of it."""
    return encode(PRESETS, document_of(preset))


def document_of(preset: Preset) -> PresetDocument:
    """Return a preset in the shape of its file."""
    return PresetDocument(preset.name, preset.description, stages_of(preset.chain))


def stages_of(chain: ChainSpec) -> tuple[StageDocument, ...]:
    """Return a chain in the shape of its file."""
    return tuple(
        StageDocument(slot.params.kind, slot.name, slot.enabled, _fields(slot.params))
        for slot in chain.slots
    )


def chain_of(stages: Sequence[StageDocument], place: str = "$") -> ChainSpec:
    """Return the chain that stands at `place` of a document, or `DocumentError`."""
    slots = tuple(_slot(stage, f"{place}.stages[{i}]", i) for i, stage in enumerate(stages))
    try:
        return ChainSpec(slots)
    except ParamError as error:
        raise DocumentError(place, str(error)) from error


def _slot(stage: StageDocument, place: str, index: int) -> StageSlot:
    kind = KINDS.get(stage.kind)
    if kind is None:
        hint = did_you_mean(stage.kind, KINDS)
        raise DocumentError(
            f"{place}.kind", f"'{stage.kind}' is not one of {', '.join(KINDS)}{hint}"
        )
    params = convert(stage.params, kind, f"{place}.params")
    return StageSlot(stage.name or f"{stage.kind}-{index + 1}", params, stage.enabled)


def _fields(params: StageParams) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(params)
    for loaded, named in LOADED_FIELDS.items():
        if fields.get(named) or fields.get(loaded) is None:
            fields.pop(loaded, None)
    return fields
