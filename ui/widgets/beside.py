"""Two parts of a page side by side; where that is too narrow, one below the other."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

_ACROSS, _DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom

_ANY_PX = 16_777_215


class Beside(QWidget):
    """Says when it turns: `True` is side by side.

    Args:
        first: On the side where reading begins, or above.
        second: On the other side, or below.
        shares: Of the width, for each.
        least_px: Below this width they stand one below the other.
        most_px: The second is no wider than this beside the first.
    """

    turned = Signal(bool)

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        shares: tuple[int, int],
        least_px: int,
        parent: QWidget | None = None,
        most_px: int = _ANY_PX,
    ) -> None:
        super().__init__(parent)
        self._second, self._least_px, self._most_px = second, least_px, most_px
        second.setMaximumWidth(most_px)
        self._narrowest_px = max(first.minimumWidth(), second.minimumWidth())
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(20)
        for part, share in zip((first, second), shares, strict=True):
            self._row.addWidget(part, share)

    @property
    def is_across(self) -> bool:
        """Whether they stand side by side."""
        return self._row.direction() is _ACROSS

    def minimumSizeHint(self) -> QSize:
        """As narrow as one of them, for then the other goes below."""
        return QSize(self._narrowest_px, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where the room says so."""
        super().resizeEvent(event)
        across = event.size().width() >= self._least_px
        if across != self.is_across:
            self._row.setDirection(_ACROSS if across else _DOWN)
            self._second.setMaximumWidth(self._most_px if across else _ANY_PX)
            self.turned.emit(across)
            self.updateGeometry()
