"""The settings as the page shows them: one value a line, kept at once."""

from typing import Any

from PySide6.QtCore import QObject, Signal

from player.events import Notice
from player.settings.schema import Settings
from player.settings.store import SettingsStore
from ui.viewmodels.options import value_at, with_value

SHORTCUTS = "look.shortcuts"
"""The option that holds the keys the listener chose."""


class SettingsModel(QObject):
    """Reads and writes single options; says once when they cannot be kept."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, store: SettingsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._complained = False
        self._unlisten = store.listen(self._on_changed)

    def value(self, path: str) -> Any:
        """What is chosen."""
        return value_at(self._store.settings, path)

    def default(self, path: str) -> Any:
        """What a first start uses."""
        return value_at(Settings(), path)

    def choose(self, path: str, value: object) -> None:
        """Choose something else; a value outside the limits leaves things as they are."""
        try:
            self._store.change(with_value(self._store.settings, path, value))
        except ValueError:
            self.changed.emit()

    def keep(self) -> None:
        """Try again to write what holds; says so when it still cannot be kept."""
        self._store.keep()
        self._complained = False
        self._complain()

    def close(self) -> None:
        """Hear nothing more."""
        self._unlisten()

    def _on_changed(self, _settings: Settings) -> None:
        self.changed.emit()
        self._complain()

    def _complain(self) -> None:
        problem = self._store.problem
        if problem and not self._complained:
            self._complained = True
            self.failed.emit(Notice(problem.code, problem.details, action="keep"))
