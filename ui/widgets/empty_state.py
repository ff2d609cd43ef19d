"""What a page shows when there is nothing on it: one sentence, one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip
from ui.widgets.text import Text


class EmptyState(QWidget):
    """A sentence in the middle, and a button when something can be done."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Text(theme, "heading", "text_dim", QFont.Weight.Medium, self)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        self.button = Chip(theme, self.tr("Try again"), self)
        self.button.hide()
        self.button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(4)
        layout.addWidget(self._text)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(5)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def say(self, text: str, button: str = "") -> None:
        """Show a sentence and what the button does; without a label there is no button."""
        self._text.setText(text)
        self.button.setVisible(bool(button))
        if button:
            self.button.relabel(button)
