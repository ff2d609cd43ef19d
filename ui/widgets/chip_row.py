"""A row of chips of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip
from ui.widgets.pick_chip import Choice
from ui.widgets.wrap_row import WrapRow


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
