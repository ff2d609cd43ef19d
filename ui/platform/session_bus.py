"""The session bus on a thread of its own: it never waits for the window, nor the window for it."""

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from typing import Protocol

from dbus_fast import DBusError, Message
from dbus_fast.aio import MessageBus
from dbus_fast.errors import AuthError, InvalidAddressError

_LOG = logging.getLogger(__name__)
_PATIENCE_S = 5.0
DAEMON = ("org.freedesktop.DBus", "/org/freedesktop/DBus")
"""Name and path of the bus itself."""
_NO_BUS = (OSError, DBusError, AuthError, InvalidAddressError, EOFError)


class BusPart(Protocol):
    """What wants the bus; methods are called on its thread."""

    async def join(self, bus: MessageBus) -> None:
        """Begin to use it."""

    async def leave(self) -> None:
        """Use it no more; what was begun is ended."""


class SessionBus:
    """Joins parts to the bus; without one they are never called."""

    def __init__(self, parts: Sequence[BusPart]) -> None:
        self._parts = parts
        self._loop = asyncio.new_event_loop()
        self._stopped: asyncio.Event = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="session bus", daemon=True)
        self._thread.start()

    def soon(self, act: Callable[[], object]) -> None:
        """Do something on the bus's thread."""
        if self._thread.is_alive() and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(act)

    def close(self) -> None:
        """Leave the bus and end the thread."""
        self.soon(self._stopped.set)
        self._thread.join(_PATIENCE_S)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except _NO_BUS as error:
            _LOG.info("no session bus: %s", error)
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        """A bus that goes away is met like none: nobody asks any more, and `close` ends it."""
        bus = await MessageBus().connect()
        for part in self._parts:
            await part.join(bus)
        await self._stopped.wait()
        for part in self._parts:
            await part.leave()
        bus.disconnect()


def bus_message(
    name: str, path: str, member: str, signature: str = "", body: list[object] | None = None
) -> Message:
    """Return a call of the interface that is called as its service is."""
    return Message(
        destination=name,
        path=path,
        interface=name,
        member=member,
        signature=signature,
        body=body or [],
    )


def bus_text(text: str) -> str:
    """Return a text as the bus can carry it: file names may hold bytes that are not UTF-8."""
    return text.encode(errors="replace").decode().replace("\0", "")
