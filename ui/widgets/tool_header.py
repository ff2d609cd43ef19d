"""The head of a page that does something: its name, a line about it, and its tools on the right."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.label import MarqueeLabel
from ui.widgets.text import Text

_TITLE_PX = 32
_LINE_PX = 17


class ToolHeader(QWidget):
    """Name and line; whoever owns the page adds tools."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Text(theme, "title", "text", QFont.Weight.Bold, self)
        self._title.setText(title)
        self._title.setFixedHeight(_TITLE_PX)  # Chinese faces are taller than Latin ones
        self._line = MarqueeLabel(theme, theme.body(), "text_dim", self)
        self._line.setFixedHeight(_LINE_PX)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._line)
        self._tools = QHBoxLayout()
        self._tools.setSpacing(10)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(words, 1)
        layout.addLayout(self._tools)

    @property
    def line(self) -> str:
        """The line below the name."""
        return self._line.text

    def say(self, text: str) -> None:
        """Show another line below the name."""
        self._line.set_text(text)

    def add_tool(self, *tools: QWidget) -> None:
        """Add tools at the end."""
        for tool in tools:
            self._tools.addWidget(tool, 0, Qt.AlignmentFlag.AlignVCenter)
