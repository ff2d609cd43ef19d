"""A queue laid out as rows: headings where a part begins, entries between them."""

from bisect import bisect_right
from collections.abc import Sequence
from enum import StrEnum

import msgspec

from player.queue import Queue, QueueEntry

_STRIDE = 1024


class Part(StrEnum):
    """The parts of a queue, in order."""

    PLAYED = "played"
    NOW = "now"
    YOURS = "yours"
    CONTEXT = "context"


class Heading(msgspec.Struct, frozen=True):
    """The row above a part."""

    part: Part


Row = QueueEntry | Heading
_Entries = tuple[QueueEntry, ...]


class QueueRows:
    """The rows of one queue, none of which is made before it is asked for.

    A step of playback moves headings among the entries that were there before: with 100,000 of
    them it must not take longer than with ten.

    Attributes:
        entries: Those of the queue.
        headings: The row of each, and of which part.
    """

    def __init__(self, queue: Queue) -> None:
        self.entries: _Entries = queue.entries
        self.headings: list[tuple[int, Part]] = []
        for first, part in _parts_of(queue):
            self.headings.append((first + len(self.headings), part))
        self._places = [row for row, _ in self.headings]

    def __len__(self) -> int:
        """Entries and headings."""
        return len(self.entries) + len(self.headings)

    def __getitem__(self, row: int) -> Row:
        """Return what stands in a row."""
        before = bisect_right(self._places, row)
        if before and self._places[before - 1] == row:
            return Heading(self.headings[before - 1][1])
        return self.entries[row - before]

    @property
    def current(self) -> int:
        """The row of the entry that plays, -1 without one."""
        row = next((row for row, part in self.headings if part is Part.NOW), None)
        return -1 if row is None else row + 1

    def kept_in(self, other: "QueueRows") -> tuple[int, int]:
        """Return how many rows at the beginning and at the end stay as they are."""
        if self.entries is other.entries:
            same = _first_difference(self.headings, other.headings, len(self))
            tail = _first_difference(_from_end(self), _from_end(other), len(self))
        else:
            mine, theirs = self.all(), other.all()
            same = _common_length(mine, theirs)
            tail = _common_length(mine[same:][::-1], theirs[same:][::-1])
        return same, min(tail, len(self) - same, len(other) - same)

    def all(self) -> tuple[Row, ...]:
        """Return every row there is."""
        rows: list[Row] = []
        ends = [*self._places, len(self)][1:]
        for number, ((row, part), end) in enumerate(zip(self.headings, ends, strict=True)):
            rows += [Heading(part), *self.entries[row - number : end - number - 1]]
        return tuple(rows)


class CutRows:
    """Rows without some of them: what stands there between taking out and putting in."""

    def __init__(self, rows: QueueRows, gone: range) -> None:
        self._rows, self._first, self._cut = rows, gone.start, len(gone)

    def __len__(self) -> int:
        """How many are left."""
        return len(self._rows) - self._cut

    def __getitem__(self, row: int) -> Row:
        """Return what stands in a row."""
        return self._rows[row if row < self._first else row + self._cut]


def places_after(before: QueueRows, after: QueueRows, changed: range) -> dict[int, int]:
    """Return where what stands in some rows went within them; what left them is missing."""
    now_at = {_name(after[row]): row for row in changed}
    return {row: now_at[_name(before[row])] for row in changed if _name(before[row]) in now_at}


def _name(row: Row) -> int | Part:
    return row.part if isinstance(row, Heading) else row.entry_id


def _parts_of(queue: Queue) -> list[tuple[int, Part]]:
    """Return where each part begins among the entries; one without entries has no heading."""
    now = queue.position
    block_end = now + 1 + len(queue.yours)
    bounds = (
        (0, max(now, 0), Part.PLAYED),
        (now, now + 1 if now >= 0 else now, Part.NOW),
        (now + 1, block_end, Part.YOURS),
        (block_end, len(queue.entries), Part.CONTEXT),
    )
    return [(first, part) for first, end, part in bounds if first < end]


def _from_end(rows: QueueRows) -> list[tuple[int, Part]]:
    return [(len(rows) - 1 - row, part) for row, part in reversed(rows.headings)]


def _first_difference(
    one: Sequence[tuple[int, Part]], other: Sequence[tuple[int, Part]], rows: int
) -> int:
    """Return the first row at which headings differ, counted from the same end."""
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            return min(mine[0], theirs[0])
    longer = max(one, other, key=len)
    shared = min(len(one), len(other))
    return longer[shared][0] if shared < len(longer) else rows


def _common_length(one: tuple[Row, ...], other: tuple[Row, ...]) -> int:
    """How many rows are the same from the start; found by whole strides, which Python compares."""
    length = 0
    while length < len(one) and one[length : length + _STRIDE] == other[length : length + _STRIDE]:
        length += _STRIDE
    for mine, theirs in zip(one[length:], other[length:], strict=False):
        if mine is not theirs and mine != theirs:
            break
        length += 1
    return min(length, len(one))
