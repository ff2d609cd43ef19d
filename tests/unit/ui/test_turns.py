"""Work in small parts."""

import time

import pytest
from PySide6.QtCore import QObject, QTimer

from ui.turns import Turns


@pytest.fixture
def owner(qtbot):
    made = QObject()
    yield made
    made.deleteLater()


def busy():
    """Longer than what is done in one turn."""
    until = time.thread_time() + 0.006
    while time.thread_time() < until:
        pass


def test_the_event_loop_comes_between_steps_that_take_long(qtbot, owner):
    turns, seen = Turns(owner), []

    def step(number):
        busy()
        seen.append(number)
        QTimer.singleShot(0, owner, lambda: seen.append(f"after {number}"))

    turns.add([lambda: step(1), lambda: step(2), lambda: step(3)])
    assert turns.busy
    assert not seen
    qtbot.waitUntil(lambda: len(seen) == 6)
    assert seen == [1, "after 1", 2, "after 2", 3, "after 3"]
    assert not turns.busy


def test_short_steps_share_a_turn(qtbot, owner):
    turns, seen = Turns(owner), []
    turns.add([lambda: QTimer.singleShot(0, owner, lambda: seen.append("a turn later"))])
    turns.add([lambda: seen.append(1), lambda: seen.append(2)])
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [1, 2, "a turn later"]


def test_who_cannot_wait_has_all_done_now(owner):
    turns, seen = Turns(owner), []
    turns.add([lambda: seen.append(1), lambda: turns.add([lambda: seen.append(2)])])
    turns.finish()
    assert seen == [1, 2]
    assert not turns.busy


def test_what_is_left_when_the_owner_goes_is_not_done(qtbot):
    owner, seen, over = QObject(), [], []
    Turns(owner).add([lambda: seen.append(1)])
    owner.deleteLater()
    QTimer.singleShot(50, lambda: over.append(1))
    qtbot.waitUntil(lambda: bool(over))
    assert not seen
