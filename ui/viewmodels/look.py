"""How the window looks and what it speaks: chosen by the listener, kept in the settings."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from player.settings.schema import LookSettings, Settings, ThemeName
from player.settings.store import SettingsStore


class LookModel(QObject):
    """The look part of the settings, with verbs."""

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

    def choose_theme(self, name: str) -> None:
        """Choose a theme: "system", "night", "paper" or "contrast"."""
        self._take(replace(self.look, theme=ThemeName(name)))

    def choose_language(self, language: str) -> None:
        """Choose a language, "" for the system's; it is spoken from the next start on."""
        self._take(replace(self.look, language=language or None))

    def set_reduced_motion(self, reduced: bool) -> None:  # noqa: FBT001  a slot
        """Let things stand still, or move."""
        self._take(replace(self.look, reduced_motion=reduced))

    def _take(self, look: LookSettings) -> None:
        self._store.change(replace(self._store.settings, look=look))

    def close(self) -> None:
        """Hear nothing more."""
        self._unlisten()

    def _on_changed(self, settings: Settings) -> None:
        if settings.look != self._shown:
            self._shown = settings.look
            self.changed.emit()
