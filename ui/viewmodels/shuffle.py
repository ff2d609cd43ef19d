"""The shuffle as the window shows it: which kind, by which seed, and how to get another."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.model import ShuffleMode
from player.playback import Playback
from player.queue import Queue
from ui.tasks import Tasks


class _Wish(Struct, frozen=True):
    """What is to become of the queue; without a seed one is drawn."""

    on: bool
    mode: ShuffleMode | None = None
    seed: int | None = None


class ShuffleModel(QObject):
    """Shuffles beside the GUI thread, one wish after the other; of several only the last counts.

    Signals:
        changed: Another kind, another seed, or none.
        failed: A notice of what could not be done.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, playback: Playback, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._tasks = tasks
        self._mode, self._seed = playback.queue.shuffle_mode, playback.queue.shuffle_seed
        self._on = self._seed is not None
        self._wish: _Wish | None = None
        self._busy = False

    @property
    def seed(self) -> int | None:
        """What gives this order again; None in natural order."""
        return self._seed

    @property
    def mode(self) -> ShuffleMode:
        """What the next shuffle does, and the present one did."""
        return self._mode

    def show(self, queue: Queue) -> None:
        """Take over a queue that the player announced."""
        before = self._mode, self._seed
        self._mode, self._seed = queue.shuffle_mode, queue.shuffle_seed
        if not self._busy:
            self._on = self._seed is not None
        if before != (self._mode, self._seed):
            self.changed.emit()

    def toggle(self) -> None:
        """Shuffle, or back to natural order."""
        self._ask(_Wish(not self._on))

    def off(self) -> None:
        """Return to natural order."""
        self._ask(_Wish(on=False))

    def choose(self, mode: ShuffleMode) -> None:
        """Shuffle in another way."""
        self._ask(_Wish(on=True, mode=mode))

    def anew(self) -> None:
        """Shuffle by another seed."""
        self._ask(_Wish(on=True))

    def by_seed(self, seed: int) -> None:
        """Bring about the order that a seed gives."""
        self._ask(_Wish(on=True, seed=seed))

    def _ask(self, wish: _Wish) -> None:
        self._wish, self._on = wish, wish.on
        if not self._busy:
            self._go()

    def _go(self) -> None:
        if (wish := self._wish) is None:
            return
        self._wish, self._busy = None, True
        playback = self._playback

        def work() -> Notice | None:
            try:
                playback.set_shuffle(wish.on, wish.mode, wish.seed)
            except PlayerError as error:
                return Notice(error.code, error.details)
            return None

        self._tasks.run(work, self._on_done, self, self._give_up)

    def _give_up(self) -> None:
        self._on_done(None)

    def _on_done(self, problem: Notice | None) -> None:
        self._busy = False
        self._on = self._playback.state.shuffle
        if problem is not None:
            self.failed.emit(problem)
        self._go()
