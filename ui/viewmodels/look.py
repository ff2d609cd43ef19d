"""How the window looks and what it speaks: chosen by the listener, kept in the settings."""

from PySide6.QtCore import QObject, Signal

from player.settings.schema import LookSettings, Settings
from player.settings.store import SettingsStore


class LookModel(QObject):
    """The look part of the settings; it is changed on their page."""

    changed = Signal()

    def __init__(self, store: SettingsStore) -> None:
        super().__init__()
        self._store = store
        self._shown = store.settings.look
        self._unlisten = store.listen(self._on_changed)

    @property
    def look(self) -> LookSettings:
        """What is chosen."""
        return self._store.settings.look

    def close(self) -> None:
        """Hear nothing more."""
        self._unlisten()

    def _on_changed(self, settings: Settings) -> None:
        if settings.look != self._shown:
            self._shown = settings.look
            self.changed.emit()
