"""Names and their figures in columns; as many pairs side by side as there is room for."""

from collections.abc import Mapping

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.text.text import Text

_GAP_PX, _BETWEEN_PX = 24, 32
_PITCH_PX, _AIR_PX = 24, 4
_LEAST_VALUE_PX = 64


class PairGrid(QWidget):
    """Places its words itself; a figure that is too long goes on below.

    Args:
        across: How many pairs stand side by side at most.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None, across: int = 1) -> None:
        super().__init__(parent)
        self._theme, self._most_across = theme, across
        self._pairs: dict[str, tuple[Text, Text]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def figures(self) -> dict[str, str]:
        """What is shown, by name."""
        return {name: value.text() for name, (_, value) in self._pairs.items()}

    def show_figures(self, figures: Mapping[str, str]) -> None:
        """Show these and no others, in this order."""
        if list(figures) != list(self._pairs):
            self._make_pairs(list(figures))
        changed = figures != self.figures
        for name, figure in figures.items():
            self._pairs[name][1].setText(figure)
        if changed:
            self.updateGeometry()
            self._placed(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:
        """Fewer pairs side by side are more rows."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the rows."""
        return self._placed(width, move=False)

    def sizeHint(self) -> QSize:
        """All that may stand side by side."""
        width = self._most_across * (self._pair_px + _BETWEEN_PX) - _BETWEEN_PX
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Names, and figures that go on below."""
        return QSize(self._name_px + _GAP_PX + _LEAST_VALUE_PX, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the words."""
        super().resizeEvent(event)
        self._placed(self.width(), move=True)

    @property
    def _name_px(self) -> int:
        return max((name.sizeHint().width() for name, _ in self._pairs.values()), default=0)

    @property
    def _pair_px(self) -> int:
        metrics = self.fontMetrics()
        texts = (value for _, value in self._pairs.values())
        widths = (value.fontMetrics().horizontalAdvance(value.text()) for value in texts)
        return self._name_px + _GAP_PX + max(widths, default=metrics.averageCharWidth()) + 2

    def _make_pairs(self, names: list[str]) -> None:
        for pair in self._pairs.values():
            for text in pair:
                text.hide()
                text.deleteLater()
        self._pairs = {}
        for name in names:
            label = Text(self._theme, "body", "text_dim", parent=self)
            label.setText(name)
            value = Text(self._theme, "body", "text", parent=self)
            value.setWordWrap(True)
            self._pairs[name] = label, value
            label.show()
            value.show()

    def _placed(self, width: int, *, move: bool) -> int:
        fitting = max((width + _BETWEEN_PX) // (self._pair_px + _BETWEEN_PX), 1)
        across = min(fitting, self._most_across)
        column = self._pair_px + _BETWEEN_PX if across > 1 else width
        room = self._pair_px - self._name_px - _GAP_PX
        if across == 1:
            room = max(width - self._name_px - _GAP_PX, _LEAST_VALUE_PX)
        pairs, top = list(self._pairs.values()), 0
        for first in range(0, len(pairs), across):
            row = pairs[first : first + across]
            heights = [value.heightForWidth(room) for _, value in row]
            height = max(*heights, _PITCH_PX - _AIR_PX)
            if move:
                self._place_row(row, (top, height), column, room)
            top += height + _AIR_PX
        return max(top - _AIR_PX, 0)

    def _place_row(
        self, row: list[tuple[Text, Text]], band: tuple[int, int], column: int, room: int
    ) -> None:
        top, height = band
        for number, (name, value) in enumerate(row):
            x, name_px = number * column, self._name_px
            for text, left, text_px in ((name, x, name_px), (value, x + name_px + _GAP_PX, room)):
                start = self.width() - left - text_px if self.isRightToLeft() else left
                line = height if text is value else _PITCH_PX - _AIR_PX
                text.setGeometry(start, top, text_px, line)
