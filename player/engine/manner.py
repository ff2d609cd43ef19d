"""How things are played: volume, chain, gains, loop, speed, fades. On the render thread."""

from dataclasses import replace
from typing import assert_never

from player.engine import messages as m
from player.engine.deck import Deck
from player.engine.decode_ahead import DecodeAhead
from player.engine.levelling import Levels
from player.engine.pace import Pace
from player.engine.reading import Loop
from player.engine.shared import RingHeader


class Manner:
    """Passes the listener's wishes on to whoever sees to them."""

    def __init__(self, ring: RingHeader, deck: Deck, ahead: DecodeAhead, levels: Levels) -> None:
        self._ring = ring
        self._deck, self._ahead, self._levels = deck, ahead, levels

    def change(self, command: m.Manner) -> bool:
        """Obey; return whether what was decoded ahead has to be decoded in another way."""
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
            case m.SetLoop(item_id=item_id, bounds_s=bounds_s):
                return self._set_loop(None if bounds_s is None else Loop(item_id, *bounds_s))
            case m.SetTempo(speed=speed, semitones=semitones):
                return self._set_pace(replace(self._ahead.pace, speed=speed, semitones=semitones))
            case m.SetJoins(pause_fade_ms=fade_ms, blend_rate=rate):
                self._deck.fades.usual_s = fade_ms / 1000
                self._deck.fades.set()
                return self._set_pace(replace(self._ahead.pace, rate=rate))
            case _ as never:
                assert_never(never)
        return False

    def inside_loop(self, item_id: int | None, position_s: float) -> float:
        """The position, or the loop's start where it lies behind its end."""
        loop = self._ahead.loop
        beyond = loop and loop.item_id == item_id and position_s >= loop.end_s
        return loop.start_s if loop and beyond else position_s

    def _set_loop(self, loop: Loop | None) -> bool:
        before, self._ahead.loop = self._ahead.loop, loop
        return loop != before

    def _set_pace(self, pace: Pace) -> bool:
        before, self._ahead.pace = self._ahead.pace, pace
        return pace != before
