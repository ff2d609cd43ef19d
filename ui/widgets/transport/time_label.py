"""Elapsed and total time; a press on the total shows what is left instead."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.text.words import paint_line
from ui.wording import clock, remaining


class TimeLabel(Button):
    """A time whose figures stand still.

    Args:
        counts_down: Show the total, or at a press what is left; otherwise what has passed.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, counts_down: bool = False
    ) -> None:
        super().__init__(theme, "", parent)
        self._counts_down = counts_down
        self._position_ms = 0
        self._duration_ms: int | None = None
        self._shown = ""
        if counts_down:
            self.setCheckable(True)
            self.toggled.connect(self._refresh)
        else:
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self._refresh()

    def show_time(self, position_ms: int, duration_ms: int | None) -> None:
        """Show where the music is; repaints when a second has passed."""
        self._position_ms, self._duration_ms = position_ms, duration_ms
        self._refresh()

    def sizeHint(self) -> QSize:
        """Room for the longest time this track can show."""
        widest = remaining(0, self._duration_ms or 0).replace("1", "0")
        width = QFontMetricsF(self.theme.caption()).horizontalAdvance(widest)
        return QSize(max(round(width) + 6, 42), 20)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the figures on the side of the seek bar."""
        colors = self.theme.colors
        hovered = self._counts_down and self.hovered()
        painter.setPen(colors.text if hovered else colors.text_dim)
        painter.setFont(self.theme.caption())
        box = QRectF(self.rect()).adjusted(3, 0, -3, 0)
        paint_line(painter, box, self._shown, 0.0 if self._counts_down else 1.0)

    def _refresh(self) -> None:
        text = self._text()
        if text != self._shown:
            if len(text) != len(self._shown):
                self.updateGeometry()
            self._shown = text
            self.name_it(self._label(text))
            self.update()

    def _text(self) -> str:
        if not self._counts_down:
            return clock(self._position_ms)
        if self._duration_ms is None:
            return "-:--"
        if self.isChecked():
            return remaining(self._position_ms, self._duration_ms)
        return clock(self._duration_ms)

    def _label(self, text: str) -> str:
        if not self._counts_down:
            return self.tr("Elapsed: {time}").format(time=text)
        if self.isChecked():
            return self.tr("Remaining: {time}").format(time=text)
        return self.tr("Total: {time}").format(time=text)
