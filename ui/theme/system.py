"""What the system asks of a window: dark or light, and more contrast."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication


class SystemLook(QObject):
    """Says when the system asks for another theme while the window is open."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_changed)

    def _on_changed(self) -> None:
        self.changed.emit()


def system_theme() -> str:
    """Return the theme that the system asks for: night unless it says otherwise."""
    hints = QGuiApplication.styleHints()
    if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "paper" if hints.colorScheme() == Qt.ColorScheme.Light else "night"
