"""The head of a page: its name, a line about it, and a field that filters it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.widgets.text import Text

_FIELD_PX = 320
_TITLE_PX = 32
_LINE_PX = 17


class PageHeader(QWidget):
    """Name and line on the left, the field on the right."""

    def __init__(self, theme: Theme, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setClearButtonEnabled(True)
        self.field.setFixedWidth(_FIELD_PX)
        self._glass = QAction(self)
        self.field.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        self._title = Text(theme, "title", "text", QFont.Weight.Bold, self)
        self._title.setText(title)
        self._line = Text(theme, "body", "text_dim", parent=self)
        self._title.setFixedHeight(_TITLE_PX)  # Chinese faces are taller than Latin ones
        self._line.setFixedHeight(_LINE_PX)
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._title)
        words.addWidget(self._line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 18)
        layout.addLayout(words)
        layout.addStretch()
        layout.addWidget(self.field, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def line(self) -> str:
        """The line below the name."""
        return self._line.text()

    def set_line(self, text: str) -> None:
        """Show a line below the name."""
        self._line.setText(text)

    def _tint(self) -> None:
        self._glass.setIcon(icon("search", self._theme.colors.text_dim))
