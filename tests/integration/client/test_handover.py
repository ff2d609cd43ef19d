"""What was left on one machine is offered on the other, and never on the same one."""

import pytest

from player.service.handover import exchange, left_queue
from player.service.handover.exchange import find_queue, leave_queue
from player.service.handover.left_queue import LeftQueue


@pytest.fixture
def as_machine(monkeypatch):
    """Call ourselves something else."""

    def named(name):
        for module in (exchange, left_queue):
            monkeypatch.setattr(module, "machine_name", lambda: f"Galaxia ({name})")

    return named


def songs_of(machine):
    tracks = machine.library.tracks.tracks(machine.ids())
    return [track.path.partition("/")[2] for track in tracks]


def test_a_queue_is_found_where_it_was_left(laptop, desktop, as_machine):
    laptop.sync()
    songs = songs_of(laptop)
    as_machine("laptop")
    assert leave_queue(LeftQueue(tuple(songs), 2, 93_000), laptop.server)
    assert find_queue(laptop.server) is None
    as_machine("desktop")
    found = find_queue(desktop.server)
    assert list(found.songs) == songs
    assert (found.index, found.position_ms) == (2, 93_000)
    assert found.changed_by == "Galaxia (laptop)"


def test_a_queue_without_songs_offers_nothing(laptop, desktop, as_machine):
    laptop.sync()
    as_machine("laptop")
    leave_queue(LeftQueue((), 0, 0), laptop.server)
    as_machine("desktop")
    assert find_queue(desktop.server) is None
