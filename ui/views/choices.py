"""A chip that opens a menu of choices, and a row of chips of which one is chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QButtonGroup, QMenu, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip
from ui.widgets.wrap_row import WrapRow

Choice = tuple[str, str]


class ChoiceChip(Chip):
    """Shows what is chosen; a press offers the others.

    Args:
        label: Begins the accessible name: "Sorted by".
        choices: Value and text of each.
        chosen: Value of the one that holds now.
    """

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        label: str,
        choices: Sequence[Choice],
        chosen: str,
        parent: QWidget | None = None,
    ) -> None:
        self._texts = dict(choices)
        super().__init__(theme, self._texts[chosen], parent, opens=True)
        self._label = label
        self._chosen = chosen
        self._menu = QMenu(self)
        group = QActionGroup(self._menu)
        for value, text in choices:
            action = QAction(text, group)
            action.setCheckable(True)
            action.setChecked(value == chosen)
            action.triggered.connect(self._picker(value))
            self._menu.addAction(action)
        self.clicked.connect(self._open)
        self._say()

    @property
    def chosen(self) -> str:
        """Value of what is chosen."""
        return self._chosen

    def choose(self, value: str) -> bool:
        """Show another choice without telling anybody; False for one that is not offered."""
        if value not in self._texts:
            return False
        self._chosen = value
        for action, known in zip(self._menu.actions(), self._texts, strict=True):
            action.setChecked(known == value)
        self._say()
        return True

    def menu_of_choices(self) -> QMenu:
        """The menu."""
        return self._menu

    def _picker(self, value: str) -> Callable[[], None]:
        return lambda: self._on_picked(value)

    def _on_picked(self, value: str) -> None:
        self._chosen = value
        self._say()
        self.picked.emit(value)

    def _say(self) -> None:
        self.relabel(self._texts[self._chosen])
        self.setAccessibleName(f"{self._label}: {self._texts[self._chosen]}")

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))


class ChipRow(WrapRow):
    """One of a few, all in sight."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, choices: Sequence[Choice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._values = [value for value, _ in choices]
        self.chips: list[Chip] = []
        for number, (_, text) in enumerate(choices):
            chip = Chip(theme, text, self)
            chip.setCheckable(True)
            chip.setChecked(number == 0)
            self._group.addButton(chip, number)
            self.chips.append(chip)
            self.add(chip)
        self._group.idClicked.connect(self._on_clicked)

    def _on_clicked(self, number: int) -> None:
        self.picked.emit(self._values[number])
