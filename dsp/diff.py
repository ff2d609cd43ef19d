"""What changed between the running chain and a new description."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Keep:
    """The stage at `old` stays in its place and is now described at `new`."""

    old: int
    new: int


@dataclass(frozen=True, slots=True)
class Drop:
    """The stage at `old` is no longer there, or not there."""

    old: int


@dataclass(frozen=True, slots=True)
class Add:
    """The stage described at `new` enters in front of what ran at `before`."""

    new: int
    before: int


def diff(old: Sequence[str | None], new: Sequence[str]) -> Iterator[Keep | Drop | Add]:
    """Yield, in the order of the sound, how the old names become the new ones.

    A stage that moved past another is dropped in one place and added in the other.
    """
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, old_start, old_end, new_start, new_end in opcodes:
        if tag == "equal":
            yield from map(Keep, range(old_start, old_end), range(new_start, new_end))
        else:
            yield from map(Drop, range(old_start, old_end))
            yield from (Add(index, old_end) for index in range(new_start, new_end))
