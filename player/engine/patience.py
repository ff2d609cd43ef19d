"""Two waits of the transport: for the last frame to sound, and for the listener to come back."""

from collections.abc import Callable

from player.engine.deck import Deck, flushed_in_s

_RELEASE_AFTER_S = 10.0  # paused this long, the device is given back


class Drain:
    """From the moment the ring is empty until the device has sounded what it holds."""

    def __init__(self, deck: Deck, clock: Callable[[], float]) -> None:
        self._deck, self._clock = deck, clock
        self._empty_since: float | None = None

    def reset(self) -> None:
        """More sound has come, or none is wanted."""
        self._empty_since = None

    def over(self) -> bool:
        """Whether the last frame has sounded; asked again and again once nothing more comes."""
        if not self._deck.drained:
            return False
        if self._empty_since is None:
            self._empty_since = self._clock()
        return not self._deck.started or self._waited_s() >= flushed_in_s(self._deck)

    def gap_s(self) -> float | None:
        """Silence since the last frame, None when there was no sound before; then start over."""
        gap_s = None if self._empty_since is None else self._waited_s()
        self._empty_since = None
        return gap_s

    def _waited_s(self) -> float:
        return self._clock() - (self._empty_since or 0.0)


class Idle:
    """How long the device has been held without being needed."""

    def __init__(self, deck: Deck, clock: Callable[[], float]) -> None:
        self._deck, self._clock = deck, clock
        self._since: float | None = None

    def begin(self) -> None:
        """Nothing plays from now on."""
        self._since = self._clock()

    def end(self) -> None:
        """Something plays."""
        self._since = None

    def too_long(self, *, stopped: bool) -> bool:
        """Whether to give the device back: soon after a stop, some seconds after a pause."""
        if self._since is None or not self._deck.stream:
            return False
        if self._deck.sounding:  # a long fade: the wait begins when it is over
            self.begin()
        patience_s = flushed_in_s(self._deck) if stopped else _RELEASE_AFTER_S
        return self._clock() - self._since > patience_s
