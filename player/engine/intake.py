"""From the decoder to the deck: opens what begins, passes on what sounds, names what fails."""

from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from player.engine import messages as m
from player.engine.audio_source import Samples
from player.engine.blending import blended
from player.engine.deck import Deck
from player.engine.decode_ahead import DecodeAhead
from player.engine.levelling import Levels
from player.engine.lineup import Lineup
from player.engine.pieces import Decoded, Failed, Finished, Learned, Opened, Piece, Turned
from player.engine.places import Places
from player.errors import PlayerError
from player.model import AudioFormat

_MOST_PIECES = 32  # at once: 8 s of sound, more than any ring holds


class Intake:
    """Moves pieces as far as the deck has room. Owned by the render thread.

    Attributes:
        choice: The device to open when there is none.
        heard_item: The item last announced; a seek inside it announces nothing.
        in_ring: Items whose sound is in the ring, or was heard last, in order.
        levels: ReplayGain of every item.
    """

    def __init__(
        self, deck: Deck, ahead: DecodeAhead, places: Places, emit: Callable[[m.Event], None]
    ) -> None:
        self._deck, self._ahead, self._places = deck, ahead, places
        self._emit = emit
        self._waiting: Opened | None = None
        self.in_ring: tuple[int, ...] = ()
        self.levels = Levels()
        self._speed = 1.0
        self._tail_pushed = True
        self._sound = m.SoundChanged(active=False, latency_ms=0.0)
        self.choice = m.OutputChoice()
        self.heard_item = 0
        self.format: AudioFormat | None = None

    @property
    def waits_for_another_format(self) -> bool:
        """Whether the next item cannot be played before the device was drained and reopened."""
        return self._waiting is not None

    @property
    def done(self) -> bool:
        """Whether nothing more will come as things are."""
        return self._waiting is not None or self._ahead.exhausted

    def reset(self) -> None:
        """What was on its way is not wanted any more."""
        self._waiting = None
        self.in_ring = ()
        self._places.forget_what_is_due()

    def announced(self, lineup: Lineup) -> Lineup:
        """Say what the ear has come to; return the items that are left, the current one first."""
        for event in self._places.reached():
            if isinstance(event, m.ItemStarted):
                self._hear(event.item_id)
                lineup = lineup.reached(event.item_id)
            self._emit(event)
        return lineup

    def _hear(self, item_id: int) -> None:
        """The ear has come to an item: those before it are over."""
        self.heard_item = item_id
        if item_id in self.in_ring:
            self.in_ring = self.in_ring[self.in_ring.index(item_id) :]

    def fill(self) -> None:
        """Move what fits; from a device that drinks as fast as this pours, commands get a turn.

        Raises:
            PlayerError: `device.*` when the device for an item does not open.
        """
        for _ in range(_MOST_PIECES):
            if self._waiting is not None or not self._deck.push():
                break
            piece = self._ahead.take()
            if piece is None:
                break
            self._receive(piece)
        self._push_tail()
        self._report_sound()

    def reopen(self) -> None:
        """The device was drained and closed: open it for the item that waits.

        Raises:
            PlayerError: `device.*` when it does not open.
        """
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            self._open_item(waiting)

    def _receive(self, piece: Piece) -> None:
        match piece:
            case Opened():
                self._open_item(piece)
            case Decoded():
                self._tail_pushed = False
                self._deck.accept(self._levelled(piece))
            case Turned(item_id=item_id, item_frame=frame) if self.format:
                self._places.mark(item_id, frame, self.format.sample_rate, self._speed)
            case Learned(item_id=item_id, facts=facts):
                self._places.say_there(m.FileLearned(item_id, facts))
            case Failed():
                self._fail_item(piece)
            case Finished() | Turned():
                pass
            case _ as never:
                assert_never(never)

    def _levelled(self, piece: Decoded) -> Samples:
        """Each stream at its own gain, then the two of a crossfade as one."""
        if self.format and self.format.dop:
            return piece.samples
        level, rate = self.levels.levelled, piece.sample_rate
        samples = level(piece.item_id, piece.samples, rate)
        if piece.under is None:
            return samples
        outgoing = level(piece.under.item_id, piece.under.samples, rate)
        return blended(samples, outgoing, piece.under)

    def _open_item(self, opened: Opened) -> None:
        stream = replace(opened.format, sample_rate=opened.stream_rate)
        if self._deck.stream and not self._deck.fits(stream):
            self._waiting = opened
            return
        if not self._deck.stream:
            self._deck.open(self.choice, stream)
        rate = opened.format.sample_rate
        self._speed = opened.speed
        self.levels.begin(opened.item.item_id, opened.item.gain)
        self._places.mark(opened.item.item_id, opened.item_frame, rate, opened.speed)
        duration_ms = None if opened.frames is None else opened.frames * 1000 // rate
        self.format = opened.format
        self.in_ring += (opened.item.item_id,)
        if opened.item.item_id != self.heard_item:
            started = m.ItemStarted(
                opened.item.item_id, opened.format, duration_ms, opened.decoder, opened.facts
            )
            self._places.say_there(started)

    def _fail_item(self, failed: Failed) -> None:
        """At once when it never opened, so that another can follow; else when the ear is there."""
        event = m.ItemFailed(failed.item_id, failed.error.code, failed.error.details)
        say = self._places.say_there if failed.item_id in self.in_ring else self._emit
        say(event)

    def _push_tail(self) -> None:
        """When nothing follows that could, let out what chain and rate conversion still hold."""
        if not self._deck.stream or not self._deck.push() or not self.done:
            return
        tail = None if self._tail_pushed else self._deck.processing.tail()
        self._tail_pushed = True
        if tail is not None:
            self._deck.accept(tail)
        if self._deck.push():
            self._deck.push_rest()

    def _report_sound(self) -> None:
        processing = self._deck.processing
        designer = processing.designer
        if designer.trouble:
            error, designer.trouble = designer.trouble, None
            failed = PlayerError("sound.failed", reason=str(error))
            if isinstance(error, PlayerError):
                failed = error
            self._emit(m.SoundFailed(failed.code, failed.details))
        if designer.measured:
            measured, designer.measured = designer.measured, None
            self._emit(measured)
        latency_ms = 1000 * processing.latency_frames / (processing.sample_rate or 1)
        headroom_db, stages_ms = processing.headroom_db, processing.stages_ms
        sound = m.SoundChanged(processing.acts, latency_ms, headroom_db, stages_ms)
        if self._deck.stream and not processing.opening and sound != self._sound:
            self._sound = sound
            self._deck.publish_latency()
            self._emit(sound)
