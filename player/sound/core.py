"""The desk's state, what the engine was told of it and what the engine says; verbs stand on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import RLock

import msgspec

from dsp.params.chain import ChainSpec
from player.engine import messages as m
from player.errors import PlayerError
from player.events import Event, Notice, PlaybackChanged
from player.playback import Playback
from player.presets.rules import Choice, RuleBook, Situation
from player.presets.slots import Slot
from player.settings.schema import Settings
from player.settings.store import SettingsStore
from player.sound.history import UndoHistory
from player.sound.keeping import SetupKeeper
from player.sound.resolving import chosen, situation_of
from player.sound.setup import Mode, Setup
from player.sound.shelf import PresetShelf
from player.sound.soloing import soloed
from player.sound.state import SoundState
from player.sound.troubles import Troubles

Listener = Callable[[SoundState], None]


class DeskCore:
    """Swaps one immutable state under one lock; told by the window and by the engine's thread.

    Args:
        playback: What plays where, and the way to the engine.
        settings: Presets bound to devices, and what kind of output each is.
        folder: The listener's data: setup, presets, rules and heads lie below it.
    """

    def __init__(self, playback: Playback, settings: SettingsStore, folder: Path) -> None:
        self._playback, self._settings = playback, settings
        self.shelf = PresetShelf(folder)
        self._lock = RLock()
        self._listeners: list[Listener] = []
        self._is_changing = False
        self._keeper = SetupKeeper(folder / "sound.json", self._complain)
        self._setup, self._book = Setup(), RuleBook()
        self._history: UndoHistory[Setup] = UndoHistory()
        self._state = SoundState()
        self._sent = m.SetChain(ChainSpec())
        self._situation = Situation()
        self._measured: tuple[ChainSpec, bool, float] | None = None
        self._troubles = Troubles(self._complain)
        self._stop_listening: list[Callable[[], None]] = []

    @property
    def state(self) -> SoundState:
        """What is set up, and why; any thread may ask."""
        return self._state

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have every new state told to `listener`, on any thread; call the result to end it."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self) -> None:
        """Put back what was set up last, and play through it from now on."""
        with self._changing():
            self._setup = self._with_heads(self._troubles.attempt(self._keeper.load, Setup()))
            self._book = self._troubles.attempt(self.shelf.load_rules, RuleBook())
        self._stop_listening = [
            self._playback.listen(self._hear),
            self._settings.listen(self._on_settings),
        ]

    def close(self) -> None:
        """Hear nothing more and keep what is not kept yet."""
        stopping, self._stop_listening = self._stop_listening, []
        for stop in stopping:
            stop()
        self._keeper.close()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Do it under the lock; tell the engine, the file and the listeners what is different."""
        with self._lock:
            if self._is_changing:
                yield  # inside another change, which tells of both
                return
            sent = self._sent
            with self._telling():
                yield
        if self._sent != sent:
            self._playback.look_again()  # outside our lock, for it takes its own
        self._troubles.say()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        before, setup = self._state, self._setup
        self._is_changing = True
        try:
            yield
        finally:
            self._is_changing = False
        self._refresh()
        self._send()
        if self._setup != setup:
            self._keeper.keep(self._setup)
        if self._state != before:
            for listener in tuple(self._listeners):
                listener(self._state)

    def _refresh(self) -> None:
        situation = self._situation = situation_of(
            self._playback.state, self._settings.settings.output
        )
        choice, chain = self._wanted(situation)
        manual = self._setup.mode is Mode.MANUAL
        slots = self._setup.slots
        self._state = replace(
            self._state,
            mode=self._setup.mode,
            chain=chain,
            choice=choice,
            modified=manual and slots.current.modified,
            slots=slots,
            auto_headroom=self._setup.auto_headroom,
            can_undo=self._history.can_undo,
            can_redo=self._history.can_redo,
            rules=self._book.rules,
            device=situation.device,
            device_name=situation.device_name,
            output_kind=situation.output,
            device_preset=self._settings.settings.output.on(situation.device).preset,
            loudness_shift_db=self._shift_of(chain),
            match_db=slots.match_db(slots.active) if manual else 0.0,
        )

    def _wanted(self, situation: Situation) -> tuple[Choice, ChainSpec]:
        """Return what plays, why, and its stages."""
        match self._setup.mode:
            case Mode.OFF:
                return Choice(None, "off"), ChainSpec()
            case Mode.MANUAL:
                slot = self._setup.slots.current
                return Choice(slot.title or None, "manual"), slot.chain
            case Mode.RULES:
                choice = chosen(self._book.rules, self._settings.settings.output, situation)
                wanted = choice.preset
                read = self.shelf.chain
                chain = (
                    self._troubles.attempt(lambda: read(wanted), ChainSpec())
                    if wanted
                    else ChainSpec()
                )
                return choice, chain

    def _send(self) -> None:
        """Tell the engine, when that is something new."""
        state = self._state
        chain = soloed(state.chain, state.solo) if state.solo else state.chain
        wanted = m.SetChain(chain, state.auto_headroom, round(state.match_db, 2))
        if state.bypassed:
            unmeasured = state.loudness_shift_db is None
            shift_db = state.headroom_db if unmeasured else state.loudness_shift_db or 0.0
            match_db = round(shift_db + state.match_db, 2)
            wanted = m.SetChain(ChainSpec(), state.auto_headroom, match_db)
        if msgspec.structs.replace(self._sent, tag=0) != wanted:
            self._sent = msgspec.structs.replace(wanted, tag=self._sent.tag + 1)
            self._playback.set_chain(self._sent)

    def _hear(self, event: Event) -> None:
        """Engine's or window's thread: follow the track, the device and what the engine says."""
        match event:
            case PlaybackChanged(state=playing):
                if situation_of(playing, self._settings.settings.output) != self._situation:
                    with self._changing():
                        pass  # rules may say something else about this track or device
            case m.SoundChanged():
                with self._changing():
                    self._state = replace(
                        self._state,
                        active=event.active,
                        latency_ms=event.latency_ms,
                        headroom_db=event.headroom_db,
                    )
            case m.SoundMeasured(tag=tag, shift_db=shift_db) if tag == self._sent.tag:
                with self._changing():
                    self._take_measure(shift_db)
            case _:
                pass

    def _take_measure(self, shift_db: float) -> None:
        self._measured = (self._sent.spec, self._sent.auto_headroom, shift_db)
        slots = self._setup.slots
        if self._setup.mode is Mode.MANUAL and slots.current.chain == self._sent.spec:
            slot = replace(slots.current, loudness_shift_db=shift_db)
            self._setup = replace(self._setup, slots=slots.store(slots.active, slot))

    def _shift_of(self, chain: ChainSpec) -> float | None:
        """Return how much louder a chain is, as last measured."""
        if chain.is_flat:
            return 0.0
        if self._setup.mode is Mode.MANUAL:
            return self._setup.slots.current.loudness_shift_db
        measured = self._measured
        known = measured and measured[:2] == (chain, self._setup.auto_headroom)
        return measured[2] if measured and known else None

    def _on_settings(self, _settings: Settings) -> None:
        with self._changing():
            pass  # what is bound to the device may be something else now

    def _complain(self, error: PlayerError) -> None:
        self._playback.notice(Notice(error.code, error.details))

    def _with_heads(self, setup: Setup) -> Setup:
        """Fill the heads in that the chains name; a head that is gone leaves its stage silent."""

        def filled(slot: Slot) -> Slot:
            chain = self._troubles.attempt(
                lambda: self.shelf.heads.load_into(slot.chain), slot.chain
            )
            return replace(slot, chain=chain)

        slots = setup.slots
        return replace(
            setup, slots=replace(slots, slots=tuple(filled(slot) for slot in slots.slots))
        )
