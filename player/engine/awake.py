"""While music plays the system does not fall asleep by itself; refused, it does, and nobody minds.

A lid that is closed, or a command to sleep, is obeyed all the same.
"""

import ctypes
import importlib
import os
import sys
from collections.abc import Callable
from typing import Any, Protocol

from player.engine.messages import Event, StateChanged
from player.model import PlayState

_CONTINUOUS, _SYSTEM_REQUIRED = 0x80000000, 0x00000001
_UTF8, _ASSERTION_ON = 0x08000100, 255


class Inhibitor(Protocol):
    """One system's way to stay awake. Always called on the same thread."""

    def hold(self) -> None:
        """Stay awake from now on."""
        ...

    def release(self) -> None:
        """Sleep if you like."""
        ...

    def close(self) -> None:
        """Nothing plays any more."""
        ...


class LogindInhibitor:
    """Linux: a file descriptor of login1; closing it, or dying, lets go."""

    def __init__(self) -> None:
        self._bus: Any = None
        self._wanted = False
        self._held: int | None = None

    def hold(self) -> None:
        """Ask for it; the answer comes later, on the bus's thread."""
        self._wanted = True
        if self._bus is None:  # 13 MB and 70 ms that a start without music need not pay
            module = importlib.import_module("player.engine.bus")
            self._bus = module.Bus(system=True, passes_files=True)
        self._bus.post(self._inhibit)

    def release(self) -> None:
        """Close it."""
        if self._wanted:
            self._wanted = False
            self._bus.post(self._let_go)

    def close(self) -> None:
        """Let go with the connection."""
        self.release()
        if self._bus:
            self._bus.close()

    async def _inhibit(self, bus: Any) -> None:
        if self._held is not None or not self._wanted:
            return
        dbus = importlib.import_module("dbus_fast")
        answer = await bus.call(
            dbus.Message(
                destination="org.freedesktop.login1",
                path="/org/freedesktop/login1",
                interface="org.freedesktop.login1.Manager",
                member="Inhibit",
                signature="ssss",
                body=["idle", "Galaxia", "Music plays", "block"],
            )
        )
        if answer is not None and answer.unix_fds:
            self._take(answer.unix_fds[0])

    def _take(self, held: int) -> None:
        """The music may have ended, or another answer come, since it was asked for."""
        if self._wanted and self._held is None:
            self._held = held
        else:
            os.close(held)

    async def _let_go(self, bus: Any) -> None:
        del bus
        if self._held is not None and not self._wanted:
            os.close(self._held)
            self._held = None


class WindowsInhibitor:
    """Windows: a flag of the calling thread."""

    def hold(self) -> None:
        """Set it."""
        self._set(_CONTINUOUS | _SYSTEM_REQUIRED)

    def release(self) -> None:
        """Clear it."""
        self._set(_CONTINUOUS)

    def close(self) -> None:
        """Clear it."""
        self.release()

    def _set(self, flags: int) -> None:
        ctypes.CDLL("kernel32").SetThreadExecutionState(ctypes.c_uint(flags))


class MacInhibitor:
    """macOS: a power assertion of IOKit."""

    def __init__(self) -> None:
        frameworks = "/System/Library/Frameworks"
        self._power = ctypes.CDLL(f"{frameworks}/IOKit.framework/IOKit")
        self._core = ctypes.CDLL(f"{frameworks}/CoreFoundation.framework/CoreFoundation")
        self._core.CFStringCreateWithCString.restype = ctypes.c_void_p
        self._assertion: ctypes.c_uint32 | None = None

    def hold(self) -> None:
        """Make it."""
        if self._assertion is not None:
            return
        made = ctypes.c_uint32()
        kind, reason = self._text(b"PreventUserIdleSystemSleep"), self._text(b"Music plays")
        failed = self._power.IOPMAssertionCreateWithName(
            kind, _ASSERTION_ON, reason, ctypes.byref(made)
        )
        self._assertion = None if failed else made

    def release(self) -> None:
        """Give it back."""
        if self._assertion is not None:
            self._power.IOPMAssertionRelease(self._assertion)
            self._assertion = None

    def close(self) -> None:
        """Give it back."""
        self.release()

    def _text(self, text: bytes) -> ctypes.c_void_p:
        return ctypes.c_void_p(self._core.CFStringCreateWithCString(None, text, _UTF8))


def system_inhibitor() -> Inhibitor:
    """This system's."""
    if sys.platform == "win32":
        return WindowsInhibitor()
    if sys.platform == "darwin":
        return MacInhibitor()
    return LogindInhibitor()


class KeepsAwake:
    """Passes events on, and stays awake between the one that says playing and the next."""

    def __init__(self, emit: Callable[[Event], None], inhibitor: Inhibitor) -> None:
        self._emit, self._inhibitor = emit, inhibitor
        self._held = False

    def __call__(self, event: Event) -> None:
        """Hear an event."""
        if isinstance(event, StateChanged):
            plays = event.state is PlayState.PLAYING
            if plays != self._held:
                self._held = plays
                self._inhibitor.hold() if plays else self._inhibitor.release()
        self._emit(event)

    def close(self) -> None:
        """Let go."""
        self._inhibitor.close()
