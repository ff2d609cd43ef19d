"""What a desktop keeps on its bus: a place for tray icons, a server of notifications, a portal."""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Annotated, Any

from dbus_fast import DBusError, Message, MessageType, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusInt32, DBusSignature, DBusStr, DBusUInt32
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from tests.support import portal

_READ = PropertyAccess.READ
_PATIENCE_S = 60.0
_TICK_S = 0.05
_Texts = Annotated[list[str], DBusSignature("as")]
_Hints = Annotated[dict[str, Variant], DBusSignature("a{sv}")]
_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"


class Watcher(ServiceInterface):
    """Where icons register."""

    def __init__(self) -> None:
        super().__init__("org.kde.StatusNotifierWatcher")
        self.items: list[str] = []

    @dbus_method(name="RegisterStatusNotifierItem")
    def register_status_notifier_item(self, service: DBusStr) -> None:
        self.items.append(service)

    @dbus_method(name="RegisterStatusNotifierHost")
    def register_status_notifier_host(self, service: DBusStr) -> None:
        pass

    @dbus_property(name="RegisteredStatusNotifierItems", access=_READ)
    def registered_status_notifier_items(self) -> _Texts:
        return self.items

    @dbus_property(name="IsStatusNotifierHostRegistered", access=_READ)
    def is_status_notifier_host_registered(self) -> DBusBool:
        return True

    @dbus_property(name="ProtocolVersion", access=_READ)
    def protocol_version(self) -> DBusInt32:
        return 0

    @dbus_signal(name="StatusNotifierHostRegistered")
    def status_notifier_host_registered(self) -> None:
        pass


@dataclass(frozen=True)
class Shown:
    """One call of `Notify`."""

    number: int
    replaces: int
    title: str
    body: str
    icon: str
    actions: tuple[str, ...]
    hints: dict[str, Any]


class NotificationServer(ServiceInterface):
    """Keeps what it was asked to show; `refuses` has it answer with an error."""

    def __init__(self, capabilities: tuple[str, ...] = ("body", "body-markup", "actions")) -> None:
        super().__init__("org.freedesktop.Notifications")
        self.shown: list[Shown] = []
        self.closed: list[int] = []
        self.refuses = False
        self.asked = 0
        self._capabilities = capabilities

    @dbus_method(name="Notify")
    def notify(
        self,
        _app: DBusStr,
        replaces: DBusUInt32,
        icon: DBusStr,
        title: DBusStr,
        body: DBusStr,
        actions: _Texts,
        hints: _Hints,
        _expires_ms: DBusInt32,
    ) -> DBusUInt32:
        self.asked += 1
        if self.refuses:
            raise DBusError("org.freedesktop.DBus.Error.LimitsExceeded", "too many")
        number = replaces or 1 + max((shown.number for shown in self.shown), default=0)
        told = {name: hint.value for name, hint in hints.items()}
        self.shown.append(Shown(number, replaces, title, body, icon, tuple(actions), told))
        return number

    @dbus_method(name="CloseNotification")
    def close_notification(self, number: DBusUInt32) -> None:
        self.closed.append(number)

    @dbus_method(name="GetCapabilities")
    def get_capabilities(self) -> _Texts:
        return list(self._capabilities)

    @dbus_method(name="GetServerInformation")
    def get_server_information(self) -> Annotated[tuple, DBusSignature("ssss")]:
        return ["test", "test", "1", "1.2"]

    @dbus_signal(name="ActionInvoked")
    def invoke_action(self, number: int, action: str) -> Annotated[tuple, DBusSignature("us")]:
        return [number, action]

    @dbus_signal(name="NotificationClosed")
    def tell_closed(self, number: int, why: int) -> Annotated[tuple, DBusSignature("uu")]:
        return [number, why]


@dataclass
class MenuItem:
    """One line of a menu, as com.canonical.dbusmenu gives it."""

    number: int
    facts: dict[str, Any]
    below: list["MenuItem"] = field(default_factory=list)

    @property
    def label(self) -> str:
        return str(self.facts.get("label", ""))

    @property
    def visible(self) -> bool:
        return bool(self.facts.get("visible", True))


