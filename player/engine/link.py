"""What the program needs of an engine, in its own process or in this one."""

from collections.abc import Callable
from typing import Protocol

from player.engine.messages import Command, Event
from player.engine.meters import SoundMeters
from player.engine.shared import EngineMemory, Positions


class EngineLink(Protocol):
    """A way to an engine."""

    @property
    def pid(self) -> int | None:
        """Its process, None when that is this one."""
        ...

    @property
    def positions(self) -> Positions:
        """Where the ear is."""
        ...

    @property
    def memory(self) -> EngineMemory:
        """What the engine publishes; to be read only."""
        ...

    @property
    def meters(self) -> SoundMeters:
        """What the sound is doing, as far as somebody looks."""
        ...

    def start(self, listener: Callable[[Event], None]) -> None:
        """Bring the engine up; `listener` hears every event, on a thread of the engine's."""
        ...

    def send(self, command: Command) -> None:
        """Have a command obeyed soon; from any thread."""
        ...

    def close(self) -> None:
        """End the engine."""
        ...
