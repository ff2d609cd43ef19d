"""The keyboard map: one table for the shortcuts, the overlay and the tests."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class Binding:
    """Keys for one command.

    Attributes:
        command: Name of a verb of the window.
        keys: In Qt's portable notation; Ctrl is Cmd on macOS.
        text: What it does, translated.
    """

    command: str
    keys: tuple[str, ...]
    text: str


def bindings() -> tuple[Binding, ...]:
    """Return the map, in the order of the overlay.

    Plain letters give way to lists and text fields; with Alt they act everywhere.
    """
    translate = QCoreApplication.translate  # the name Qt's lupdate looks for
    return (
        Binding("toggle", ("Space",), translate("Keyboard", "Play or pause")),
        Binding("next", ("Ctrl+Right",), translate("Keyboard", "Next")),
        Binding("previous", ("Ctrl+Left",), translate("Keyboard", "Previous")),
        Binding("back_100_ms", (",",), translate("Keyboard", "Back 0.1 s")),
        Binding("on_100_ms", (".",), translate("Keyboard", "On 0.1 s")),
        Binding("louder", ("Ctrl+Up",), translate("Keyboard", "Louder by 1 dB")),
        Binding("softer", ("Ctrl+Down",), translate("Keyboard", "Softer by 1 dB")),
        Binding("bit_louder", ("Ctrl+Shift+Up",), translate("Keyboard", "Louder by 0.1 dB")),
        Binding("bit_softer", ("Ctrl+Shift+Down",), translate("Keyboard", "Softer by 0.1 dB")),
        Binding("mute", ("M", "Alt+M"), translate("Keyboard", "Mute")),
        Binding("shuffle", ("S", "Alt+S"), translate("Keyboard", "Shuffle")),
        Binding("repeat", ("R", "Alt+R"), translate("Keyboard", "Repeat")),
        Binding("heart", ("H", "Alt+H"), translate("Keyboard", "Favourite")),
        Binding("queue", ("Q", "Alt+Q"), translate("Keyboard", "Queue")),
        Binding("now_playing", ("N", "Alt+N"), translate("Keyboard", "Now playing")),
        Binding(
            "reveal", ("Ctrl+L",), translate("Keyboard", "Show the playing track in the queue")
        ),
        Binding("up", ("Alt+Left",), translate("Keyboard", "Back")),
        Binding("find", ("Ctrl+F", "/"), translate("Keyboard", "Find in this page")),
        Binding("open_files", ("Ctrl+O",), translate("Keyboard", "Open files")),
        Binding("open_folder", ("Ctrl+Shift+O",), translate("Keyboard", "Add a folder")),
        Binding("keys", ("?",), translate("Keyboard", "Keyboard")),
        Binding("quit", ("Ctrl+Q",), translate("Keyboard", "Quit")),
    )


def bind(window: QWidget, verbs: Mapping[str, Callable[[], None]]) -> list[QShortcut]:
    """Give a window its shortcuts; every command of the map must have a verb."""
    shortcuts = []
    for binding in bindings():
        for keys in binding.keys:
            shortcut = QShortcut(QKeySequence(keys), window)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(verbs[binding.command])
            shortcuts.append(shortcut)
    return shortcuts
