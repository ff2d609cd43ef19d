"""Where lyric lines stand: laid out once for a width, so that following the music costs nothing."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextLine, QTextOption

from player.lyrics.model import Line
from ui.theme.fonts import font

SUNG_SCALE = 1.27
"""How much larger the line that is sung stands than the others."""

_COMPANION_SHARE = 0.68
_GAP_SHARE = 0.5
_WRAPPED_LINES = 1_500
"""Longer texts are laid out one line each: a hostile file must not hold the window up."""


class Row(Struct, frozen=True):
    """One lyric line, laid out at the size it has while it is sung.

    Attributes:
        top_px: Where it begins, from the first line's top.
        parts: The text and its companions below each other, each with its own top in the row.
    """

    top_px: float
    height_px: float
    parts: tuple[tuple[float, QTextLayout], ...]


class LyricsLayout:
    """All rows of a text.

    Args:
        lines: What is sung.
        text_px: Size of a line that is not sung.
        width_px: Room for the line that is sung.
        companions: Whether translation and romanisation are shown.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        text_px: int,
        width_px: float,
        companions: tuple[bool, bool] = (True, True),
    ) -> None:
        self._width_px = max(width_px, 40.0)
        self._wraps = len(lines) <= _WRAPPED_LINES
        self._large = font(round(text_px * SUNG_SCALE), QFont.Weight.Bold)
        self._small = font(round(text_px * SUNG_SCALE * _COMPANION_SHARE), QFont.Weight.Medium)
        gap_px = text_px * SUNG_SCALE * _GAP_SHARE
        self.rows: list[Row] = []
        top_px = 0.0
        for line in lines:
            row = self._row(line, top_px, companions)
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

    def _row(self, line: Line, top_px: float, companions: tuple[bool, bool]) -> Row:
        translation, romanisation = companions
        texts = [(line.text or "\N{EIGHTH NOTE}", self._large)]
        if romanisation and line.romanisation:
            texts.append((line.romanisation, self._small))
        if translation and line.translation:
            texts.append((line.translation, self._small))
        parts, height_px = [], 0.0
        for text, face in texts:
            layout = self._laid_out(text, face)
            parts.append((height_px, layout))
            height_px += layout.boundingRect().height()
        return Row(top_px, height_px, tuple(parts))

    def _laid_out(self, text: str, face: QFont) -> QTextLayout:
        if not self._wraps:
            elide = Qt.TextElideMode.ElideRight
            text = QFontMetricsF(face).elidedText(text[:500], elide, self._width_px)
        layout = QTextLayout(text, face)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.beginLayout()
        height_px = 0.0
        while (piece := layout.createLine()).isValid():
            piece.setLineWidth(self._width_px)
            piece.setPosition(QPointF(0.0, height_px))
            height_px += piece.height()
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
            box = QRectF(0, piece.y(), max(piece.naturalTextWidth(), box.right()), piece.height())
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
