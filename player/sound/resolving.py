"""What is playing where, and which rule about it wins."""

from collections.abc import Sequence

from player.events import PlaybackState
from player.presets.rules import Choice, Rule, RuleKind, Situation, choose
from player.settings.schema import OutputSettings


def situation_of(playing: PlaybackState, settings: OutputSettings) -> Situation:
    """Return the track and the device; before one was open, the one that is chosen."""
    output = playing.output
    if output and not output.silent:
        device, name = f"{output.api}/{output.name}", output.name
    else:
        device = settings.device or ""
        name = device.partition("/")[2]
    return Situation(playing.track, device, name, settings.on(device).kind.value)


def chosen(rules: Sequence[Rule], settings: OutputSettings, situation: Situation) -> Choice:
    """Return what the rules say; what is bound to the device is a rule like any other."""
    bound = settings.on(situation.device).preset
    own = () if bound is None else (Rule(RuleKind.DEVICE, situation.device, bound),)
    return choose((*rules, *own), situation)
