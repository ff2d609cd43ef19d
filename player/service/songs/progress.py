"""How far a song on its way has come, told now and then."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from player.blocks import BlockMap

TOLD_EVERY_S = 1.0


class Progress:
    """One song's. The thread that fetches it.

    Args:
        path: Where it goes.
        tell: Hears how much is here, percent, 0..100; not where nobody knows how long it is.
        clock: Seconds that only run forward (tests).
    """

    def __init__(
        self, path: Path, tell: Callable[[int], object], clock: Callable[[], float] = monotonic
    ) -> None:
        self._path, self._tell, self._clock = path, tell, clock
        self._told_s = float("-inf")

    def before(self, is_wanted: Callable[[], bool]) -> Callable[[], bool]:
        """Return the same question, which tells first; it is asked for each block."""

        def tell_and_ask() -> bool:
            self.note()
            return is_wanted()

        return tell_and_ask

    def note(self) -> None:
        """Tell, unless that was done a moment ago."""
        now_s = self._clock()
        if now_s - self._told_s < TOLD_EVERY_S:
            return
        self._told_s = now_s
        blocks = BlockMap(self._path)
        try:
            if blocks.count:
                self._tell(100 * blocks.present // blocks.count)
        finally:
            blocks.close()
