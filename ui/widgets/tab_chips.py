"""A row of chips of which one is chosen: tabs without frames."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip


class TabChips(QWidget):
    """Chooses one of several names; Tab stops at the chosen one, arrows walk from chip to chip."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chips: dict[str, Chip] = {}
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
        chip.clicked.connect(partial(self._on_clicked, name))
        chip.installEventFilter(self)
        self._row.insertWidget(self._row.count() - 1, chip)
        self._chips[name] = chip
        self._stop_at_one()
        return chip

    def choose(self, name: str) -> None:
        """Show which one is chosen; tells nobody."""
        if name in self._chips:
            self.show_only(name)

    def show_only(self, name: str) -> None:
        """Show which one is chosen, or that none is."""
        for other, chip in self._chips.items():
            chip.setChecked(other == name)
        self._stop_at_one()

    def _stop_at_one(self) -> None:
        """Have Tab stop at the chosen chip, at the first where none is."""
        stop = self.current or next(iter(self._chips), "")
        for name, chip in self._chips.items():
            policy = Qt.FocusPolicy.TabFocus if name == stop else Qt.FocusPolicy.NoFocus
            chip.setFocusPolicy(policy)

    def _on_clicked(self, name: str) -> None:
        self.show_only(name)
        self.chosen.emit(name)

    def clear(self) -> None:
        """Take all chips away."""
        for chip in self._chips.values():
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
        on = -1 if self.isRightToLeft() else 1
        step = {Qt.Key.Key_Left: -on, Qt.Key.Key_Right: on}.get(Qt.Key(event.key()), 0)
        if not step:
            return super().eventFilter(watched, event)
        chips = [chip for chip in self._chips.values() if not chip.isHidden()]
        here = next((place for place, chip in enumerate(chips) if chip is watched), 0)
        chip = chips[(here + step) % len(chips)]
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        chip.click()
        return True
