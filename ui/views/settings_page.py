"""The settings: pages as chips, a field that searches all of them, every option with its cost."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.options import Chapter, Option
from ui.viewmodels.settings import SHORTCUTS, SettingsModel
from ui.views.choices import ChipRow
from ui.views.commands import Commands
from ui.views.key_row import KeyRow
from ui.views.option_row import OptionRow
from ui.views.settings_options import chapter_title
from ui.widgets.empty_state import EmptyState
from ui.widgets.page_header import PageHeader

_WIDEST_PX = 760


class SettingsPage(QWidget):
    """One line an option; the keys of commands are the last page."""

    def __init__(
        self,
        theme: Theme,
        model: SettingsModel,
        options: Sequence[Option],
        commands: Commands,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._commands = commands
        self.setAccessibleName(self.tr("Settings"))
        hint = self.tr("Search settings")
        self.header = PageHeader(theme, self.tr("Settings"), hint, self, searches=False)
        line = self.tr(
            "Amber lines say what an option costs; all others leave every sample as it is"
        )
        self.header.set_line(line)
        chapters = [(chapter.value, chapter_title(chapter)) for chapter in Chapter]
        self.chips = ChipRow(theme, chapters, self)
        self.rows = [OptionRow(theme, option, model, self) for option in options]
        self.key_rows: list[KeyRow] = []
        self._chapter = Chapter.LOOK
        self._nothing = EmptyState(theme, self)
        self._nothing.say(self.tr("No setting matches."))
        self._column = QVBoxLayout()
        self._stack = QStackedLayout()
        self._lay_out()
        self.chips.picked.connect(self._on_chapter)
        self.header.field.textChanged.connect(self._show_rows)
        commands.changed.connect(self._on_commands)
        self._show_rows()

    def open_chapter(self, chapter: Chapter) -> None:
        """Show one page of the settings."""
        self.header.field.clear()
        self.chips.chips[list(Chapter).index(chapter)].click()

    def showEvent(self, event: QShowEvent) -> None:
        """List the commands there are by now."""
        self._make_key_rows()
        super().showEvent(event)

    def _on_chapter(self, name: str) -> None:
        self._chapter = Chapter(name)
        self.header.field.clear()
        self._show_rows()

    def _show_rows(self) -> None:
        """Of the chosen page, or of all pages what is searched for."""
        words = self.header.field.text().strip()
        shown = 0
        for row in self.rows:
            wanted = row.matches(words) if words else row.option.chapter is self._chapter
            row.setVisible(wanted)
            shown += wanted
        for key_row in self.key_rows:
            wanted = key_row.matches(words) if words else self._chapter is Chapter.KEYS
            key_row.setVisible(wanted)
            shown += wanted
        self._stack.setCurrentIndex(0 if shown else 1)

    def _make_key_rows(self) -> None:
        """Rows for commands that have come since; those that have gone lose theirs."""
        commands = {c.name: c for c in self._commands.all() if c.run and self._listed(c.name)}
        known = {row.command.name for row in self.key_rows}
        for row in [row for row in self.key_rows if row.command.name not in commands]:
            self.key_rows.remove(row)
            row.deleteLater()
        for name in commands.keys() - known:
            row = KeyRow(self._theme, commands[name], self._commands, self)
            row.rebound.connect(self._on_rebound)
            self.key_rows.append(row)
        self.key_rows.sort(key=lambda row: list(commands).index(row.command.name))
        for row in self.key_rows:
            self._column.insertWidget(self._column.count() - 1, row)
        self._on_commands()
        self._show_rows()

    def _listed(self, name: str) -> bool:
        """Entries of the sidebar by number are all alike; their pages are listed."""
        return not name.startswith("sidebar.")

    def _on_commands(self) -> None:
        conflicts = self._commands.conflicts()
        for row in self.key_rows:
            row.show_keys(conflicts)

    def _on_rebound(self, name: str, keys: str) -> None:
        command = self._commands.get(name)
        shortcuts = dict(self._model.value(SHORTCUTS))
        if command and keys == " ".join(command.keys):
            shortcuts.pop(name, None)
        else:
            shortcuts[name] = keys
        self._model.choose(SHORTCUTS, shortcuts)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 16, 24)
        self._column.setSpacing(0)
        for row in self.rows:
            self._column.addWidget(row)
        self._column.addStretch()
        body = QWidget(self)
        body.setMaximumWidth(_WIDEST_PX)
        body.setLayout(self._column)
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(body)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tools = QHBoxLayout()
        tools.setContentsMargins(28, 0, 28, 12)
        tools.addWidget(self.chips)
        tools.addStretch()
        listed = QWidget(self)
        inner = QHBoxLayout(listed)
        inner.setContentsMargins(28, 0, 8, 0)
        inner.addWidget(area)
        self._stack.addWidget(listed)
        self._stack.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(tools)
        layout.addLayout(self._stack, 1)
