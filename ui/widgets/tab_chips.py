"""A row of chips of which one is chosen: tabs without frames."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip


class TabChips(QWidget):
    """Chooses one of several names; arrows walk from chip to chip."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, Chip] = {}
        self._group = QButtonGroup(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addStretch()
        self.setAccessibleName(label)

    @property
    def names(self) -> list[str]:
        """The names in order."""
        return list(self._chips)

    @property
    def current(self) -> str:
        """The name that is chosen, empty without any."""
        return next((name for name, chip in self._chips.items() if chip.isChecked()), "")

    def add(self, name: str, label: str) -> Chip:
        """Add a chip at the end; the first one is chosen."""
        chip = Chip(self._theme, label, self)
        chip.setCheckable(True)
        chip.setChecked(not self._chips)
        chip.clicked.connect(lambda: self.chosen.emit(name))
        chip.installEventFilter(self)
        self._group.addButton(chip)
        self._row.insertWidget(self._row.count() - 1, chip)
        self._chips[name] = chip
        return chip

    def choose(self, name: str) -> None:
        """Show which one is chosen; tells nobody."""
        if name in self._chips:
            self._chips[name].setChecked(True)

    def show_only(self, name: str) -> None:
        """Show which one is chosen, or that none is."""
        self._group.setExclusive(False)
        for other, chip in self._chips.items():
            chip.setChecked(other == name)
        self._group.setExclusive(bool(name in self._chips))

    def clear(self) -> None:
        """Take all chips away."""
        for chip in self._chips.values():
            self._group.removeButton(chip)
            self._row.removeWidget(chip)
            chip.deleteLater()
        self._chips.clear()

    def chip(self, name: str) -> Chip:
        """Return one of the chips."""
        return self._chips[name]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and right on a chip choose its neighbour, round the end."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if not step:
            return super().eventFilter(watched, event)
        chips = list(self._chips.values())
        here = next((place for place, chip in enumerate(chips) if chip is watched), 0)
        chip = chips[(here + step) % len(chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.click()
        return True
