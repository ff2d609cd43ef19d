"""MPRIS on a thread of its own: the bus never waits for the window, nor the window for the bus."""

import asyncio
import logging
import os
import threading
from collections.abc import Callable

from dbus_fast import DBusError, NameFlag, RequestNameReply
from dbus_fast.aio import MessageBus
from dbus_fast.errors import AuthError, InvalidAddressError

from ui.platform.media import MediaState, MediaVerbs
from ui.platform.mpris_interfaces import OBJECT_PATH, ROOT, PlayerInterface, RootInterface

_LOG = logging.getLogger(__name__)
_PATIENCE_S = 5.0
_NO_BUS = (OSError, DBusError, AuthError, InvalidAddressError, EOFError)


class Mpris:
    """A `MediaSession` over the session bus; without one it is silent.

    Args:
        verbs: Called on the bus's thread.
        art_url: Finds the address of a cover; called on the bus's thread.
    """

    def __init__(self, verbs: MediaVerbs, art_url: Callable[[str], str]) -> None:
        self._root = RootInterface(verbs)
        self._player = PlayerInterface(verbs, art_url)
        self._loop = asyncio.new_event_loop()
        self._stopped: asyncio.Event = asyncio.Event()
        self._thread = threading.Thread(target=self._run, name="mpris", daemon=True)
        self._thread.start()

    def show(self, state: MediaState) -> None:
        """Show what plays."""
        self._soon(lambda: self._player.show(state))

    def seeked(self, position_ms: int) -> None:
        """Say that the position jumped."""
        self._soon(lambda: self._player.Seeked(position_ms * 1000))

    def close(self) -> None:
        """Leave the bus and end the thread."""
        self._soon(self._stopped.set)
        self._thread.join(_PATIENCE_S)

    def _soon(self, act: Callable[[], object]) -> None:
        if self._thread.is_alive() and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(act)

    def _run(self) -> None:
        try:
            self._loop.run_until_complete(self._serve())
        except _NO_BUS as error:
            _LOG.info("no MPRIS: %s", error)
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        """A bus that goes away is met like none: nobody asks any more, and `close` ends it."""
        bus = await MessageBus().connect()
        for interface in (self._root, self._player):
            bus.export(OBJECT_PATH, interface)
        reply = await bus.request_name(f"{ROOT}.galaxia", NameFlag.DO_NOT_QUEUE)
        if reply is not RequestNameReply.PRIMARY_OWNER:
            await bus.request_name(f"{ROOT}.galaxia.instance{os.getpid()}")
        await self._stopped.wait()
        bus.disconnect()
