"""The letters along the edge of a long list; a press jumps."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme

WIDTH_PX = 34
_PITCH_PX = 17
_EDGE_PX = 2


class LetterRail(QWidget):
    """Letters or decades and the places where they begin; the keyboard has type-ahead instead."""

    jumped = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks: tuple[tuple[str, int], ...] = ()
        self._over = -1
        self._useful = False
        self.setAccessibleName(self.tr("Jump to a letter"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.hide()
        theme.changed.connect(self.update)

    def set_marks(self, marks: Sequence[tuple[str, int]]) -> None:
        """Show other letters; fewer than two lead nowhere and are not shown."""
        self._marks = tuple(marks)
        self._over = -1
        self._appear()
        self.update()

    def set_useful(self, useful: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Say whether the list is longer than what is in sight."""
        self._useful = useful
        self._appear()

    def _appear(self) -> None:
        self.setVisible(self._useful and len(self._marks) > 1)

    @property
    def letters(self) -> list[str]:
        """The letters shown, from top to bottom."""
        return [text for text, _ in self._marks]

    def sizeHint(self) -> QSize:
        """As narrow as a year."""
        return QSize(WIDTH_PX, _PITCH_PX * max(len(self._marks), 1))

    def event(self, event: QEvent) -> bool:
        """Say a mark in full: of a decade only its last figures fit."""
        if isinstance(event, QHelpEvent) and self._marks:
            number = self._number_at(float(event.pos().y()))
            QToolTip.showText(event.globalPos(), self._marks[number][0], self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Jump."""
        self._jump(event.position().y())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; jump along while the button is held."""
        self._over = self._number_at(event.position().y())
        self.update()
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event.position().y())

    def leaveEvent(self, _event: QEvent) -> None:
        """Nothing is pointed at."""
        self._over = -1
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the letters in the middle of the height."""
        painter = QPainter(self)
        colors = self._theme.colors
        sizes = self._theme.sizes
        for number in self._shown():
            short = _short(self._marks[number][0])
            size_px = sizes.small if len(short) == 1 else sizes.badge
            painter.setFont(font(size_px, QFont.Weight.Medium, tabular=True))
            painter.setPen(colors.accent if number == self._over else colors.text_dim)
            box = QRectF(0, self._top(number), self.width(), self._pitch())
            box = box.adjusted(_EDGE_PX, 0, -_EDGE_PX, 0)
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter  # in an RTL one left
            painter.drawText(box, side, short)
        painter.end()

    def _shown(self) -> range:
        """All of them, or every other where there is no room."""
        pitch_px = self.height() / max(len(self._marks), 1)
        step = 1 if pitch_px >= 11 else int(11 // max(pitch_px, 0.1)) + 1
        return range(0, len(self._marks), step)

    def _pitch(self) -> float:
        return min(_PITCH_PX, self.height() / max(len(self._marks), 1))

    def _top(self, number: int) -> float:
        whole = self._pitch() * len(self._marks)
        return (self.height() - whole) / 2 + number * self._pitch()

    def _number_at(self, y: float) -> int:
        number = int((y - self._top(0)) // max(self._pitch(), 1))
        return min(max(number, 0), len(self._marks) - 1)

    def _jump(self, y: float) -> None:
        if self._marks:
            self.jumped.emit(self._marks[self._number_at(y)][1])


def _short(mark: str) -> str:
    """Of a year the last figures: four would lie upon the covers."""
    return mark[-2:] if len(mark) == 4 and mark.isdecimal() else mark
