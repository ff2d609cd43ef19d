"""Whether the desktop has a place for tray icons yet, asked on the bus's thread."""

from collections.abc import Callable

from dbus_fast import Message, MessageType
from dbus_fast.aio import MessageBus

from ui.platform.session_bus import DAEMON, bus_message

_WATCHER = "org.kde.StatusNotifierWatcher"
_RULE = (
    f"type='signal',sender='{DAEMON[0]}',interface='{DAEMON[0]}',member='NameOwnerChanged',"
    f"arg0='{_WATCHER}'"
)


class TrayWatch:
    """Tells when there is one: at once, or when the desktop has come up after us.

    Qt asks once in the life of a program, and would take a "not yet" for a "never".

    Args:
        came: Called on the bus's thread.
    """

    def __init__(self, came: Callable[[], None]) -> None:
        self._came = came

    async def join(self, bus: MessageBus) -> None:
        """Ask, and listen."""
        bus.add_message_handler(self._on_message)
        await bus.call(bus_message(*DAEMON, "AddMatch", "s", [_RULE]))
        reply = await bus.call(bus_message(*DAEMON, "NameHasOwner", "s", [_WATCHER]))
        if reply.body == [True]:
            self._came()

    async def leave(self) -> None:
        """The bus forgets what was listened to."""

    def _on_message(self, message: Message) -> None:
        told = message.message_type is MessageType.SIGNAL and message.member == "NameOwnerChanged"
        if told and message.body[:1] == [_WATCHER] and message.body[2]:
            self._came()
