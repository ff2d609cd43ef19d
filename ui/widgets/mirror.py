"""Where things lie in a window that reads from right to left."""

from PySide6.QtCore import QRectF, Qt


def mirrored(box: QRectF, within: QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """Return a box as it lies in that direction: from the right edge what was from the left.

    `QStyle.visualRect` does the same for whole pixels. Lines of time (seek bar, spectrum) are not
    mirrored: they run from left to right for every reader, as on the machines they come from.
    """
    if direction == Qt.LayoutDirection.LeftToRight:
        return box
    left = within.left() + within.right() - box.right()
    return QRectF(left, box.top(), box.width(), box.height())
