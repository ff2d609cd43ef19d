"""Where the cards of a grid lie: plain arithmetic."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QPoint, QRect

_WORDS_PX = 44


@dataclass(frozen=True, slots=True)
class GridShape:
    """Cards of one size in rows that fill a width.

    Attributes:
        wanted_px: About how wide a cover should be.
        width_px: Of the whole grid.
        gap_px: Between two cards, at least.
        row_gap_px: Between two rows.
        margin_px: Left, right and above the first row.
    """

    wanted_px: int = 172
    width_px: int = 0
    gap_px: int = 24
    row_gap_px: int = 22
    margin_px: int = 28

    @property
    def columns(self) -> int:
        """How many cards stand side by side."""
        return max((self._inner + self.gap_px) // (self.wanted_px + self.gap_px), 1)

    @property
    def side_px(self) -> int:
        """Side of a cover: what is left when the gaps are taken off."""
        return max((self._inner - (self.columns - 1) * self.gap_px) // self.columns, 1)

    @property
    def pitch_y_px(self) -> int:
        """From one row to the next."""
        return self.side_px + _WORDS_PX + self.row_gap_px

    @property
    def _inner(self) -> int:
        return max(self.width_px - 2 * self.margin_px, 1)

    def with_wanted(self, wanted_px: int) -> "GridShape":
        """Return the same grid with larger or smaller covers."""
        return replace(self, wanted_px=wanted_px)

    def fitted(self, width_px: int) -> "GridShape":
        """Return the same grid in another width."""
        return replace(self, width_px=width_px)

    def card(self, place: int) -> QRect:
        """Where a card lies, from the top left of the grid."""
        row, column = divmod(place, self.columns)
        free = self._inner - self.columns * self.side_px
        left = self.margin_px + column * self.side_px
        if self.columns > 1:
            left += round(column * free / (self.columns - 1))
        return QRect(left, 4 + row * self.pitch_y_px, self.side_px, self.side_px + _WORDS_PX)

    def height(self, count: int) -> int:
        """Height of the grid with that many cards."""
        rows = -(-count // self.columns)
        return rows * self.pitch_y_px + 4

    def place_at(self, point: QPoint) -> int | None:
        """Which card is under a point, None between them."""
        row = max(point.y() - 4, 0) // self.pitch_y_px
        for column in range(self.columns):
            place = row * self.columns + column
            if self.card(place).contains(point):
                return place
        return None

    def ranges_in(self, rect: QRect, count: int) -> Iterator[tuple[int, int]]:
        """Yield first and last place of each row's part in a rectangle."""
        first_row = max(rect.top() - 4, 0) // self.pitch_y_px
        last_row = max(rect.bottom() - 4, 0) // self.pitch_y_px
        for row in range(first_row, last_row + 1):
            start = row * self.columns
            inside = [
                place
                for place in range(start, min(start + self.columns, count))
                if self.card(place).intersects(rect)
            ]
            if inside:
                yield inside[0], inside[-1]
