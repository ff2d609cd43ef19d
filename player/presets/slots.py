"""Four places to compare sounds in: A, B, C, D, at the same loudness."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from dsp.params.chain import ChainSpec


class SlotName(StrEnum):
    """The four places."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


@dataclass(frozen=True, slots=True)
class Slot:
    """One chain to compare.

    Attributes:
        title: The preset it began as.
        loudness_shift_db: How much louder it makes the music, its headroom included. None means
            that nobody has measured it yet: the slot is then played as it is.
        modified: Whether it was changed since.
        used: Whether the listener has put anything here.
    """

    chain: ChainSpec = field(default_factory=ChainSpec)
    title: str = ""
    loudness_shift_db: float | None = None
    modified: bool = False
    used: bool = False


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
    def current(self) -> Slot:
        """The slot that plays."""
        return self.slot(self.active)

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
