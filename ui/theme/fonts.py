"""Typefaces: Inter if it is there, the system's otherwise, and what writes Chinese and Japanese."""

import functools

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

FAMILIES = (
    "Inter",
    "Inter Variable",
    "Segoe UI",
    "SF Pro Text",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "sans-serif",
)
_TABULAR = QFont.Tag("tnum")
_ANYWHERE = QTextOption()
_ANYWHERE.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)


@functools.lru_cache(maxsize=128)
def font(
    size_px: int,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    tabular: bool = False,
    spacing_px: float = 0.0,
) -> QFont:
    """Return a font of the house; the same one each time, so leave it as it is.

    Args:
        size_px: Logical pixels.
        weight: How bold.
        tabular: Give all figures one width, so that running numbers stand still.
        spacing_px: Added between letters: small capitals and badges breathe.
    """
    made = QFont(list(FAMILIES))
    made.setPixelSize(size_px)
    made.setWeight(weight)
    if tabular:
        made.setFeature(_TABULAR, 1)
    if spacing_px:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing_px)
    return made


@functools.lru_cache(maxsize=128)
def kept(face: QFont) -> QFont:
    """Return the one of all equal fonts: a painter hands out another each time it is asked.

    What remembers a text by its font would keep as many fonts as texts.
    """
    return face


@functools.lru_cache(maxsize=128)
def metrics_of(face: QFont) -> QFontMetricsF:
    """Return the metrics of a font of the house."""
    return QFontMetricsF(face)


@functools.lru_cache(maxsize=2048)
def width_of(face: QFont, text: str) -> float:
    """Return how wide a line is, px; layouts ask for the same ones again and again."""
    return metrics_of(face).horizontalAdvance(text)


@functools.lru_cache(maxsize=512)
def height_of(face: QFont, text: str, room_px: int) -> float:
    """Return how high a text is that goes on in other lines where the room ends, px."""
    room = QRectF(0, 0, room_px, 1_000)
    return metrics_of(face).boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()


@functools.lru_cache(maxsize=2048)
def elided(face: QFont, text: str, room_px: int) -> str:
    """Return one line of text that fits; lists ask for the same ones again and again."""
    line = " ".join(text[:300].split())
    return metrics_of(face).elidedText(line, Qt.TextElideMode.ElideRight, room_px)


@functools.lru_cache(maxsize=1024)
def elided_path(face: QFont, path: str, room_px: int) -> str:
    """Return the end of a path that fits: what tells it from others is there."""
    line = " ".join(path[-300:].split())
    return metrics_of(face).elidedText(line, Qt.TextElideMode.ElideLeft, room_px)


@functools.lru_cache(maxsize=1024)
def two_lines(face: QFont, text: str, room_px: int) -> tuple[str, str]:
    """Return a text as two lines that fit: broken between words where it can be, then cut."""
    layout = QTextLayout(text, face)
    layout.setTextOption(_ANYWHERE)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(room_px)
    layout.endLayout()
    units = text.encode("utf-16-le")  # Qt counts these, not characters
    first = units[: 2 * line.textLength()].decode("utf-16-le", "ignore")
    return first.rstrip(), elided(face, text[len(first) :], room_px)


def line_of(face: QFont, text: str) -> tuple[float, float]:
    """Return how far the first line of a text reaches above what it stands on, and how high it is.

    That follows from the faces it needs: a line with Chinese in it is higher than a Latin one.
    """
    layout = QTextLayout(text[:300], face)
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    return (line.ascent(), line.height()) if line.isValid() else (0.0, 0.0)
