"""Where lyric lines stand: laid out once for a width, so that following the music costs nothing."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from player.lyrics.model import Line
from player.lyrics.voices import across
from player.settings.schema import LyricsAlign
from ui.theme.fonts import font
from ui.widgets.lyrics.lyrics_ruby import Ruby, ruby_of, spread

SUNG_SCALE = 1.27
"""How much larger the line that is sung stands than the others."""

_COMPANION_SHARE = 0.68
_GAP_SHARE = 0.5
_WRAPPED_LINES = 1_500
"""Longer texts are laid out one line each: a hostile file must not hold the window up."""

_RUBY_LINES = 500
_RUBY_SHARE = 0.48
_SIDES = {
    LyricsAlign.LEFT: (Qt.AlignmentFlag.AlignLeft, 0.0),
    LyricsAlign.CENTRE: (Qt.AlignmentFlag.AlignHCenter, 0.5),
    LyricsAlign.RIGHT: (Qt.AlignmentFlag.AlignRight, 1.0),
}
_FACING = {LyricsAlign.LEFT: LyricsAlign.RIGHT, LyricsAlign.RIGHT: LyricsAlign.LEFT}


class LyricsStyle(Struct, frozen=True):
    """What is shown of a text, and on which side.

    Attributes:
        readings: What a line carries stands above its words.
    """

    translation: bool = True
    romanisation: bool = True
    readings: bool = True
    align: LyricsAlign = LyricsAlign.LEFT


class Row(Struct, frozen=True):
    """One lyric line, laid out at the size it has while it is sung.

    Attributes:
        top_px: Where it begins, from the first line's top.
        parts: The text and its companions below each other, each with its own top in the row.
        pivot_px: What stays in place when the row grows: its edge, or its middle.
        ruby: What stands above the text.
    """

    top_px: float
    height_px: float
    parts: tuple[tuple[float, QTextLayout], ...]
    pivot_px: float = 0.0
    ruby: Ruby | None = None


PLAIN = LyricsStyle()


class LyricsLayout:
    """All rows of a text.

    Args:
        lines: What is sung.
        text_px: Size of a line that is not sung.
        width_px: Room for the line that is sung.
        style: What is shown, and on which side.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        text_px: int,
        width_px: float,
        style: LyricsStyle = PLAIN,
    ) -> None:
        self._width_px = max(width_px, 40.0)
        self._style, self._across = style, across(lines)
        self._wraps = len(lines) <= _WRAPPED_LINES
        self._reads = style.readings and len(lines) <= _RUBY_LINES
        self._large = font(round(text_px * SUNG_SCALE), QFont.Weight.Bold)
        self._small = font(round(text_px * SUNG_SCALE * _COMPANION_SHARE), QFont.Weight.Medium)
        self._tiny = font(round(text_px * SUNG_SCALE * _RUBY_SHARE), QFont.Weight.Medium)
        gap_px = text_px * SUNG_SCALE * _GAP_SHARE
        self.rows: list[Row] = []
        top_px = 0.0
        for number, line in enumerate(lines):
            row = self._row(line, top_px, facing=number in self._across)
            self.rows.append(row)
            top_px += row.height_px + gap_px
        self.height_px = max(top_px - gap_px, 0.0)

    def row_at(self, y_px: float) -> int | None:
        """Return the row at a height, None between and beyond rows."""
        low, high = 0, len(self.rows)
        while low < high:
            middle = (low + high) // 2
            row = self.rows[middle]
            if y_px < row.top_px:
                high = middle
            elif y_px >= row.top_px + row.height_px:
                low = middle + 1
            else:
                return middle
        return None

    def _row(self, line: Line, top_px: float, *, facing: bool) -> Row:
        align = self._style.align
        flag, share = _SIDES[_FACING.get(align, align) if facing else align]
        reads = bool(line.readings) and self._reads
        parts, height_px = [], 0.0
        for number, (text, face) in enumerate(self._texts(line)):
            above = line if reads and number == 0 else None
            layout = self._laid_out(text, face, flag, above)
            parts.append((height_px, layout))
            height_px += layout.boundingRect().bottom()
        ruby = ruby_of(parts[0][1], line.readings, self._tiny) if reads else None
        return Row(top_px, height_px, tuple(parts), self._width_px * share, ruby)

    def _texts(self, line: Line) -> list[tuple[str, QFont]]:
        """Return the line and what explains it; what stands above it is not said again below."""
        style = self._style
        main = self._small if line.background else self._large
        texts = [(line.text or "\N{EIGHTH NOTE}", main)]
        above = bool(line.readings) and self._reads
        if style.romanisation and line.romanisation and not above:
            texts.append((line.romanisation, self._small))
        if style.translation and line.translation:
            texts.append((line.translation, self._small))
        return texts

    def _laid_out(
        self, text: str, face: QFont, side: Qt.AlignmentFlag, above: Line | None
    ) -> QTextLayout:
        if not self._wraps:
            elide = Qt.TextElideMode.ElideRight
            text = QFontMetricsF(face).elidedText(text[:500], elide, self._width_px)
        layout = QTextLayout(text, face)
        option = QTextOption(side)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        over_px = 0.0
        if above is not None:
            layout.setFormats(spread(text, above.readings, face, self._tiny))
            over_px = QFontMetricsF(self._tiny).height()
        layout.beginLayout()
        height_px = 0.0
        while (piece := layout.createLine()).isValid():
            piece.setLineWidth(self._width_px)
            piece.setPosition(QPointF(0.0, height_px + over_px))
            height_px += piece.height() + over_px
        layout.endLayout()
        return layout


def sung_boxes(layout: QTextLayout, letters: float) -> list[QRectF]:
    """Return what of a laid-out text is lit when so many letters are over."""
    boxes = []
    for number in range(layout.lineCount()):
        piece = layout.lineAt(number)
        first, last = piece.textStart(), piece.textStart() + piece.textLength()
        if letters <= first:
            break
        left, right = _x(piece, first), _x_between(piece, min(letters, last), last)
        box = QRectF(min(left, right), piece.y(), abs(right - left), piece.height())
        if letters >= last:
            box = piece.naturalTextRect()
        boxes.append(box)
    return boxes


def draw_layout(painter: QPainter, layout: QTextLayout, boxes: Sequence[QRectF] | None) -> None:
    """Draw a laid-out text with the pen; with boxes only what lies in them."""
    if boxes is None:
        layout.draw(painter, QPointF(0, 0))
        return
    for box in boxes:
        painter.save()
        painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
        layout.draw(painter, QPointF(0, 0))
        painter.restore()


def _x(piece: QTextLine, place: int) -> float:
    found: Any = piece.cursorToX(place)  # a pair in PySide, whatever its stubs say
    return float(found[0] if isinstance(found, tuple) else found)


def _x_between(piece: QTextLine, letters: float, last: int) -> float:
    whole = int(letters)
    here = _x(piece, whole)
    if whole >= last:
        return here
    return here + (_x(piece, whole + 1) - here) * (letters - whole)
