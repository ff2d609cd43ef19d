"""Radio cards side by side, as high as the highest; where that is too narrow, in a column."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.widgets.radio_card import RadioCard

_GAP_PX = 12
_LEAST_PX = 148


class RadioRow(QWidget):
    """Places its cards itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: list[RadioCard] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add_card(self, card: RadioCard) -> None:
        """Add a card behind the others."""
        card.setParent(self)
        self._row.append(card)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """Sentences take more lines where they are short."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the row, or of all cards."""
        lines = len(self._row) if self._is_column(width) else 1
        return lines * self._card_height(width) + (lines - 1) * _GAP_PX

    def sizeHint(self) -> QSize:
        """All side by side."""
        width = sum(card.sizeHint().width() + _GAP_PX for card in self._row) - _GAP_PX
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """One card."""
        return QSize(_LEAST_PX, 0)

    def event(self, event: QEvent) -> bool:
        """Follow a card that says something longer."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._place()
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Look again: Qt does not tell of a card that changed while nobody saw it."""
        super().showEvent(event)
        self.updateGeometry()
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards."""
        super().resizeEvent(event)
        self._place()

    def _is_column(self, width: int) -> bool:
        return self._card_width(width, len(self._row)) < _LEAST_PX

    def _card_width(self, width: int, beside: int) -> int:
        return (width - (beside - 1) * _GAP_PX) // max(beside, 1)

    def _card_height(self, width: int) -> int:
        beside = 1 if self._is_column(width) else len(self._row)
        each = self._card_width(width, beside)
        return max((card.heightForWidth(each) for card in self._row), default=0)

    def _place(self) -> None:
        width, count = self.width(), len(self._row)
        height = self._card_height(width)
        if self._is_column(width):
            for number, card in enumerate(self._row):
                card.setGeometry(0, number * (height + _GAP_PX), width, height)
            return
        ordered = reversed(self._row) if self.isRightToLeft() else self._row
        for number, card in enumerate(ordered):
            left = round(number * (width + _GAP_PX) / count)
            right = round((number + 1) * (width + _GAP_PX) / count) - _GAP_PX
            card.setGeometry(left, 0, right - left, height)
