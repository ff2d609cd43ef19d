"""What a membership gives: rights that only ever add up.

Rights form a join-semilattice: the join of two is the best of both, in any order, and a third
membership can lower nothing. Local files, local DSP, presets and the listener's own servers are in
none of these: nothing ever asks for a right to them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import reduce
from typing import Any


class Quality(StrEnum):
    """The best sound that the service streams; in rising order."""

    STANDARD = "standard"
    HQ = "hq"
    SQ = "sq"
    HIRES = "hires"

    @property
    def rank(self) -> int:
        """Where it stands, 0 for the lowest."""
        return list(Quality).index(self)


@dataclass(frozen=True, slots=True)
class Rights:
    """What is granted; the default is what everybody has.

    Attributes:
        quality: Cap of streams from the service.
        packs: Names of effect packs from the service, with `*` at an end.
        offline_tracks: How many tracks of the service may be kept.
        offline_days: How long they play without a new entitlement.
        devices: How many devices may use the membership within 24 hours.
        scenes: Where it counts: desktop, car, headphone.
        ai: Helpers that run at the service.
    """

    quality: Quality = Quality.STANDARD
    packs: frozenset[str] = frozenset({"base"})
    offline_tracks: int = 0
    offline_days: int = 0
    devices: int = 1
    scenes: frozenset[str] = frozenset({"desktop"})
    ai: frozenset[str] = frozenset({"recommend"})

    def __or__(self, other: "Rights") -> "Rights":
        """The best of both."""
        joined = {
            field.name: _best(getattr(self, field.name), getattr(other, field.name))
            for field in fields(self)
        }
        return Rights(**joined)

    def __le__(self, other: "Rights") -> bool:
        """Whether the other gives at least as much."""
        return self | other == other

    def allows_pack(self, name: str) -> bool:
        """Whether an effect pack may be used."""
        return any(fnmatchcase(name, pattern) for pattern in self.packs)


FREE = Rights()


def _best(one: Any, other: Any) -> Any:
    if isinstance(one, frozenset):
        return one | other
    return (
        max(one, other, key=lambda value: value.rank)
        if isinstance(one, Quality)
        else max(one, other)
    )


def joined(rights: Iterable[Rights], start: Rights = FREE) -> Rights:
    """Return the join of any number of rights, at least `start`."""
    return reduce(Rights.__or__, rights, start)


def rights_from(document: Mapping[str, Any]) -> Rights:
    """Read rights as a plan or a token has them; unknown keys and wrong values give nothing."""
    known = {field.name: getattr(FREE, field.name) for field in fields(Rights)}
    read = {name: _read(known[name], document[name]) for name in known if name in document}
    return Rights(**read)


def _read(free: Any, value: Any) -> Any:
    """One value of the kind of the free one, else the free one."""
    match free:
        case Quality():
            return Quality(value) if value in list(Quality) else free
        case frozenset():
            names = value if isinstance(value, list) else []
            return frozenset(name for name in names if isinstance(name, str))
        case _:
            whole = isinstance(value, int) and not isinstance(value, bool)
            return value if whole and value >= 0 else free


def rights_document(rights: Rights) -> dict[str, Any]:
    """Return rights as JSON has them; names in order, so that equal rights read equal."""
    return {
        name: sorted(value) if isinstance(value, frozenset) else value
        for name, value in asdict(rights).items()
    }
