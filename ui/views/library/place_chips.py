"""Two chips above a table: only what a server has, only what of it lies here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip


class PlaceChips(QWidget):
    """At most one of them is pressed; hidden while there is no server."""

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.downloaded = Chip(theme, self.tr("Downloaded"), self, icon_name="downloaded")
        self.cloud = Chip(theme, self.tr("Cloud"), self, icon_name="cloud")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for chip, other in ((self.downloaded, self.cloud), (self.cloud, self.downloaded)):
            chip.setCheckable(True)
            chip.clicked.connect(lambda _on, other=other: self._on_clicked(other))
            layout.addWidget(chip)
        self.hide()

    @property
    def query(self) -> str:
        """What the chips ask of the library."""
        if self.downloaded.isChecked():
            return "downloaded:"
        return "cloud:" if self.cloud.isChecked() else ""

    def clear(self) -> None:
        """Ask for nothing."""
        self.downloaded.setChecked(False)
        self.cloud.setChecked(False)
        self.changed.emit()

    def _on_clicked(self, other: Chip) -> None:
        other.setChecked(False)
        self.changed.emit()
