"""What becomes of playback when a device goes, comes back, sleeps or changes: one pure function.

Two rules stand above all: what is paused stays paused, and nothing plays on another device unless
the listener has allowed it. No clock, thread or device in here; `guard` carries the actions out.
"""

from enum import StrEnum
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

UNSTEADY_LOSSES, UNSTEADY_WITHIN_S = 3, 30.0


class Phase(StrEnum):
    """How the device stands."""

    IDLE = "idle"
    OPEN = "open"
    LOST = "lost"
    UNSTEADY = "unsteady"
    """It keeps coming and going: nothing is said or done until the listener plays again."""
    REFUSED = "refused"
    ASLEEP = "asleep"


class Rules(Struct, frozen=True):
    """What the listener has allowed. `chosen` None follows the system's default device."""

    chosen: str | None = None
    may_move: bool = False
    strict: bool = False


class Situation(Struct, frozen=True):
    """Where things stand.

    Attributes:
        device: Id of the device that is open, or was last.
        name: Its name for the listener.
        playing: Whether the listener wants to hear something and does.
        default: The system's default device as last listed.
        losses: When the device went away, monotonic seconds.
        missing: Whether it has not been seen since.
    """

    phase: Phase = Phase.IDLE
    device: str = ""
    name: str = ""
    playing: bool = False
    default: str | None = None
    losses: tuple[float, ...] = ()
    missing: bool = False


# What happens.


class Playing(Struct, frozen=True):
    """The listener, or the end of the queue, changed whether something plays."""

    playing: bool


class Opened(Struct, frozen=True):
    """A stream is open."""

    device: str
    name: str


class Lost(Struct, frozen=True):
    """The stream died under us; the engine has paused."""

    at_s: float


class Refused(Struct, frozen=True):
    """The device does not open, or not as Strict wants it; the engine has paused."""


class Listed(Struct, frozen=True):
    """The devices that are there now."""

    devices: frozenset[str]
    default: str | None


class MovedBySystem(Struct, frozen=True):
    """The sound server plays our stream somewhere else."""


class ProfileChanged(Struct, frozen=True):
    """The device is another one in all but name: a Bluetooth headset that takes a call."""


class FellAsleep(Struct, frozen=True):
    """The system sleeps, or has slept."""


class Woke(Struct, frozen=True):
    """The system is back."""


Happening = (
    Playing | Opened | Lost | Refused | Listed | MovedBySystem | ProfileChanged | FellAsleep | Woke
)


# What is to be done.


class Hold(Struct, frozen=True):
    """Pause where we are."""


class MoveToDefault(Struct, frozen=True):
    """Play on the default device; `play` says whether to go on at once."""

    play: bool


class Say(Struct, frozen=True):
    """One sentence for the listener; `offers_play` puts a button beside it."""

    code: str
    device: str
    offers_play: bool = False


class LookForIt(Struct, frozen=True):
    """List devices until it is there again."""


Action = Hold | MoveToDefault | Say | LookForIt
Step = tuple[Situation, tuple[Action, ...]]


def step(now: Situation, happening: Happening, rules: Rules) -> Step:
    """Return where things stand after what happened, and what is to be done."""
    outcome: Step
    match happening:
        case Playing(playing=playing):
            outcome = _playing(now, playing=playing), ()
        case Opened(device=device, name=name):
            opened = replace(now, phase=Phase.OPEN, missing=False)
            outcome = replace(opened, device=device, name=name), ()
        case Lost(at_s=at_s):
            outcome = _lost(now, at_s, rules)
        case Refused():
            outcome = _refused(now)
        case Listed():
            outcome = _listed(now, happening, rules)
        case MovedBySystem():
            outcome = _held_unless_allowed(now, "device.taken_elsewhere", rules)
        case ProfileChanged():
            outcome = _held_unless_allowed(now, "device.profile_changed", _without_moving(rules))
        case FellAsleep():
            outcome = _asleep(now)
        case Woke():
            outcome = replace(now, phase=Phase.IDLE, losses=()), ()
        case _ as never:
            assert_never(never)
    return outcome


def _without_moving(rules: Rules) -> Rules:
    """The same rules, but for what is no loss: there is nowhere to move to."""
    return replace(rules, may_move=False)


def _playing(now: Situation, *, playing: bool) -> Situation:
    """The listener's own act counts as a device that is there, until it turns out not to be."""
    if not playing:
        return replace(now, playing=False)
    losses = () if now.phase is Phase.UNSTEADY else now.losses
    return replace(now, phase=Phase.OPEN, losses=losses, playing=True)


def _refused(now: Situation) -> Step:
    """One that is missing is looked for on; any other had its reason."""
    if now.missing:
        return replace(now, phase=Phase.LOST, playing=False), (LookForIt(),)
    return replace(now, phase=Phase.REFUSED, playing=False), ()


def _lost(now: Situation, at_s: float, rules: Rules) -> Step:
    recent = tuple(t for t in now.losses if at_s - t < UNSTEADY_WITHIN_S)
    losses = (*recent, at_s)
    lost = replace(now, phase=Phase.LOST, losses=losses, missing=True, playing=False)
    if now.phase is Phase.UNSTEADY:
        return replace(lost, phase=Phase.UNSTEADY), ()
    if len(lost.losses) >= UNSTEADY_LOSSES:
        unsteady = replace(lost, phase=Phase.UNSTEADY)
        return unsteady, (Say("device.unsteady", now.name),)
    if rules.may_move and not rules.strict and rules.chosen is not None:
        return replace(lost, playing=now.playing), (MoveToDefault(play=now.playing),)
    return lost, (LookForIt(),)


def _listed(now: Situation, listed: Listed, rules: Rules) -> Step:
    seen = replace(now, default=listed.default)
    if now.phase is Phase.LOST:
        if now.device in listed.devices:
            return replace(seen, phase=Phase.IDLE), (
                Say("device.back", now.name, offers_play=True),
            )
        return seen, (LookForIt(),)
    changed = now.default is not None and listed.default not in {None, now.default}
    if changed and rules.chosen is None and now.phase is Phase.OPEN and now.playing:
        return _default_changed(seen, str(listed.default), rules)
    return seen, ()


def _default_changed(seen: Situation, default: str, rules: Rules) -> Step:
    if rules.may_move and not rules.strict:
        return seen, (MoveToDefault(play=True),)
    said = Say("device.default_changed", default, offers_play=True)
    return replace(seen, playing=False), (Hold(), said)


def _held_unless_allowed(now: Situation, code: str, rules: Rules) -> Step:
    """The sound is somewhere else, or something else, already: only consent lets it go on.

    The button beside the sentence is that consent.
    """
    if not now.playing or (rules.may_move and not rules.strict):
        return now, ()
    return replace(now, playing=False), (Hold(), Say(code, now.name, offers_play=True))


def _asleep(now: Situation) -> Step:
    slept = replace(now, phase=Phase.ASLEEP, playing=False)
    return slept, (Hold(),) if now.playing else ()
