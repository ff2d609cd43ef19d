"""`If`, `Device` and `Stage` of Equalizer APO: which lines count on a stereo output."""

from dataclasses import dataclass, replace
from enum import Enum

from player.presets.importers.numbers import number_at

_BRANCHES = frozenset({"If", "ElseIf", "Else", "EndIf"})
_NOT_EVALUATED = "this condition is not evaluated"


class _Truth(Enum):
    """What is known about a condition."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class _Branch:
    """The innermost If: whether this branch counts, and whether one before it did."""

    state: _Truth
    decided: bool


class Conditions:
    """Tells for each line whether it counts; unknown conditions leave their lines out."""

    def __init__(self, device: str = "", elsewhere: str = "") -> None:
        self._branches: list[_Branch] = []
        self._device = device
        self._elsewhere = elsewhere

    def inner(self) -> "Conditions":
        """Return what holds at the start of an included file: device and stage go on."""
        return Conditions(self._device, self._elsewhere)

    def judge(self, command: str, value: str) -> tuple[bool, str]:
        """Return whether a line only steers the others, and why it is not taken, or ""."""
        if command in _BRANCHES:
            return True, self._branch(command, value)
        if any(branch.state is _Truth.UNKNOWN for branch in self._branches):
            return False, "its condition is not evaluated"
        if any(branch.state is _Truth.NO for branch in self._branches):
            return False, "its condition is not met"
        if command == "Device":
            return True, self._enter_device(value.strip())
        if command == "Stage":
            return True, self._enter_stage(value)
        return False, self._elsewhere

    def _branch(self, command: str, value: str) -> str:
        if command == "If":
            state = _truth(value)
            self._branches.append(_Branch(state, decided=state is _Truth.YES))
        elif not self._branches:
            return "there is no If before it"
        elif command == "EndIf":
            self._branches.pop()
            return ""
        else:
            self._next(_truth(value) if command == "ElseIf" else _Truth.YES)
        return _NOT_EVALUATED if self._branches[-1].state is _Truth.UNKNOWN else ""

    def _next(self, state: _Truth) -> None:
        """Go on to ElseIf or Else: after a branch that counts none does, after unknown none may."""
        last = self._branches[-1]
        if last.decided:
            self._branches[-1] = replace(last, state=_Truth.NO)
        elif last.state is _Truth.NO:
            self._branches[-1] = _Branch(state, decided=state is _Truth.YES)

    def _enter_device(self, pattern: str) -> str:
        """Keep the lines for all devices and for the first one that is named."""
        if pattern.lower() in {"all", ""}:
            self._elsewhere = ""
            return ""
        self._device = self._device or pattern
        self._elsewhere = "" if pattern == self._device else "it is for another device"
        return self._elsewhere or "taken over for every device: rules say where a preset plays"

    def _enter_stage(self, value: str) -> str:
        plays = {"post-mix", "pre-mix"} & set(value.lower().split())
        self._elsewhere = "" if plays else "it is for recording"
        return self._elsewhere or "stages are not told apart"


def _truth(value: str) -> _Truth:
    text = value.strip().lower()
    if text in {"true", "false"}:
        return _Truth.YES if text == "true" else _Truth.NO
    number = number_at(text) if text.lstrip("+-").replace(".", "", 1).isdecimal() else None
    if number is None:
        return _Truth.UNKNOWN
    return _Truth.YES if number else _Truth.NO
