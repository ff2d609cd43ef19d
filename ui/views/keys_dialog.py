"""The overlay that lists the keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.views.keyboard import bindings
from ui.widgets.text import Text

_ROWS = 12


class KeysDialog(QDialog):
    """Every command with its keys, in two columns."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setWindowTitle(self.tr("Keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for place, binding in enumerate(bindings()):
            column, row = divmod(place, _ROWS)
            keys = QKeySequence(binding.keys[0]).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(self._text(keys, "text"), row, 2 * column)
            grid.addWidget(self._text(binding.text, "text_dim"), row, 2 * column + 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(20)
        layout.addLayout(grid)
        layout.addWidget(buttons)

    def _text(self, words: str, color: str) -> Text:
        weight = QFont.Weight.DemiBold if color == "text" else QFont.Weight.Normal
        text = Text(self._theme, "body", color, weight, self)
        text.setText(words)
        return text
