"""Rows of a queue, and which of them a change leaves alone."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest

from player.queue import Queue, QueueEntry
from ui.viewmodels.queue_rows import Heading, Part, QueueRows


def queue_of(count, position, yours=0):
    entries = [QueueEntry(n, n, yours=position < n <= position + yours) for n in range(count)]
    return Queue(entries=tuple(entries), position=position)


def at(queue, position):
    return replace(queue, position=position)


def rows_of(queue):
    """As a listener sees them, put together in the plain way."""
    now = queue.position
    block_end = now + 1 + len(queue.yours)
    rows = []
    for part, entries in (
        (Part.PLAYED, queue.entries[: max(now, 0)]),
        (Part.NOW, queue.entries[now : now + 1] if now >= 0 else ()),
        (Part.YOURS, queue.yours),
        (Part.CONTEXT, queue.entries[block_end:]),
    ):
        if entries:
            rows += [Heading(part), *entries]
    return rows


QUEUES = [
    queue_of(count, position, yours)
    for count in (0, 1, 2, 5)
    for position in range(-1, count)
    for yours in range(max(count - position - 1, 0) + 1)
]


@pytest.mark.parametrize("queue", QUEUES, ids=range(len(QUEUES)))
def test_rows_are_headings_with_their_entries(queue):
    rows = QueueRows(queue)
    assert [rows[row] for row in range(len(rows))] == rows_of(queue) == list(rows.all())
    current = queue.current
    assert rows.current == (-1 if current is None else rows_of(queue).index(current))


def test_a_step_keeps_all_rows_that_are_the_same_at_both_ends():
    queue = queue_of(12, 3, yours=4)
    places = [*range(-1, 12), *random.Random(5).choices(range(-1, 12), k=40)]
    for before, after in pairwise([at(queue, place) for place in places]):
        check(before, after)


@pytest.mark.parametrize("after", QUEUES[::3], ids=range(len(QUEUES[::3])))
def test_other_entries_keep_what_is_the_same_too(after):
    for before in QUEUES[::4]:
        check(before, after)


def check(before, after):
    mine, theirs = rows_of(before), rows_of(after)
    same, tail = QueueRows(before).kept_in(QueueRows(after))
    assert mine[:same] == theirs[:same]
    assert mine[len(mine) - tail :] == theirs[len(theirs) - tail :]
    assert same + tail <= min(len(mine), len(theirs))
    if mine == theirs:
        assert same + tail == len(mine)
    elif same < min(len(mine), len(theirs)):
        assert mine[same] != theirs[same]


def test_a_step_compares_no_entries():
    """With 100,000 of them that took 10 ms at every end of a track."""

    class Untouchable(tuple):
        __slots__ = ()

        def __eq__(self, _other):
            raise AssertionError

        __hash__ = None

        def __iter__(self):
            raise AssertionError

    queue = queue_of(9, 3)
    entries = Untouchable(queue.entries)
    before, after = (Queue(entries=entries, position=place) for place in (3, 4))
    assert QueueRows(before).kept_in(QueueRows(after)) == (4, 4)
