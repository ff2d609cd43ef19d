"""A slider over time that counts as a listener would: Qt tells a screen reader the bare number."""

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QSlider, QWidget

SECOND_MS = 1_000


class SecondsSlider(QSlider):
    """Its value is whole seconds, its length known to the ms; each kind paints itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._duration_ms = 0
        self.setRange(0, 0)
        self.valueChanged.connect(lambda seconds: self._ask_for(seconds * SECOND_MS))

    @property
    def duration_ms(self) -> int:
        """How long what plays is; 0 when nobody knows."""
        return self._duration_ms

    def set_duration(self, duration_ms: int | None) -> None:
        """Set the length; without one there is nothing to seek in."""
        self._duration_ms = duration_ms or 0
        with QSignalBlocker(self):
            self.setRange(0, self._duration_ms // SECOND_MS)
        self.setEnabled(bool(duration_ms))
        self.update()

    def _count(self, position_ms: int) -> None:
        """Say nothing: only another hand's change of the value, a screen reader's, asks to seek."""
        with QSignalBlocker(self):
            self.setValue(position_ms // SECOND_MS)

    def _ask_for(self, position_ms: int) -> None:
        """Ask to be elsewhere."""
        raise NotImplementedError
