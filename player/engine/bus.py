"""D-Bus on a thread of its own, for the engine: nothing here waits longer than it is told to."""

import asyncio
import importlib
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import TimeoutError as TooLong
from types import ModuleType
from typing import Any, TypeVar

T = TypeVar("T")

_PATIENCE_S = 1.5


class NoBusError(Exception):
    """There is no bus, or it does not answer in time; whoever asked goes on without."""


def dbus() -> ModuleType:
    """The library; Linux only, and loaded by those who need it.

    Raises:
        NoBusError: It is not installed.
    """
    try:
        return importlib.import_module("dbus_fast.aio")
    except ImportError as error:
        raise NoBusError(str(error)) from error


class Bus:
    """One connection, made when it is first needed and kept.

    Args:
        system: The system's bus, not the session's.
        passes_files: Whether answers may carry file descriptors.
    """

    def __init__(self, *, system: bool = False, passes_files: bool = False) -> None:
        self._system, self._passes_files = system, passes_files
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._connection: Any = None

    def ask(self, talk: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        """Have `talk` run with the connection and wait for its answer, 1.5 s at most.

        Raises:
            NoBusError: There was none in time.
        """
        future = asyncio.run_coroutine_threadsafe(self._connected(talk), self._running())
        try:
            return future.result(_PATIENCE_S)
        except TooLong as error:
            future.cancel()
            raise NoBusError("no answer") from error

    def post(self, talk: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
        """The same without waiting; what goes wrong is nobody's business."""
        asyncio.run_coroutine_threadsafe(self._quietly(talk), self._running())

    def close(self) -> None:
        """Let go of the connection and of all that it held."""
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop = self._thread = self._connection = None

    def _running(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._run, name="bus", daemon=True)
            self._thread.start()
        return self._loop

    def _run(self) -> None:
        assert self._loop is not None  # noqa: S101  made before the thread
        self._loop.run_forever()
        self._loop.run_until_complete(self._leave())
        self._loop.close()

    async def _leave(self) -> None:
        """Finish what was begun, as far as that is quick."""
        begun = asyncio.all_tasks() - {asyncio.current_task()}
        if begun:
            await asyncio.wait(begun, timeout=_PATIENCE_S)
        if self._connection is not None:
            self._connection.disconnect()

    async def _connected(self, talk: Callable[[Any], Coroutine[Any, Any, T]]) -> T:
        try:
            if self._connection is None or not self._connection.connected:
                aio = dbus()
                kinds = importlib.import_module("dbus_fast").BusType
                kind = kinds.SYSTEM if self._system else kinds.SESSION
                made = aio.MessageBus(bus_type=kind, negotiate_unix_fd=self._passes_files)
                self._connection = await made.connect()
            return await talk(self._connection)
        except NoBusError:
            raise
        except Exception as error:  # the library raises whatever the socket or the parser does
            raise NoBusError(str(error)) from error

    async def _quietly(self, talk: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
        try:
            await self._connected(talk)
        except NoBusError:
            return
