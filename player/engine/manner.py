"""How things are played: volume, chain, gains, loop, speed, fades. On the render thread."""

from dataclasses import replace
from typing import assert_never

from player.engine import messages as m
from player.engine.deck import Deck
from player.engine.decode_ahead import DecodeAhead
from player.engine.headroom import acts
from player.engine.levelling import Levels
from player.engine.pace import Pace
from player.engine.reading import Loop
from player.engine.shared import RingHeader


class Manner:
    """Passes the listener's wishes on to whoever sees to them."""

    def __init__(self, ring: RingHeader, deck: Deck, ahead: DecodeAhead, levels: Levels) -> None:
        self._ring = ring
        self._deck, self._ahead, self._levels = deck, ahead, levels
        self._touching: dict[type[m.Manner], bool] = {m.SetGain: ring.gain_target != 1.0}
        self._device_takes_dsd = False

    def prepare(self, command: m.Manner) -> bool:
        """Tell the decoder; return whether it must decode in another way from here on.

        DSD that goes out as it is becomes PCM before anything can touch it.
        """
        ahead = self._ahead
        before = (ahead.pace, ahead.loop)
        match command:
            case m.SetLoop(item_id=item_id, bounds_s=bounds_s):
                ahead.loop = None if bounds_s is None else Loop(item_id, *bounds_s)
            case m.SetTempo(speed=speed, semitones=semitones):
                ahead.pace = replace(ahead.pace, speed=speed, semitones=semitones)
            case m.SetJoins(blend_rate=rate):
                ahead.pace = replace(ahead.pace, rate=rate)
            case m.SetGain() | m.SetChain() | m.SetBalance():
                self._touching[type(command)] = _touches(command)
            case _:
                pass
        return self._look_at_dop() or before != (ahead.pace, ahead.loop)

    def apply(self, command: m.Manner) -> None:
        """Tell whoever works on what is decoded."""
        match command:
            case m.SetGain(gain=gain):
                self._ring.gain_target = gain
            case m.SetChain() | m.Look():
                self._deck.shape(command)
            case m.SetItemGains(gains=gains):
                for item_id, gain in gains:
                    self._levels.change(item_id, gain)
            case m.SetBalance(balance=balance):
                self._deck.balance.target = balance
            case m.SetJoins(pause_fade_ms=fade_ms):
                self._deck.fades.usual_s = fade_ms / 1000
                self._deck.fades.set()
            case m.SetLoop() | m.SetTempo():
                pass
            case _ as never:
                assert_never(never)

    def choose(self, choice: m.OutputChoice) -> None:
        """Another device: whether it takes DSD as it is."""
        alone = choice.policy is not m.Policy.STANDARD
        native = choice.rate_plan.rule is m.RateRule.NATIVE
        self._device_takes_dsd = choice.dop and alone and native
        self._look_at_dop()

    def _look_at_dop(self) -> bool:
        before, untouched = self._ahead.dop, self._ahead.pace == Pace()
        self._ahead.dop = self._device_takes_dsd and untouched and not any(self._touching.values())
        return before != self._ahead.dop

    def inside_loop(self, item_id: int | None, position_s: float) -> float:
        """The position, or the loop's start where it lies behind its end."""
        loop = self._ahead.loop
        beyond = loop and loop.item_id == item_id and position_s >= loop.end_s
        return loop.start_s if loop and beyond else position_s


def _touches(command: m.SetGain | m.SetChain | m.SetBalance) -> bool:
    """Whether samples leave changed."""
    match command:
        case m.SetGain(gain=gain):
            return gain != 1.0
        case m.SetBalance(balance=balance):
            return balance != 0.0
        case m.SetChain():
            return acts(command)
