"""A chip that opens a menu of which one entry is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip


class ChoiceChip(Chip):
    """Shows what is chosen; says what the listener chooses."""

    chosen = Signal(object)

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent, opens=True)
        self._label = label
        self._choices: Sequence[tuple[object, str]] = ()
        self._current: object = None
        self.clicked.connect(self._open)

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer values and how they are called."""
        self._choices = choices

    def show_choice(self, value: object) -> None:
        """Show which one is chosen."""
        self._current = value
        words = next((text for choice, text in self._choices if choice == value), self._label)
        self.relabel(words)
        begun = words.startswith(self._label)
        self.setAccessibleName(words if begun else f"{self._label}: {words}")

    def menu_of_choices(self) -> QMenu:
        """Return the menu."""
        menu, group = QMenu(self), QActionGroup(self)
        for value, words in self._choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == self._current)
            action.triggered.connect(lambda _checked=False, value=value: self.chosen.emit(value))
            group.addAction(action)
        return menu

    def _open(self) -> None:
        menu = self.menu_of_choices()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
