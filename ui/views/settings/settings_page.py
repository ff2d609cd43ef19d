"""The settings: pages as chips, a field that searches all of them, every option with its cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui.theme.theme import Theme
from ui.turns import Turns
from ui.viewmodels.options import Chapter, Option
from ui.viewmodels.settings import SHORTCUTS, SettingsModel
from ui.views.keys.commands import Command, Commands
from ui.views.keys.key_row import KeyRow
from ui.views.settings.option_row import OptionRow
from ui.views.settings.settings_options import chapter_title
from ui.widgets.chip_row import ChipRow
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.page_header import PageHeader

_WIDEST_PX = 760


@dataclass(frozen=True, slots=True)
class Standing:
    """What the page shows: a chapter, or what is searched for; and whose control has the focus."""

    chapter: Chapter
    words: str
    focused: str


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
        self.rows: list[OptionRow] = []
        self.key_rows: list[KeyRow] = []
        self._chapter = Chapter.LOOK
        self._turns = Turns(self)
        self._nothing = EmptyState(theme, self)
        self._nothing.say(self.tr("No setting matches."), self.tr("Show all"))
        self._nothing.button.show()
        self._nothing.acted.connect(self.header.field.clear)
        self._column = QVBoxLayout()
        self._stack = QStackedLayout()
        self._lay_out()
        self.chips.picked.connect(self._on_chapter)
        self.header.field.textChanged.connect(self._show_rows)
        commands.changed.connect(self._on_commands)
        self._turns.add(partial(self._add_row, option) for option in options)

    @property
    def whole(self) -> bool:
        """Whether all rows are there: they come a few at a time, those of the first page first."""
        return not self._turns.busy

    def open_chapter(self, chapter: Chapter) -> None:
        """Show one page of the settings."""
        self.header.field.clear()
        self.chips.chips[list(Chapter).index(chapter)].click()

    def standing(self) -> Standing:
        """Return what it shows."""
        focus = QApplication.focusWidget()
        focused = [row.option.path for row in self.rows if focus and row.isAncestorOf(focus)]
        return Standing(self._chapter, self.header.field.text(), "".join(focused))

    def stand(self, standing: Standing) -> None:
        """Show that; the control gets the focus when its row is there."""
        self.open_chapter(standing.chapter)
        self.header.field.setText(standing.words)
        self._turns.add([partial(self._focus, standing.focused)])

    def _focus(self, path: str) -> None:
        for row in self.rows:
            if row.option.path == path:
                row.control.setFocus(Qt.FocusReason.OtherFocusReason)

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
        shown = 0
        rows: list[OptionRow | KeyRow] = [*self.rows, *self.key_rows]
        for row in rows:
            wanted = self._is_wanted(row)
            row.setVisible(wanted)
            shown += wanted
        self._stack.setCurrentIndex(0 if shown or not self.whole else 1)

    def _is_wanted(self, row: OptionRow | KeyRow) -> bool:
        if words := self.header.field.text().strip():
            return row.matches(words)
        chapter = Chapter.KEYS if isinstance(row, KeyRow) else row.option.chapter
        return chapter is self._chapter

    def _add_row(self, option: Option) -> None:
        row = OptionRow(self._theme, option, self._model, self)
        row.setVisible(self._is_wanted(row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)

    def _make_key_rows(self) -> None:
        """Rows for commands that have come since; those that have gone lose theirs."""
        commands = {c.name: c for c in self._commands.all() if c.run and self._listed(c.name)}
        for row in [row for row in self.key_rows if row.command.name not in commands]:
            self.key_rows.remove(row)
            row.deleteLater()
        known = {row.command.name for row in self.key_rows}
        missing = [command for name, command in commands.items() if name not in known]
        self._turns.add(partial(self._add_key_row, command) for command in missing)
        self._turns.add([partial(self._order_key_rows, list(commands)), self._show_rows])

    def _add_key_row(self, command: Command) -> None:
        if any(row.command.name == command.name for row in self.key_rows):
            return
        row = KeyRow(self._theme, command, self._commands, self)
        row.rebound.connect(self._on_rebound)
        row.setVisible(self._is_wanted(row))
        row.show_keys(self._commands.conflicts())
        self._column.insertWidget(self._column.count() - 1, row)
        self.key_rows.append(row)

    def _order_key_rows(self, names: list[str]) -> None:
        """As the commands come; what came later stands at the end until now."""
        rows = [row for row in self.key_rows if row.command.name in names]
        ordered = sorted(rows, key=lambda row: names.index(row.command.name))
        if ordered != self.key_rows:
            self.key_rows = ordered
            for row in ordered:
                self._column.insertWidget(self._column.count() - 1, row)

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
