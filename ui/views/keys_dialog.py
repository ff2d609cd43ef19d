"""The overlay that lists the keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.views.commands import Commands, group_title, native
from ui.widgets.text import Text

_ROWS = 16


class KeysDialog(QDialog):
    """Every command that has keys, in columns, group after group."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(8)
        self._place = 0
        self.setWindowTitle(self.tr("Keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(commands)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.setSpacing(20)
        layout.addLayout(self._grid)
        layout.addWidget(buttons)

    def _fill(self, commands: Commands) -> None:
        group = None
        for command in commands.all():
            keys = commands.keys(command)
            if not keys:
                continue
            if command.group is not group:
                group = command.group
                self._add_heading(group_title(group))
            self._add(native(keys[0]), command.title)

    def _add_heading(self, title: str) -> None:
        if self._place % _ROWS > _ROWS - 3:
            self._place += _ROWS - self._place % _ROWS
        column, row = divmod(self._place, _ROWS)
        heading = self._text(title, "text", QFont.Weight.Bold)
        self._grid.addWidget(heading, row, 2 * column, 1, 2)
        self._place += 1

    def _add(self, keys: str, title: str) -> None:
        column, row = divmod(self._place, _ROWS)
        self._grid.addWidget(self._text(keys, "text", QFont.Weight.DemiBold), row, 2 * column)
        self._grid.addWidget(self._text(title, "text_dim"), row, 2 * column + 1)
        self._place += 1

    def _text(self, words: str, color: str, weight: QFont.Weight = QFont.Weight.Normal) -> Text:
        text = Text(self._theme, "body", color, weight, self)
        text.setText(words)
        return text
