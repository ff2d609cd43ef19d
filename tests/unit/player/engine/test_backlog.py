"""Decoding ahead goes in few long strides, and never runs low."""

import numpy as np

from player.engine.backlog import Backlog
from player.engine.pieces import Decoded

RATE = 48_000


def piece(seconds):
    return Decoded(1, np.zeros((round(seconds * RATE), 2), np.int32), RATE)


def filled(seconds):
    backlog = Backlog(seconds)
    while backlog.has_room:
        backlog.append(piece(0.25))
    return backlog


def test_it_is_filled_to_the_brim_then_left_alone_until_a_quarter_is_gone():
    backlog = filled(4.0)
    assert backlog.seconds == 4.0
    while not backlog.has_room:
        backlog.take()
    assert backlog.seconds == 2.75
    while backlog.has_room:
        backlog.append(piece(0.25))
    assert backlog.seconds == 4.0


def test_what_is_dropped_makes_room_at_once():
    dropped, cleared = filled(4.0), filled(4.0)
    dropped.drop({1})
    cleared.clear()
    assert dropped.has_room
    assert cleared.has_room
