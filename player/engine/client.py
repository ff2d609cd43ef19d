"""The window's side of the engine: starts the process, talks to it, replaces it when it dies."""

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

import msgspec

from dsp.params.chain import ChainSpec
from player.engine import messages as m
from player.engine.launch import launch
from player.engine.meters import SoundMeters
from player.engine.shared import EngineMemory, Positions, prepare_memory
from player.engine.watchdog import Watchdog
from player.spawning import spawn_context

_WATCH_S, _CALM_WATCH_S = 0.25, 1.0
"""How often a silent engine is looked at, while it has sound to give and while it has not."""
_DEATHS_ALLOWED, _DEATHS_WITHIN_S = 4, 20.0
_GOODBYE_S = 1.0

Listener = Callable[[m.Event], None]


def _nobody(event: m.Event) -> None:
    """Listens until `start` says who does."""


@dataclass(frozen=True, slots=True)
class _Wishes:
    """What a new engine must be told to stand where the old one stood."""

    items: tuple[m.PlayItem, ...] = ()
    gain: float = 1.0
    output: m.OutputChoice = field(default_factory=m.OutputChoice)
    sound: m.SetChain = field(default_factory=lambda: m.SetChain(ChainSpec()))
    manner: dict[type[m.Manner], m.Manner] = field(default_factory=dict)


class EngineClient:
    """Owns the engine process.

    Args:
        log_path: Where the engine's stderr goes.
    """

    def __init__(self, log_path: Path) -> None:
        self._log_path = log_path
        self._context = spawn_context()
        self.memory: EngineMemory = self._context.RawValue(EngineMemory)
        self.positions = Positions(self.memory)
        self.meters = SoundMeters(self.memory)
        self._wishes = _Wishes()
        self._sending = threading.Lock()
        self._deaths: deque[float] = deque(maxlen=_DEATHS_ALLOWED)
        self._closing = threading.Event()
        self._watchdog = Watchdog(self.memory)
        prepare_memory(self.memory)
        self._process, self._connection = self._spawn()
        self._listener: Listener = _nobody
        self._reader = threading.Thread(target=self._read, name="engine-reader", daemon=True)

    def start(self, listener: Listener) -> None:
        """Pass events on to `listener`, on the reader thread; the process runs already."""
        self._listener = listener
        self._reader.start()

    @property
    def pid(self) -> int | None:
        """The engine's process id."""
        return self._process.pid

    def send(self, command: m.Command) -> None:
        """Have a command obeyed; an engine that is being replaced gets it when it is back."""
        with self._sending:
            self._remember(command)
            self._send_now(command)

    def close(self) -> None:
        """End the engine: politely, then not."""
        self._closing.set()
        with self._sending:
            self._send_now(m.Shutdown())
        self._process.join(_GOODBYE_S)
        self._end_process()
        if self._reader.is_alive():
            self._reader.join()
        self._connection.close()

    def _spawn(self) -> tuple[BaseProcess, Connection]:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=launch, args=(theirs, self.memory, self._log_path), name="galaxia-engine"
        )
        process.daemon = True
        process.start()
        theirs.close()
        return process, ours

    def _send_now(self, command: m.Command) -> None:
        try:
            self._connection.send(command)
        except OSError:
            return  # the reader sees the same death and starts a new engine

    def _remember(self, command: m.Command) -> None:
        match command:
            case m.Load(items=items):
                self._wishes = replace(self._wishes, items=items)
            case m.Follow(after_item_id=after, items=items):
                self._wishes = replace(self._wishes, items=_spliced(self._wishes, after, items))
            case m.Stop():
                self._wishes = replace(self._wishes, items=())
            case m.SetGain(gain=gain):
                self._wishes = replace(self._wishes, gain=gain)
            case m.SetOutput(choice=choice):
                self._wishes = replace(self._wishes, output=choice)
            case m.SetChain():
                self._wishes = replace(self._wishes, sound=command)
            case m.SetBalance() | m.SetLoop() | m.SetTempo() | m.SetJoins() | m.Look():
                self._wishes.manner[type(command)] = command
            case m.SetItemGains(gains=gains):
                self._wishes = replace(self._wishes, items=_levelled(self._wishes.items, gains))
            case _:
                pass

    def _read(self) -> None:
        """Reader thread: pass events on; a dead or stuck engine is replaced."""
        while not self._closing.is_set():
            ready = wait([self._connection, self._process.sentinel], timeout=self._patience_s())
            if self._connection in ready and self._pass_on():
                continue
            if (ready or self._watchdog.is_stuck(time.monotonic())) and not self._closing.is_set():
                self._replace_engine()

    def _patience_s(self) -> float:
        """What is paused has nothing to lose by a second; each look costs a paused machine."""
        return _WATCH_S if self._watchdog.is_busy else _CALM_WATCH_S

    def _pass_on(self) -> bool:
        """Deliver one event; False when the pipe has ended."""
        try:
            event = self._connection.recv()
        except (EOFError, OSError):
            return False
        if isinstance(event, m.ItemStarted):
            self._advance_to(event.item_id)
        elif isinstance(event, m.Ended):
            self._forget_items()
        self._listener(event)
        return True

    def _advance_to(self, item_id: int) -> None:
        with self._sending:
            ids = [item.item_id for item in self._wishes.items]
            if item_id in ids:
                kept = self._wishes.items[ids.index(item_id) :]
                self._wishes = replace(self._wishes, items=kept)

    def _forget_items(self) -> None:
        with self._sending:
            self._wishes = replace(self._wishes, items=())

    def _replace_engine(self) -> None:
        self._end_process()
        self._connection.close()
        self._deaths.append(time.monotonic())
        if self._died_too_often():
            self._closing.set()
            self._listener(m.EngineFailed(f"it ended {_DEATHS_ALLOWED} times in a row"))
            return
        with self._sending:
            position_s = self._position_s()
            prepare_memory(self.memory, self._wishes.gain)
            self._process, self._connection = self._spawn()
            self._watchdog.restart(time.monotonic())
            self._send_now(m.SetOutput(self._wishes.output))
            self._send_now(self._wishes.sound)
            for command in self._wishes.manner.values():
                self._send_now(command)
            if self._wishes.items:
                self._send_now(m.Load(self._wishes.items, position_s, play=False))
        self._listener(m.EngineLost(position_s))

    def _position_s(self) -> float:
        place = self.positions.at_ear()
        current = self._wishes.items[0].item_id if self._wishes.items else None
        return place.seconds if place and place.item_id == current else 0.0

    def _died_too_often(self) -> bool:
        recent = time.monotonic() - self._deaths[0] < _DEATHS_WITHIN_S
        return len(self._deaths) == _DEATHS_ALLOWED and recent

    def _end_process(self) -> None:
        if self._process.is_alive():
            self._process.kill()
        self._process.join()


def _spliced(wishes: _Wishes, after: int, items: tuple[m.PlayItem, ...]) -> tuple[m.PlayItem, ...]:
    ids = [item.item_id for item in wishes.items]
    place = ids.index(after) + 1 if after in ids else len(ids)
    return wishes.items[:place] + items


def _levelled(
    items: tuple[m.PlayItem, ...], gains: tuple[tuple[int, float], ...]
) -> tuple[m.PlayItem, ...]:
    known = dict(gains)
    return tuple(
        msgspec.structs.replace(item, gain=known.get(item.item_id, item.gain)) for item in items
    )
