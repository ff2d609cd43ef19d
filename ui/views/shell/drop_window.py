"""A window that takes files let go over it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent

from ui.theme.theme import Theme
from ui.viewmodels.carried import files_in
from ui.views.shell.closing_window import ClosingWindow
from ui.views.shell.drop_veil import DropVeil


class DropWindow(ClosingWindow):
    """Shows a veil while files hang over it, and says which were let go."""

    files_wanted = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.veil = DropVeil(theme, self)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and text that names some."""
        if event.source() is None and files_in(event.mimeData()):
            event.acceptProposedAction()
            self.veil.cover_host()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing hangs over the window any more."""
        self.veil.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        """Play what was dropped."""
        self.veil.hide()
        self.files_wanted.emit(files_in(event.mimeData()))
        event.acceptProposedAction()

    def changeEvent(self, event: QEvent) -> None:
        """Leave new colours to what covers the window: asked for by both, Qt paints it twice."""
        if event.type() != QEvent.Type.PaletteChange:
            super().changeEvent(event)
