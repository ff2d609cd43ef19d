"""Plain text in the colours and sizes of the theme."""

import math

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.fonts import font, line_of, metrics_of
from ui.theme.theme import Theme
from ui.widgets.mirror import leading


class Text(QLabel):
    """A label that follows the theme."""

    def __init__(
        self,
        theme: Theme,
        size: str = "body",
        color: str = "text",
        weight: QFont.Weight = QFont.Weight.Normal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._color = color
        self.setForegroundRole(QPalette.ColorRole.WindowText)  # wherever it is put later
        self.setFont(font(getattr(theme.sizes, size), weight, tabular=True))
        self._stale = False
        theme.changed.connect(self._on_theme)
        self._tint()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # Qt goes by the words
            self.setAlignment(leading(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the colour of a theme that changed meanwhile."""
        if self._stale:
            self._tint()
        super().showEvent(event)

    def stand_in(self, row_px: int) -> None:
        """Let the first line stand where it does in every row of that height.

        Qt puts lines by their heights, and one with Chinese in it is higher than a Latin one: a
        label would stand beside its value, not on its line. Call it once the words are known.
        """
        ascent, height = line_of(self.font(), self.text())
        base = round((row_px + metrics_of(self.font()).capHeight()) / 2)
        above = max(base - math.ceil(ascent), 0)
        self.setContentsMargins(0, above, 0, max(row_px - above - math.ceil(height), 0))
        middle = Qt.AlignmentFlag.AlignVCenter
        self.setAlignment(self.alignment() & ~middle | Qt.AlignmentFlag.AlignTop)

    def _on_theme(self) -> None:
        """One in sight changes at once; of the others there are hundreds, and they can wait."""
        self._stale = not self.isVisible()
        if not self._stale:
            self._tint()

    def _tint(self) -> None:
        self._stale = False
        palette = self.palette()
        palette.setColor(self.foregroundRole(), getattr(self._theme.colors, self._color))
        self.setPalette(palette)
