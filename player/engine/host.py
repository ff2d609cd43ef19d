"""The engine process: obeys a pipe, plays, and leaves without tidying PortAudio up.

Pa_Terminate aborts the process when a sound server has died, so the end is `os._exit`.
"""

import os
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from threading import Lock, Timer

from player.engine.core import Engine
from player.engine.messages import Command, Event, Ready, Shutdown
from player.engine.priority import settle_python
from player.engine.ring import compiled
from player.engine.shared import EngineMemory
from player.engine.system_output import SystemOutput

_GOODBYE_S = 2.0


def serve(connection: Connection, memory: EngineMemory, log_path: Path, priority: str) -> None:
    """Run until `Shutdown` or until the window is gone. Never returns.

    Args:
        connection: Commands come in here and events go out.
        memory: What both processes see.
        log_path: Where stderr goes.
        priority: What the system has granted, in words.
    """
    _keep_stderr(log_path)
    settle_python()
    pipe = _Pipe(connection)
    engine = Engine(memory, SystemOutput(), pipe.emit)
    pipe.emit(Ready("C" if compiled() else "Python", priority))
    while not isinstance(command := pipe.receive(), Shutdown):
        engine.send(command)
    _leave_at_the_latest(_GOODBYE_S)
    engine.close()
    sys.stderr.flush()
    os._exit(0)


def _leave_at_the_latest(seconds: float) -> None:
    """A sound server that hangs must not keep the device taken after the window is gone."""
    last_resort = Timer(seconds, os._exit, (1,))
    last_resort.daemon = True
    last_resort.start()


class _Pipe:
    """Both ends of the talk with the window; a window that is gone means Shutdown."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = Lock()

    def emit(self, event: Event) -> None:
        with self._sending:
            try:
                self._connection.send(event)
            except OSError:
                return  # `receive` sees the same and ends the process

    def receive(self) -> Command:
        try:
            command: Command = self._connection.recv()
        except (EOFError, OSError):
            return Shutdown()
        return command


def _keep_stderr(log_path: Path) -> None:
    """ALSA and PortAudio write to file descriptor 2 from C: keep it, away from the terminal."""
    try:
        log_path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError:
        return  # a full or read-only disk is no reason for silence
    os.dup2(file, 2)
    os.close(file)
