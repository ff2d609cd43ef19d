"""Plain text in the colours and sizes of the theme."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme.fonts import font
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
        theme.changed.connect(self._tint)
        self._tint()
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:  # Qt goes by the words
            self.setAlignment(leading(self.layoutDirection()) | Qt.AlignmentFlag.AlignVCenter)

    def _tint(self) -> None:
        palette = self.palette()
        palette.setColor(self.foregroundRole(), getattr(self._theme.colors, self._color))
        self.setPalette(palette)
