"""A sentence in the middle of something empty: its lines are about equally long."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.text.text import Text

_WIDEST_PX = 560
_NARROWEST_PX = 80
_HIGH_PX = 10_000


class Sentence(Text):
    """Breaks where no word is left alone on the last line; `fit` says how much room there is."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "heading", "text_dim", QFont.Weight.Medium, parent)
        self._room_px = _WIDEST_PX
        self._found: tuple[tuple[str, QFont, int], QSize] | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)

    def fit(self, room_px: int) -> None:
        """Say how wide it may be at most."""
        self._room_px = min(max(room_px, _NARROWEST_PX), _WIDEST_PX)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """The narrowest width that needs no line more than the widest; a layout asks often."""
        asked = self.text(), self.font(), self._room_px
        if self._found is None or self._found[0] != asked:
            self._found = asked, self._narrowest()
        return self._found[1]

    def _narrowest(self) -> QSize:
        low, high = _NARROWEST_PX, self._room_px
        lines_px = self._height_px(high)
        while low < high:
            middle = (low + high) // 2
            if self._height_px(middle) > lines_px:
                low = middle + 1
            else:
                high = middle
        return QSize(high + 2, super().heightForWidth(high + 2))

    def heightForWidth(self, width: int) -> int:
        """Return its height at that width or its own, which a layout leaves it if it is less."""
        return super().heightForWidth(min(width, self.sizeHint().width()))

    def minimumSizeHint(self) -> QSize:
        """A page is never kept wide by what it does not hold."""
        return QSize(_NARROWEST_PX, self.sizeHint().height())

    def _height_px(self, width_px: int) -> int:
        box = QRect(0, 0, width_px, _HIGH_PX)
        flags = Qt.TextFlag.TextWordWrap.value
        taken = QFontMetrics(self.font()).boundingRect(box, flags, self.text())
        return taken.height() if taken.width() <= width_px else _HIGH_PX
