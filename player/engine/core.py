"""The engine inside one process: the render thread with its transport, fed by `send`."""

import queue
import threading
import time
from collections.abc import Callable

from player.engine.deck import Deck
from player.engine.decode_ahead import DecodeAhead
from player.engine.messages import Command, EngineFailed, Event, Shutdown
from player.engine.output import Output
from player.engine.shared import EngineMemory
from player.engine.transport import Transport


class Engine:
    """Plays until it is closed. `send` may be called from any thread; so may come the events.

    Args:
        memory: Ring header, positions and counters; zeroed or left by an engine that died.
        output: What opens devices.
        emit: Called on the render thread with every event; must not block.
    """

    def __init__(self, memory: EngineMemory, output: Output, emit: Callable[[Event], None]) -> None:
        self._memory, self._emit = memory, emit
        self._inbox: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._ahead = DecodeAhead(on_ready=lambda: self._inbox.put(None))
        self._transport = Transport(memory, Deck(memory, output), self._ahead, emit)
        self._thread = threading.Thread(target=self._run, name="render", daemon=True)
        self._thread.start()

    def send(self, command: Command) -> None:
        """Have a command obeyed soon."""
        self._inbox.put(command)

    def close(self) -> None:
        """Stop, give the device back and end both threads."""
        self.send(Shutdown())
        self._thread.join()
        self._ahead.close()

    def _run(self) -> None:
        try:
            self._play()
        except Exception as error:
            self._emit(EngineFailed(f"{type(error).__name__}: {error}"))
            raise

    def _play(self) -> None:
        nap_s = 0.0
        while True:
            command = self._next(nap_s)
            if isinstance(command, Shutdown):
                self._transport.close()
                return
            if command is not None:
                self._transport.handle(command)
            nap_s = self._transport.pump()
            self._memory.render_cpu_ns = time.thread_time_ns()
            self._memory.heartbeat += 1

    def _next(self, nap_s: float) -> Command | None:
        """The next command; None when the nap is over or decoded sound has come."""
        try:
            return self._inbox.get(timeout=nap_s) if nap_s > 0 else self._inbox.get_nowait()
        except queue.Empty:
            return None
