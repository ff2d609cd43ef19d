"""The desktop's portal: what a program asks of the desktop it runs in, and waits for.

Source: org.freedesktop.portal.Request and org.freedesktop.host.portal.Registry.
"""

import asyncio
import itertools
from typing import cast

from dbus_fast import DBusError, Message, MessageFlag, MessageType, Variant
from dbus_fast.aio import MessageBus

from ui.platform.session_bus import DAEMON, bus_message

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
_REQUEST = "org.freedesktop.portal.Request"
_REGISTRY = "org.freedesktop.host.portal.Registry"
_PROGRAM = "galaxia"
"""The name of the desktop file, by which a portal knows programs."""


class PortalError(Exception):
    """The listener or the desktop said no, or there is no such portal."""


class Portal:
    """Asks the portal; everything happens on the bus's thread."""

    def __init__(self, bus: MessageBus) -> None:
        self._bus = bus
        self._numbers = itertools.count(1)
        self._answers: dict[str, asyncio.Future[Message]] = {}
        bus.add_message_handler(self._on_message)

    async def greet(self, *interfaces: str) -> None:
        """Listen to the portal's answers and to the signals of some interfaces.

        Raises:
            PortalError: There is no portal.
        """
        for interface in (_REQUEST, *interfaces):
            rule = f"type='signal',sender='{NAME}',interface='{interface}'"
            await self._bus.call(bus_message(*DAEMON, "AddMatch", "s", [rule]))
        try:
            await self._call(_REGISTRY, "Register", "sa{sv}", [_PROGRAM, {}])
        except PortalError:
            return  # older ones find the name out by themselves; whatever is asked next says more

    async def request(
        self, interface: str, member: str, signature: str, body: list[object]
    ) -> dict[str, Variant]:
        """Ask for something the listener may have to allow; wait for as long as that takes.

        Args:
            interface: Of the portal.
            member: The method.
            signature: Of what comes before the options, which each request has last.
            body: Likewise.

        Raises:
            PortalError: The answer is no, or there is nobody to ask.
        """
        token = f"galaxia{next(self._numbers)}"
        sender = cast("str", self._bus.unique_name).removeprefix(":").replace(".", "_")
        path = f"{PATH}/request/{sender}/{token}"
        answer = self._answers[path] = asyncio.get_running_loop().create_future()
        options = {"handle_token": Variant("s", token), "session_handle_token": Variant("s", token)}
        try:
            await self._call(interface, member, f"{signature}a{{sv}}", [*body, options])
            said = await answer
        finally:
            del self._answers[path]
        code, results = cast("tuple[int, dict[str, Variant]]", said.body)
        if code:
            raise PortalError(f"{member} was answered with {code}")
        return results

    def close_session(self, path: str) -> None:
        """End what a request began; nobody waits for it."""
        message = Message(NAME, path, "org.freedesktop.portal.Session", "Close")
        message.flags = MessageFlag.NO_REPLY_EXPECTED | MessageFlag.NO_AUTOSTART
        self._bus.send(message)

    async def _call(self, interface: str, member: str, signature: str, body: list[object]) -> None:
        message = Message(NAME, PATH, interface, member, signature=signature, body=body)
        try:
            reply = await self._bus.call(message)
        except (DBusError, EOFError, OSError) as error:
            raise PortalError(str(error)) from error
        if reply.message_type is MessageType.ERROR:
            raise PortalError(f"{member}: {reply.error_name}")

    def _on_message(self, message: Message) -> None:
        answer = self._answers.get(message.path or "")
        told = message.message_type is MessageType.SIGNAL and message.interface == _REQUEST
        if told and answer is not None and not answer.done():
            answer.set_result(message)
