"""Undo and redo of whole setups; the many small changes of one drag are one step."""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")

MOST_STEPS = 200
SAME_DRAG_S = 0.8


class UndoHistory(Generic[T]):
    """Values that were there before, and those that were undone.

    Args:
        clock: Monotonic seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._before: list[T] = []
        self._after: list[T] = []
        self._gesture, self._changed_at = "", 0.0

    @property
    def can_undo(self) -> bool:
        """Whether there is an earlier value."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether the last thing done was to undo."""
        return bool(self._after)

    def remember(self, before: T, gesture: str = "") -> None:
        """Keep what was there before a change; a gesture that goes on was kept already."""
        now = self._clock()
        goes_on = gesture and gesture == self._gesture and now - self._changed_at < SAME_DRAG_S
        if not goes_on:
            self._before = [*self._before, before][-MOST_STEPS:]
        self._after.clear()
        self._gesture, self._changed_at = gesture, now

    def undo(self, now: T) -> T:
        """Return the value before the last change; `now` can be had back by `redo`."""
        self._gesture = ""
        if not self._before:
            return now
        self._after.append(now)
        return self._before.pop()

    def redo(self, now: T) -> T:
        """Return what was undone last."""
        self._gesture = ""
        if not self._after:
            return now
        self._before.append(now)
        return self._after.pop()
