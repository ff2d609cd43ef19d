"""How often something took how long: one bar a range, each twice as long as the one before."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.wording import count

_FOOT_PX, _HEAD_PX = 22, 16


class Histogram(QWidget):
    """Heights are logarithmic, so that one late call among a million can be seen."""

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: Sequence[int] = ()
        self._limits: Sequence[float] = ()
        self._late_from = math.inf
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(label)
        theme.changed.connect(self.update)

    def show_counts(self, counts: Sequence[int], limits: Sequence[float], late_from: float) -> None:
        """Show how many were below each limit, in ms; from `late_from` on they came late."""
        filled = [place for place, number in enumerate(counts) if number]
        first, last = (filled[0] - 1, filled[-1] + 2) if filled else (0, 0)
        first, last = max(first, 0), min(last, len(counts))
        self._counts, self._limits = counts[first:last], limits[first:last]
        self._late_from = late_from
        parts = zip(self._limits, self._counts, strict=True)
        self.setAccessibleDescription(", ".join(f"{limit:g} ms: {n}" for limit, n in parts if n))
        self.update()

    def sizeHint(self) -> QSize:
        """A picture of some size."""
        return QSize(480, 180)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw bars, their counts above and their limits below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self._theme.sizes.badge, tabular=True))
        colors, bars = self._theme.colors, len(self._counts)
        if not bars:
            painter.setPen(colors.text_dim)
            painter.setFont(self._theme.body())
            nothing = self.tr("Nothing was played yet.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, nothing)
        most = math.log10(max(self._counts, default=0) + 1) or 1.0
        pitch = self.width() / max(bars, 1)
        room = self.height() - _FOOT_PX - _HEAD_PX
        for bar, (number, limit) in enumerate(zip(self._counts, self._limits, strict=True)):
            height = room * math.log10(number + 1) / most
            box = QRectF(bar * pitch + 3, _HEAD_PX + room - height, pitch - 6, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.bad if limit > self._late_from else colors.accent)
            painter.drawRoundedRect(box, 3, 3)
            painter.setPen(colors.text_dim)
            foot = QRectF(bar * pitch, self.height() - _FOOT_PX + 4, pitch, 16)
            painter.drawText(foot, Qt.AlignmentFlag.AlignCenter, f"{limit:.3g}")
            if number:
                head = QRectF(bar * pitch, box.top() - 15, pitch, 14)
                painter.drawText(head, Qt.AlignmentFlag.AlignCenter, count(number))
        painter.end()
