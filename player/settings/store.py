"""The settings in use: read once at the start, saved at each change, heard by listeners."""

from collections.abc import Callable
from pathlib import Path

from player.documents import load, save
from player.errors import PlayerError
from player.settings.schema import SETTINGS, Settings

Listener = Callable[[Settings], None]


class SettingsStore:
    """Holds one `Settings` value; every method belongs to the thread that built the store.

    Nothing here stops the music: a file that cannot be read leaves the defaults active and one
    that cannot be written leaves the change in memory; `problem` then holds the one sentence.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._listeners: list[Listener] = []
        self.problem: PlayerError | None = None
        self._settings = self._read()

    @property
    def settings(self) -> Settings:
        """The settings now."""
        return self._settings

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with each new value; returns the function that ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def change(self, settings: Settings) -> None:
        """Take a new value, save it and tell the listeners; an equal value does nothing."""
        if settings == self._settings:
            return
        self._settings = settings
        self._write()
        for listener in tuple(self._listeners):
            listener(settings)

    def keep(self) -> None:
        """Write what holds, after a write that failed."""
        self._write()

    def _read(self) -> Settings:
        try:
            return load(SETTINGS, self._path)
        except PlayerError as error:
            if error.code != "file.missing":
                self.problem = PlayerError("settings.unreadable", problem=str(error).rstrip("."))
            return Settings()

    def _write(self) -> None:
        try:
            save(SETTINGS, self._path, self._settings)
            self.problem = None
        except PlayerError as error:
            self.problem = error