class Peers:
    """A desktop's side of a bus, on a thread of its own; asked from the thread of the test."""

    def __init__(self, address: str, *, tray: bool, notifications: bool, lends: bool) -> None:
        self.watcher = Watcher() if tray else None
        self.notifications = NotificationServer() if notifications else None
        self.portal: portal.Portal | None = None
        self._lends = lends
        self._address = address
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)
        self._thread.start()
        self._bus: MessageBus = self.ask(self._join())

    def ask(self, question):
        """Run a coroutine on the peers' thread and return its answer."""
        return asyncio.run_coroutine_threadsafe(question, self._loop).result(_PATIENCE_S)

    def call(self, to: str, path: str, interface: str, member: str, signature="", *body) -> list:
        """Call a method of another program; returns what it answers."""
        message = Message(
            destination=to,
            path=path,
            interface=interface,
            member=member,
            signature=signature,
            body=list(body),
        )
        reply = self.ask(self._bus.call(message))
        if reply.message_type is MessageType.ERROR:
            raise DBusError._from_message(reply)
        return reply.body

    def fact(self, to: str, path: str, interface: str, name: str):
        """Return a property of another program."""
        words = "org.freedesktop.DBus.Properties", "Get", "ss", interface, name
        return self.call(to, path, *words)[0].value

    def icon(self, name: str):
        """Return a property of the tray icon that came last."""
        return self.fact(self.watcher.items[-1], "/StatusNotifierItem", _ITEM, name)

    def press(self, how: str = "Activate") -> None:
        """Press the tray icon: Activate, SecondaryActivate or ContextMenu."""
        self.call(self.watcher.items[-1], "/StatusNotifierItem", _ITEM, how, "ii", 5, 5)

    def menu(self) -> list[MenuItem]:
        """Return the tray icon's menu."""
        to, path = self.watcher.items[-1], self.icon("Menu")
        self.call(to, path, _MENU, "AboutToShow", "i", 0)
        layout = self.call(to, path, _MENU, "GetLayout", "iias", 0, -1, [])
        return _item(layout[1]).below

    def labels(self) -> list[str]:
        """Return the words of the menu that can be seen."""
        return [item.label for item in self.menu() if item.visible and item.label]

    def choose(self, label: str) -> None:
        """Press a line of the menu."""
        item = next(item for item in self.menu() if item.label == label)
        event = "isvu", item.number, "clicked", Variant("i", 0), 0
        self.call(self.watcher.items[-1], self.icon("Menu"), _MENU, "Event", *event)

    def press_action(self, shown: Shown, action: str) -> None:
        """Press a button of a notification."""

        async def press() -> None:
            self.notifications.invoke_action(shown.number, action)

        self.ask(press())

    def answer_dialog(self, *, allowed: bool) -> None:
        """Press a button of the portal's question for keys."""
        self._loop.call_soon_threadsafe(lambda: self.portal.allow(allowed=allowed))

    def press_key(self, name: str) -> None:
        """Press one of the keys that were lent."""
        self._loop.call_soon_threadsafe(self.portal.press, name)

    def close(self) -> None:
        async def leave() -> None:
            self._bus.disconnect()
            await self._bus.wait_for_disconnect()

        self.ask(leave())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_PATIENCE_S)
        self._loop.close()

    async def _join(self) -> MessageBus:
        bus = await MessageBus(self._address).connect()
        if self.watcher:
            bus.export("/StatusNotifierWatcher", self.watcher)
            await bus.request_name("org.kde.StatusNotifierWatcher")
        if self.notifications:
            bus.export("/org/freedesktop/Notifications", self.notifications)
            await bus.request_name("org.freedesktop.Notifications")
        if self._lends:
            self.portal = portal.Portal(bus)
            bus.export(portal.PATH, self.portal)
            await bus.request_name(portal.NAME)
        return bus


def until(holds, patience_s: float = _PATIENCE_S) -> bool:
    """Ask until it holds, or patience ends."""
    tick = threading.Event()
    for _ in range(int(patience_s / _TICK_S)):
        if holds():
            return True
        tick.wait(_TICK_S)
    return bool(holds())


@contextmanager
def peers(
    address: str, *, tray: bool = True, notifications: bool = True, lends: bool = False
) -> Iterator[Peers]:
    made = Peers(address, tray=tray, notifications=notifications, lends=lends)
    try:
        yield made
    finally:
        made.close()


def _item(layout) -> MenuItem:
    number, facts, below = layout
    plain = {name: fact.value for name, fact in facts.items()}
    return MenuItem(number, plain, [_item(each.value) for each in below])
