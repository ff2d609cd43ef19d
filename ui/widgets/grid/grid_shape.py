"""Where the cards of a grid lie: plain arithmetic."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QRect

_Numbers = NDArray[np.int64]
_TOO_WIDE = 1.5
_NONE: _Numbers = np.empty(0, dtype=np.int64)


@dataclass(frozen=True, slots=True, eq=False)
class GridShape:
    """Cards of one size in rows that fill a width; parts of the grid may have headings.

    Attributes:
        wanted_px: About how wide a cover should be.
        width_px: Of the whole grid.
        gap_px: Between two cards, at least.
        row_gap_px: Between two rows.
        margin_px: Left and right.
        before_px: Of the left margin, what is not part of the picture: a scroll bar on that side.
        words_px: Below a cover.
        row_px: Height of a row for a list instead of a grid; 0 for cards.
        top_px: Above everything: what a page shows over its cards scrolls with them.
        heading_px: Height of a heading.
        mirrored: Whether rows begin at the right.
        starts: First place of each part, ascending; empty for a grid without headings.
        count: How many cards there are; only a grid with parts needs it.
        columns: How many cards stand side by side; like all below it follows from the rest.
        side_px: Side of a cover: what is left when the gaps are taken off.
        pitch_y_px: From one row to the next.
        lefts_px: Where each column begins.
    """

    wanted_px: int = 172
    width_px: int = 0
    gap_px: int = 24
    row_gap_px: int = 22
    margin_px: int = 28
    before_px: int = 0
    words_px: int = 44
    row_px: int = 0
    top_px: int = 4
    heading_px: int = 40
    mirrored: bool = False
    starts: _Numbers = field(default_factory=_NONE.copy)
    count: int = 0
    first_rows: _Numbers = field(default_factory=_NONE.copy)
    columns: int = field(init=False)
    side_px: int = field(init=False)
    pitch_y_px: int = field(init=False)
    lefts_px: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Measure once what every card that is painted asks for."""
        inner, gap = self._inner, self.gap_px
        columns = 1 if self.row_px else max((inner + gap) // (self.wanted_px + gap), 1)
        if not self.row_px and inner - (columns - 1) * gap > _TOO_WIDE * self.wanted_px * columns:
            columns += 1  # a few smaller covers rather than one that fills the page
        side = max((inner - (columns - 1) * gap) // columns, 1)
        free, gaps = inner - columns * side, max(columns - 1, 1)
        left = self.margin_px - self.before_px
        lefts = [left + n * side + round(n * free / gaps) for n in range(columns)]
        if self.mirrored:
            lefts.reverse()
        put = functools.partial(object.__setattr__, self)
        put("columns", columns)
        put("side_px", side)
        put("pitch_y_px", self.row_px or side + self.words_px + self.row_gap_px)
        put("lefts_px", (left - 8,) if self.row_px else tuple(lefts))

    @property
    def _card_px(self) -> tuple[int, int]:
        """Width and height of a card, or of a row of a list, which goes a little further out."""
        if self.row_px:
            return self._inner + 16, self.row_px - 4
        return self.side_px, self.side_px + self.words_px

    @property
    def _inner(self) -> int:
        return max(self.width_px - 2 * self.margin_px, 1)

    def with_wanted(self, wanted_px: int) -> "GridShape":
        """Return the same grid with larger or smaller covers."""
        return _counted(replace(self, wanted_px=wanted_px))

    def fitted(self, width_px: int, *, mirrored: bool = False, before_px: int = 0) -> "GridShape":
        """Return the same grid in another width, its rows from the right when mirrored."""
        shape = replace(self, width_px=width_px, mirrored=mirrored, before_px=before_px)
        return _counted(shape)

    def below(self, top_px: int) -> "GridShape":
        """Return the same grid further down."""
        return replace(self, top_px=top_px)

    def parted(self, starts: Sequence[int], count: int) -> "GridShape":
        """Return a grid of so many cards in parts that begin at these places."""
        parts = np.array(starts, dtype=np.int64)
        return _counted(replace(self, starts=parts, count=count, first_rows=parts))

    def part_of(self, place: int) -> int:
        """Which part a card belongs to; 0 without parts."""
        if not len(self.starts):
            return 0
        return max(int(np.searchsorted(self.starts, place, "right")) - 1, 0)

    def span(self, part: int, count: int) -> tuple[int, int]:
        """First place of a part and one past its last."""
        if not len(self.starts):
            return 0, count
        last = part + 1 == len(self.starts)
        return int(self.starts[part]), count if last else int(self.starts[part + 1])

    def heading(self, part: int) -> QRect:
        """Where the heading of a part lies."""
        left = self.margin_px - self.before_px
        return QRect(left, self._part_top(part), self._inner, self.heading_px)

    def card(self, place: int) -> QRect:
        """Where a card lies, from the top left of the grid."""
        part = self.part_of(place)
        first = int(self.starts[part]) if len(self.starts) else 0
        row, column = divmod(place - first, self.columns)
        top = self._cards_top(part) + row * self.pitch_y_px
        return QRect(self.lefts_px[column], top, *self._card_px)

    def height(self, count: int) -> int:
        """Height of the grid with that many cards."""
        last = len(self.starts) - 1 if len(self.starts) else 0
        start, end = self.span(last, count)
        rows = -(-(end - start) // self.columns)
        return self._cards_top(last) + rows * self.pitch_y_px

    def place_at(self, point: QPoint) -> int | None:
        """Which card is under a point, None between them."""
        part = self._part_at(point.y())
        row = (point.y() - self._cards_top(part)) // self.pitch_y_px
        first = int(self.starts[part]) if len(self.starts) else 0
        for column in range(self.columns if row >= 0 else 0):
            place = first + row * self.columns + column
            if self.part_of(place) == part and self.card(place).contains(point):
                return place
        return None

    def parts_in(self, rect: QRect) -> range:
        """Parts that a rectangle touches."""
        if not len(self.starts):
            return range(1)
        return range(self._part_at(rect.top()), self._part_at(rect.bottom()) + 1)

    def ranges_in(self, rect: QRect, count: int) -> Iterator[tuple[int, int]]:
        """Yield first and last place of each row's part in a rectangle."""
        for part in self.parts_in(rect):
            start, end = self.span(part, count)
            top = self._cards_top(part)
            first_row = max(rect.top() - top, 0) // self.pitch_y_px
            last_row = (rect.bottom() - top) // self.pitch_y_px
            for row in range(first_row, last_row + 1):
                y, first = top + row * self.pitch_y_px, start + row * self.columns
                width, height = self._card_px
                if y + height <= rect.top():
                    continue
                lefts = self.lefts_px[: max(end - first, 0)]
                inside = [
                    place
                    for place, left in enumerate(lefts, first)
                    if left <= rect.right() and left + width > rect.left()
                ]
                if inside:
                    yield inside[0], inside[-1]

    def stepped(self, place: int, rows: int, count: int) -> int:
        """Return the place so many rows further down, or up: the nearest in its column."""
        columns = self.columns
        for _ in range(abs(rows)):
            start, end = self.span(self.part_of(place), count)
            column = (place - start) % columns
            row_first = place - column
            if rows > 0:
                below = row_first + columns
                if below >= end >= count:
                    return place
                first, last = (below, end) if below < end else self.span(self.part_of(end), count)
                place = min(first + column, last - 1)
            elif row_first > start:
                place -= columns
            elif start == 0:
                return place
            else:
                above, above_end = self.span(self.part_of(start - 1), count)
                last_row = (above_end - 1 - above) // columns
                place = min(above + last_row * columns + column, above_end - 1)
        return place

    def _part_at(self, y: int) -> int:
        if not len(self.starts):
            return 0
        tops = np.arange(len(self.starts)) * self.heading_px + self.first_rows * self.pitch_y_px
        return max(int(np.searchsorted(tops, y - self.top_px, "right")) - 1, 0)

    def _part_top(self, part: int) -> int:
        rows = int(self.first_rows[part]) if len(self.starts) else 0
        return self.top_px + part * self.heading_px + rows * self.pitch_y_px

    def _cards_top(self, part: int) -> int:
        return self._part_top(part) + (self.heading_px if len(self.starts) else 0)


def _counted(shape: GridShape) -> GridShape:
    """Work out the first row of each part, counted from the top of the grid."""
    if not len(shape.starts):
        return shape
    sizes = np.diff(np.append(shape.starts, shape.count))
    rows = -(-sizes // shape.columns)
    return replace(shape, first_rows=np.cumsum(rows) - rows)
