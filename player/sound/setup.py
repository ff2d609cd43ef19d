"""What the listener has set up on the desk, and how it is kept between two starts."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from dsp.params.chain import ChainSpec
from player.documents import DocumentFormat, load, save
from player.presets.schema import StageDocument, chain_of, stages_of
from player.presets.slots import Slot, SlotName, Slots


class Mode(StrEnum):
    """Who decides what plays: nobody, the rules, or the listener's slots."""

    OFF = "off"
    RULES = "rules"
    MANUAL = "manual"


@dataclass(frozen=True, slots=True)
class Setup:
    """Everything the desk keeps; one value, so that undo brings all of it back.

    `auto_headroom` takes the chain's highest gain off before it, so that it cannot clip.
    """

    mode: Mode = Mode.RULES
    slots: Slots = field(default_factory=Slots)
    auto_headroom: bool = True


@dataclass(frozen=True, slots=True)
class SlotDocument:
    """One slot as it stands in the file."""

    stages: tuple[StageDocument, ...] = ()
    title: str = ""
    loudness_shift_db: float | None = None
    modified: bool = False
    used: bool = False


@dataclass(frozen=True, slots=True)
class SetupDocument:
    """The desk as it stands in the file."""

    mode: Mode = Mode.RULES
    active: SlotName = SlotName.A
    level_matched: bool = True
    auto_headroom: bool = True
    slots: tuple[SlotDocument, ...] = ()


SETUPS = DocumentFormat(SetupDocument, schema=1, steps={})
"""The desk's document; a step from 1 to 2 joins `steps` together with its test file."""


def load_setup(path: Path) -> Setup:
    """Return what was kept; heads are not in it yet.

    Raises:
        PlayerError: `file.*` or `document.invalid`.
    """
    document = load(SETUPS, path)
    filled = [_slot(kept, f"$.slots[{i}]") for i, kept in enumerate(document.slots[:4])]
    slots = (*filled, *(Slot() for _ in range(4 - len(filled))))
    return Setup(
        document.mode,
        Slots(document.active, slots, document.level_matched),
        document.auto_headroom,
    )


def save_setup(path: Path, setup: Setup) -> None:
    """Keep it; raises `PlayerError` (`file.write_failed`)."""
    slots = setup.slots
    document = SetupDocument(
        setup.mode,
        slots.active,
        slots.level_matched,
        setup.auto_headroom,
        tuple(_document(slot) for slot in slots.slots),
    )
    save(SETUPS, path, document)


def _slot(kept: SlotDocument, place: str) -> Slot:
    chain: ChainSpec = chain_of(kept.stages, place)
    return Slot(chain, kept.title, kept.loudness_shift_db, kept.modified, kept.used)


def _document(slot: Slot) -> SlotDocument:
    return SlotDocument(
        stages_of(slot.chain), slot.title, slot.loudness_shift_db, slot.modified, slot.used
    )
