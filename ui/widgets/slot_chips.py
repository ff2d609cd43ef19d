"""A, B, C and D: four sounds to compare, one plays."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button


class SlotChip(Button):
    """One of the four; a dot says that it holds something."""

    def __init__(self, theme: Theme, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent)
        self._name = name
        self.used = False
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """A letter and air."""
        return QSize(32, 26)

    def corner_px(self) -> float:
        """Half its height."""
        return self.height() / 2

    def paint_face(self, painter: QPainter) -> None:
        """Draw the letter, filled while it plays."""
        colors, face = self.theme.colors, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.text)
            painter.drawRoundedRect(face, self.corner_px(), self.corner_px())
        ink = colors.ground if self.isChecked() else colors.text if self.used else colors.text_dim
        painter.setPen(ink)
        weight = QFont.Weight.Bold if self.used or self.isChecked() else QFont.Weight.Normal
        painter.setFont(self.theme.body(weight))
        painter.drawText(face, Qt.AlignmentFlag.AlignCenter, self._name)


class SlotChips(QWidget):
    """The four in one frame."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.chips: dict[str, SlotChip] = {}
        self.setAccessibleName(self.tr("Sounds to compare"))
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 1, 2, 1)
        row.setSpacing(0)
        for name in "ABCD":
            chip = SlotChip(theme, name, self.tr("Sound {name}").format(name=name), self)
            chip.clicked.connect(partial(self._on_clicked, name))
            self.chips[name] = chip
            row.addWidget(chip)
        theme.changed.connect(self.update)

    def show_slots(self, active: str | None, titles: dict[str, str]) -> None:
        """Show which one plays and what each holds; None while none of them does."""
        for name, chip in self.chips.items():
            chip.used = name in titles
            chip.setChecked(name == active)
            label = self.tr("Sound {name}").format(name=name)
            title = titles.get(name, "")
            chip.name_it(f"{label}: {title}" if title else label)
            chip.update()

    def _on_clicked(self, name: str) -> None:
        for other, chip in self.chips.items():
            chip.setChecked(other == name)
        self.chosen.emit(name)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colors.line, 1))
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(face, face.height() / 2, face.height() / 2)
        painter.end()
