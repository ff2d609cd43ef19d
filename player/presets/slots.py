"""Four places to compare sounds in: A, B, C, D, at the same loudness."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.level import GainParams

MATCH_NAME = "level-match"
"""Name of the gain stage that makes the slots equally loud; it ends the chain."""


class SlotName(StrEnum):
    """The four places."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Slot:
    """One chain to compare; `loudness_shift_db` is how much louder it makes the music.

    None means that nobody has measured it yet: the slot is then played as it is.
    """

    chain: ChainSpec = field(default_factory=ChainSpec)
    title: str = ""
    loudness_shift_db: float | None = None


_ORDER = tuple(SlotName)


@dataclass(frozen=True, slots=True)
class Slots:
    """All four in the order of `SlotName`, and the one that plays; a change is a new value."""

    active: SlotName = SlotName.A
    slots: tuple[Slot, ...] = field(default_factory=lambda: (Slot(), Slot(), Slot(), Slot()))
    level_matched: bool = True

    def slot(self, name: SlotName) -> Slot:
        """Return one of the four."""
        return self.slots[_ORDER.index(name)]

    def store(self, name: SlotName, slot: Slot) -> "Slots":
        """Return the slots with one of them replaced."""
        kept = (slot if other is name else self.slot(other) for other in _ORDER)
        return replace(self, slots=tuple(kept))

    def switch(self, name: SlotName) -> "Slots":
        """Return the slots with another one playing."""
        return replace(self, active=name)

    @property
    def chain(self) -> ChainSpec:
        """The chain that plays, brought to the loudness of the quietest measured slot."""
        chain, gain_db = self.slot(self.active).chain, self.match_db(self.active)
        if not gain_db:
            return chain
        return ChainSpec((*chain.slots, StageSlot(MATCH_NAME, GainParams(gain_db))))

    def match_db(self, name: SlotName) -> float:
        """Return the gain in dB, never above 0, that makes a slot as loud as the quietest one.

        Only turning down is safe: a slot turned up could clip.
        """
        shifts = [slot.loudness_shift_db for slot in self.slots]
        measured = [shift_db for shift_db in shifts if shift_db is not None]
        own_db = self.slot(name).loudness_shift_db
        if not self.level_matched or own_db is None:
            return 0.0
        return max(min(measured) - own_db, -40.0)
