"""The menu behind the three dots of the player bar: what has no button, or no room for one."""

from collections.abc import Sequence

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from ui.theme.icons import icon
from ui.views.keys.commands import Commands
from ui.views.shell.window import MainWindow

_BLOCKS = (
    ("speed-faster", "speed-slower", "speed-normal"),
    ("chorus", "loop-a", "loop-b", "loop-clear"),
    ("shuffle-anew", "shuffle-seed"),
    (
        "stop-after",
        "stop-after-work",
        "stop-after-album",
        "sleep-15",
        "sleep-30",
        "sleep-60",
        "sleep-off",
    ),
    ("panel.info",),
    ("mini-player", "desktop-lyrics", "full-screen"),
    ("mute", "undo", "redo", "page.settings", "keys"),
)


class MoreMenu(QMenu):
    """Commands that exist, in blocks; those the bar has dropped come first."""

    def __init__(self, commands: Commands, dropped: Sequence[str], window: MainWindow) -> None:
        super().__init__(window)
        self._tint = window.theme.colors.text_dim
        for block in (dropped, *_BLOCKS):
            if any(commands.get(name) for name in block):
                self.addSeparator()
            for name in block:
                self._add(commands, name)

    def _add(self, commands: Commands, name: str) -> None:
        command = commands.get(name)
        if command is None or command.run is None:
            return
        action = self.addAction(command.title, command.run)
        if command.icon_name:
            action.setIcon(icon(command.icon_name, self._tint))
        if keys := commands.keys(command):
            action.setText(f"{command.title}\t{QKeySequence(keys[0]).toString(_NATIVE)}")


_NATIVE = QKeySequence.SequenceFormat.NativeText
