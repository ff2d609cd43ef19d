"""What a page shows when there is nothing on it: one sentence, one thing to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip
from ui.widgets.text.sentence import Sentence

_AIR_PX = 20


class EmptyState(QWidget):
    """A sentence in the middle, and a button when something can be done."""

    acted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Sentence(theme, self)
        self.button = Chip(theme, self.tr("Try again"), self)
        self.button.hide()
        self.button.clicked.connect(self.acted)
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(4)
        layout.addWidget(self._text, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(5)

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the sentence anew."""
        self._text.fit(self.contentsRect().width() - 2 * _AIR_PX)
        super().resizeEvent(event)

    def say(self, text: str, button: str = "") -> None:
        """Show a sentence and what the button does; without a label there is no button."""
        self._text.setText(text)
        self.button.setVisible(bool(button))
        if button:
            self.button.relabel(button)
