"""What stands above the words of a lyric line: furigana, syllables, pinyin."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextLine

from player.lyrics.model import Reading

_AIR_PX = 3.0


class Ruby(Struct, frozen=True):
    """Texts with the place of their baseline, from the line's own corner."""

    face: QFont
    texts: tuple[tuple[QPointF, str], ...]


def spread(
    text: str, readings: Sequence[Reading], face: QFont, tiny: QFont
) -> list[QTextLayout.FormatRange]:
    """Return what moves letters apart so that no reading runs into the next one."""
    large, small = QFontMetricsF(face), QFontMetricsF(tiny)
    extra_px: defaultdict[int, float] = defaultdict(float)
    for reading in readings:
        last = reading.first + reading.letters
        base_px = large.horizontalAdvance(text[reading.first : last])
        lacking_px = small.horizontalAdvance(reading.text) + _AIR_PX - base_px
        if lacking_px > 0:
            for letter in range(max(reading.first - 1, 0), last):
                extra_px[letter] += lacking_px / (reading.letters + 1)
    return [_wider(letter, face, px) for letter, px in sorted(extra_px.items())]


def ruby_of(layout: QTextLayout, readings: Sequence[Reading], tiny: QFont) -> Ruby:
    """Return readings above their letters in a text that is laid out."""
    metrics, pitch = QFontMetricsF(tiny), _pitches(layout)
    texts = []
    for reading in readings:
        piece = layout.lineForTextPosition(reading.first)
        last = reading.first + reading.letters
        end = min(last, piece.textStart() + piece.textLength())
        left, right = _x(piece, reading.first), _x(piece, end)
        middle = (left + right - pitch.get(end - 1, 0.0)) / 2
        x = middle - metrics.horizontalAdvance(reading.text) / 2
        texts.append((QPointF(x, piece.y() - metrics.descent()), reading.text))
    return Ruby(tiny, tuple(texts))


def draw_ruby(painter: QPainter, ruby: Ruby) -> None:
    """Draw them with the pen."""
    painter.setFont(ruby.face)
    for place, text in ruby.texts:
        painter.drawText(place, text)


def _wider(letter: int, face: QFont, px: float) -> QTextLayout.FormatRange:
    wide, look = QFont(face), QTextCharFormat()
    wide.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, px)
    look.setFont(wide)
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = letter, 1, look
    return made


def _pitches(layout: QTextLayout) -> dict[int, float]:
    """How much air follows which letter."""
    return {each.start: each.format.fontLetterSpacing() for each in layout.formats()}


def _x(piece: QTextLine, place: int) -> float:
    found: Any = piece.cursorToX(place)  # a pair in PySide, whatever its stubs say
    return float(found[0] if isinstance(found, tuple) else found)
