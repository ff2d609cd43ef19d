"""How one lyric line is drawn."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPainter

from player.lyrics.following import Sung
from ui.widgets.lyrics.lyrics_layout import SUNG_SCALE, Row, draw_layout, sung_boxes
from ui.widgets.lyrics.lyrics_ruby import draw_ruby

FADES = 6
_SMALL = 1.0 / SUNG_SCALE
_EDGE_PX = 40.0


@dataclass(frozen=True, slots=True)
class RowLook:
    """The look of one row.

    Attributes:
        inks: Of the text, and of its companions.
        bright: Of what has been sung.
        scale: 1 is the size of the line that is sung.
        letters: How many letters are over; None where words do not light up one by one.
    """

    inks: tuple[QColor, QColor]
    bright: QColor
    scale: float
    opacity: float
    letters: float | None = None


@dataclass(frozen=True, slots=True)
class LyricsLook:
    """What decides the look of every row at one moment.

    Attributes:
        before: The line that was sung before; it shrinks while the current one grows.
        pointed: Lines under the pointer or the keys.
        progress: How far the change from one line to the next is, 0..1.
        inks: From the brightest to the faintest, by distance in lines.
    """

    synced: bool
    sung: Sung
    before: int | None
    pointed: frozenset[int]
    progress: float
    inks: tuple[QColor, ...]

    def of_row(self, index: int, letters: float | None, seen_px: float) -> RowLook:
        """Return the look of a row.

        Args:
            index: Which one.
            letters: How much of it is over if it is the current one; None without timed words.
            seen_px: What of it is in view; the edges fade.
        """
        current = index == self.sung.line
        swept = current and letters is not None
        text = self.inks[0] if index in self.pointed and not swept else self._ink(index, swept)
        companion = self._ink(index, current or not self.synced)
        opacity = min(max(seen_px / _EDGE_PX, 0.0), 1.0)
        bright, shown = self.inks[0], letters if swept else None
        return RowLook((text, companion), bright, self._scale(index), opacity, shown)

    def _ink(self, index: int, faint: bool) -> QColor:  # noqa: FBT001  private, one of two inks
        if not self.synced:
            return self.inks[2 if faint else 0]
        if index == self.sung.line:
            return self.inks[1 if faint else 0]
        if index in self.sung.beside:
            return self.inks[0]
        current = self.sung.line if self.sung.line is not None else -1
        return self.inks[min(abs(index - current), FADES - 1)]

    def _scale(self, index: int) -> float:
        if index == self.sung.line:
            return _SMALL + (1.0 - _SMALL) * self.progress
        return 1.0 - (1.0 - _SMALL) * self.progress if index == self.before else _SMALL


def paint_row(painter: QPainter, row: Row, look: RowLook, left_px: float, top_px: float) -> None:
    """Draw a row; smaller ones stand in the middle of the room they have."""
    smaller = 1.0 - look.scale
    painter.save()
    painter.setOpacity(look.opacity)
    painter.translate(left_px + row.pivot_px * smaller, top_px + row.height_px * smaller / 2)
    painter.scale(look.scale, look.scale)
    if row.ruby is not None:
        painter.setPen(look.inks[1])
        draw_ruby(painter, row.ruby)
    for part, (part_top, layout) in enumerate(row.parts):
        painter.save()
        painter.translate(0.0, part_top)
        painter.setPen(look.inks[min(part, 1)])
        draw_layout(painter, layout, None)
        if look.letters is not None and part == 0:
            painter.setPen(look.bright)
            draw_layout(painter, layout, sung_boxes(layout, look.letters))
        painter.restore()
    painter.restore()
