"""Everything the window can do by name: keys, palette, menus and the overlay read this one list."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QObject, QSignalBlocker, Signal
from PySide6.QtGui import QKeySequence

Verb = Callable[[], None]


class Group(StrEnum):
    """Where the overlay and the settings list a command."""

    PLAYBACK = "playback"
    PAGES = "pages"
    LISTS = "lists"
    SOUND = "sound"
    WINDOW = "window"


def group_title(group: Group) -> str:
    """Return the heading of a group."""
    translate = QCoreApplication.translate
    match group:
        case Group.PLAYBACK:
            return translate("Keyboard", "Playback")
        case Group.PAGES:
            return translate("Keyboard", "Pages and panels")
        case Group.LISTS:
            return translate("Keyboard", "Lists")
        case Group.SOUND:
            return translate("Keyboard", "Sound")
        case Group.WINDOW:
            return translate("Keyboard", "Window")


class Command(Struct, frozen=True):
    """One thing the window can do.

    Attributes:
        name: Stable: settings keep rebound keys by it ("transport.next").
        title: What it does, translated, as the palette shows it.
        run: What happens; None for keys that a list or a field answers itself.
        keys: By default, in Qt's portable notation; Ctrl is Cmd on macOS. A plain letter gives
            way to lists and text fields, where Alt with the letter does the same.
        release: For keys that are held: what happens when they are let go.
        icon_name: Beside the title in palette and menus.
    """

    name: str
    title: str
    run: Verb | None
    keys: tuple[str, ...] = ()
    group: Group = Group.WINDOW
    release: Verb | None = None
    icon_name: str = ""


class Commands(QObject):
    """The list, with the keys that hold now. Areas of the window add theirs."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._rebound: dict[str, tuple[str, ...]] = {}
        self._readers: list[Callable[[str], list[Command]]] = []

    def add(self, *commands: Command) -> None:
        """Add commands; one of the same name takes the place of the earlier."""
        self._commands.update({command.name: command for command in commands})
        self.changed.emit()

    @contextmanager
    def together(self) -> Iterator[None]:
        """Have what is added meanwhile told once: binding keys forty times was half of binding."""
        with QSignalBlocker(self):
            yield
        self.changed.emit()

    def remove(self, name: str) -> None:
        """Forget a command: its page is gone."""
        if self._commands.pop(name, None):
            self.changed.emit()

    def all(self) -> list[Command]:
        """Every command, group after group."""
        order = list(Group)
        return sorted(self._commands.values(), key=lambda command: order.index(command.group))

    def get(self, name: str) -> Command | None:
        """Return a command by its name."""
        return self._commands.get(name)

    def run(self, name: str) -> None:
        """Do it, if it exists and can be done from here."""
        command = self._commands.get(name)
        if command and command.run:
            command.run()

    def listen_to(self, reader: Callable[[str], list[Command]]) -> None:
        """Have what is typed read by somebody who may find something to do in it."""
        self._readers.append(reader)

    def meant(self, text: str) -> list[Command]:
        """Return what a sentence asks for: commands that exist for it alone."""
        return [command for reader in self._readers for command in reader(text)]

    def keys(self, command: Command) -> tuple[str, ...]:
        """The keys of a command now."""
        return self._rebound.get(command.name, command.keys)

    def rebind(self, rebound: Mapping[str, str]) -> None:
        """Take over what the listener chose: names to keys, alternatives separated by spaces."""
        chosen = {name: tuple(keys.split()) for name, keys in rebound.items()}
        if chosen != self._rebound:  # another setting was changed
            self._rebound = chosen
            self.changed.emit()

    def conflicts(self) -> dict[str, list[Command]]:
        """Keys that mean more than one thing, with what they mean."""
        meant: dict[str, list[Command]] = {}
        for command in self.all():
            for keys in with_alternatives(self.keys(command)):
                meant.setdefault(QKeySequence(keys).toString(), []).append(command)
        return {keys: commands for keys, commands in meant.items() if len(commands) > 1}


def with_alternatives(keys: Iterable[str]) -> list[str]:
    """Add Alt with the letter to every plain letter, for lists and text fields."""
    found = []
    for key in keys:
        found.append(key)
        if len(key) == 1 and key.isalnum():
            found.append(f"Alt+{key}")
    return found


def native(keys: str) -> str:
    """Write keys as this system does: Ctrl+K, or with Apple's signs."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
