"""One command of the keyboard page: what it does, its keys, and what else they mean."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.views.keys.commands import Command, Commands, group_title
from ui.widgets.button import Chip
from ui.widgets.clear_button import dress_clear_button
from ui.widgets.text.text import Text
from ui.widgets.when_seen import WhenSeen

_FIELD_PX = 184


class KeyRow(QWidget):
    """A press into the field and then the keys; the chip brings back what was there first."""

    rebound = Signal(str, str)

    def __init__(
        self, theme: Theme, command: Command, commands: Commands, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._commands = commands
        self.command = command
        self.field = QKeySequenceEdit(self)
        self.field.setMaximumSequenceLength(1)
        self.field.setFixedWidth(_FIELD_PX)
        self.field.setClearButtonEnabled(True)
        WhenSeen(theme, self, self._tint)
        self.field.setAccessibleName(command.title)
        self.back = Chip(theme, self.tr("Reset"), self)
        self.conflict = Text(theme, "caption", "warn", parent=self)
        self._lay_out()
        self.field.editingFinished.connect(self._on_edited)
        self.back.clicked.connect(self._on_back)

    def _tint(self) -> None:
        dress_clear_button(self.field, self._theme)

    def matches(self, words: str) -> bool:
        """Whether it is what is looked for."""
        said = f"{self.command.title} {' '.join(self._commands.keys(self.command))}".casefold()
        return all(word in said for word in words.casefold().split())

    def show_keys(self, conflicts: Mapping[str, list[Command]]) -> None:
        """Show what holds now.

        Args:
            conflicts: Keys that mean more than one thing.
        """
        keys = self._commands.keys(self.command)
        with QSignalBlocker(self.field):
            self.field.setKeySequence(QKeySequence(keys[0] if keys else ""))
        self.back.setVisible(keys != self.command.keys)
        others = [
            other.title
            for commands in conflicts.values()
            if self.command in commands
            for other in commands
            if other != self.command
        ]
        self.conflict.setVisible(bool(others))
        if others:
            text = self.tr("Also means: {command}")
            self.conflict.setText(text.format(command=", ".join(dict.fromkeys(others))))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line below."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.colors.line)
        painter.end()

    def _on_edited(self) -> None:
        portable = QKeySequence.SequenceFormat.PortableText
        keys = self.field.keySequence().toString(portable)
        now = self._commands.keys(self.command)
        if keys != (QKeySequence(now[0]).toString(portable) if now else ""):
            self.rebound.emit(self.command.name, " ".join((keys, *now[1:])).strip())

    def _on_back(self) -> None:
        self.rebound.emit(self.command.name, " ".join(self.command.keys))

    def _lay_out(self) -> None:
        title = Text(self._theme, "body", "text", QFont.Weight.DemiBold, self)
        title.setText(self.command.title)
        group = Text(self._theme, "caption", "text_dim", parent=self)
        group.setText(group_title(self.command.group))
        words = QVBoxLayout()
        words.setSpacing(2)
        for line in (title, group, self.conflict):
            words.addWidget(line)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 10, 0, 11)
        layout.setSpacing(12)
        layout.addLayout(words, 1)
        for control in (self.back, self.field):
            layout.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
