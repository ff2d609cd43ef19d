"""The keys: a shortcut for every command that has some, and keys that are held."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.views.keys.commands import Command, Commands, with_alternatives


def _all(_command: Command) -> bool:
    return True


class Keyboard(QObject):
    """Keeps the shortcuts of a window in step with its commands; owned by the window.

    Args:
        wanted: Which commands have their keys here.
    """

    def __init__(
        self, window: QWidget, commands: Commands, wanted: Callable[[Command], bool] = _all
    ) -> None:
        super().__init__(window)
        self._window = window
        self._commands = commands
        self._wanted = wanted
        self._shortcuts: dict[tuple[str, str], QShortcut] = {}
        self._held: Command | None = None
        commands.changed.connect(self._bind)
        self._bind()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear when a held key is let go, wherever the focus is by then."""
        if self._held and event.type() == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            if not event.isAutoRepeat():
                self._let_go()
        elif self._held and event.type() == QEvent.Type.ApplicationDeactivate:
            self._let_go()
        return super().eventFilter(watched, event)

    def _bind(self) -> None:
        wanted = {
            (command.name, keys): command
            for command in self._commands.all()
            if command.run and self._wanted(command)
            for keys in with_alternatives(self._commands.keys(command))
        }
        for gone in self._shortcuts.keys() - wanted.keys():
            shortcut = self._shortcuts.pop(gone)
            shortcut.setKey(QKeySequence())  # it is deleted later, its keys are free at once
            shortcut.deleteLater()
        for place, command in wanted.items():
            if place not in self._shortcuts:
                self._shortcuts[place] = self._shortcut(*place, held=command.release is not None)

    def _shortcut(self, name: str, keys: str, *, held: bool) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), self._window)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.setAutoRepeat(not held)
        shortcut.activated.connect(lambda: self._run(name))
        return shortcut

    def _run(self, name: str) -> None:
        command = self._commands.get(name)
        if command is None or command.run is None:
            return
        if command.release:
            self._let_go()
            self._hold(command)
        command.run()

    def _hold(self, command: Command) -> None:
        """Listen to the whole application only as long as a key is down: it costs every event."""
        self._held = command
        if application := QApplication.instance():
            application.installEventFilter(self)

    def _let_go(self) -> None:
        held, self._held = self._held, None
        if held and (application := QApplication.instance()):
            application.removeEventFilter(self)
        if held and held.release:
            held.release()
