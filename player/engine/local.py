"""The engine inside this process: for the command line, offline rendering and tests."""

from collections.abc import Callable

from player.engine.core import Engine
from player.engine.messages import Command, Event
from player.engine.meters import SoundMeters
from player.engine.output import Output
from player.engine.shared import EngineMemory, Positions, prepare_memory


class LocalEngine:
    """An `EngineLink` without a second process."""

    pid = None

    def __init__(self, output: Output) -> None:
        self.memory = EngineMemory()
        prepare_memory(self.memory)
        self.positions = Positions(self.memory)
        self.meters = SoundMeters(self.memory)
        self._output = output
        self._engine: Engine | None = None

    def start(self, listener: Callable[[Event], None]) -> None:
        """Start the render thread."""
        self._engine = Engine(self.memory, self._output, listener)

    def send(self, command: Command) -> None:
        """Have a command obeyed."""
        if self._engine:
            self._engine.send(command)

    def close(self) -> None:
        """End both threads and give the device back."""
        if self._engine:
            self._engine.close()
            self._engine = None
