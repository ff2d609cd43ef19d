"""The overlay that lists the keys."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from ui.theme.theme import Theme
from ui.turns import Step, Turns
from ui.views.keys.commands import Commands, group_title, native
from ui.widgets.access.area_ring import AreaRing
from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import dialog_column
from ui.widgets.text.text import Text

_ROWS = 24
_ACROSS = 3
"""Columns of the grid for each of keys: keys, what they do, and air."""
_ROOM = 0.9
"""Of the window, as much as the overlay may take; the rest scrolls."""


class KeysDialog(Dialog):
    """Every command that has keys, in columns, group after group."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(8)
        self._place = 0
        self.setWindowTitle(self.tr("Keyboard"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._turns = Turns(self)
        self._turns.add(self._steps(commands))
        self._window = parent
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._buttons.rejected.connect(self.reject)
        self._turns.add([self._lay_out])

    def open(self) -> None:
        """Come when all is written, a moment later: at once it would hold the window."""
        self._turns.add([super().open])

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001  Qt's signature
        """Who shows it now wants the whole."""
        if visible and self._turns.busy:
            self._turns.finish()
        super().setVisible(visible)

    def _lay_out(self) -> None:
        layout = dialog_column(self)
        layout.addWidget(self._scrolled(self._window))
        layout.addWidget(self._buttons)

    def _scrolled(self, window: QWidget) -> QScrollArea:
        """As large as the keys, if the window is larger."""
        sheet = QWidget(self)
        sheet.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 12, 0)
        area = QScrollArea(self)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        AreaRing(self._theme, self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("Keyboard"))
        area.setWidget(sheet)
        area.viewport().setAutoFillBackground(False)
        sheet.setAutoFillBackground(False)
        wanted, room = self._grid.sizeHint(), window.size() * _ROOM
        area.setMinimumSize(wanted.boundedTo(room))
        return area

    def _steps(self, commands: Commands) -> Iterator[Step]:
        group = None
        for command in commands.all():
            keys = commands.keys(command)
            if not keys:
                continue
            if command.group is not group:
                group = command.group
                yield partial(self._add_heading, group_title(group))
            yield partial(self._add, native(keys[0]), command.title)

    def _add_heading(self, title: str) -> None:
        if self._place % _ROWS:
            self._place += 1  # air above
        if self._place % _ROWS > _ROWS - 3:
            self._place += _ROWS - self._place % _ROWS
        column, row = divmod(self._place, _ROWS)
        heading = Text(self._theme, "small", "text_dim", QFont.Weight.DemiBold, self)
        heading.setText(title.upper())
        self._grid.addWidget(heading, row, _ACROSS * column, 1, 2)
        self._place += 1

    def _add(self, keys: str, title: str) -> None:
        column, row = divmod(self._place, _ROWS)
        self._grid.addWidget(self._text(keys, "text", QFont.Weight.DemiBold), row, _ACROSS * column)
        self._grid.addWidget(self._text(title, "text_dim"), row, _ACROSS * column + 1)
        if column:
            self._grid.setColumnMinimumWidth(_ACROSS * column - 1, 8)
        self._place += 1

    def _text(self, words: str, color: str, weight: QFont.Weight = QFont.Weight.Normal) -> Text:
        text = Text(self._theme, "body", color, weight, self)
        text.setText(words)
        return text
