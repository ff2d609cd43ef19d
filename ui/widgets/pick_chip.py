"""A chip that keeps what the listener picked; one that shows what a model says is a ChoiceChip."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip

Choice = tuple[str, str]


class PickChip(Chip):
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
