"""Where things lie in a window that reads from right to left."""

import unicodedata

from PySide6.QtCore import QMargins, QRectF, Qt

_RIGHT_TO_LEFT = ("R", "AL")


def mirrored(box: QRectF, within: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """Return a box as it lies in that direction: from the right edge what was from the left.

    `QStyle.visualRect` does the same for whole pixels. Lines of time (seek bar, spectrum) are not
    mirrored: they run from left to right for every reader, as on the machines they come from.
    """
    if direction == Qt.LayoutDirection.LeftToRight:
        return box
    left = within.left() + within.right() - box.right()
    return QRectF(left, box.top(), box.width(), box.height())


def way_of(text: str) -> Qt.LayoutDirection:
    """Return which way a text reads, by its first letter that has a way: a title keeps its own.

    An English title in an Arabic window ends at its right, an Arabic one here at its left.
    """
    if text.isascii():
        return Qt.LayoutDirection.LeftToRight
    strong = (unicodedata.bidirectional(letter) for letter in text)
    first = next((way for way in strong if way in ("L", *_RIGHT_TO_LEFT)), "L")
    right = first in _RIGHT_TO_LEFT
    return Qt.LayoutDirection.RightToLeft if right else Qt.LayoutDirection.LeftToRight


def edges(
    before_px: int, top_px: int, after_px: int, bottom_px: int, way: Qt.LayoutDirection
) -> QMargins:
    """Return margins before and after what is read; Qt mirrors layouts, and not their margins."""
    if way == Qt.LayoutDirection.RightToLeft:
        before_px, after_px = after_px, before_px
    return QMargins(before_px, top_px, after_px, bottom_px)


def leading(way: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side at which reading begins, whatever the words are written in."""
    right = way == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute


def trailing(way: Qt.LayoutDirection) -> Qt.AlignmentFlag:
    """Return the side at which reading ends, whatever the words are written in."""
    left = way == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignAbsolute
