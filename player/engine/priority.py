"""Ask the system to prefer the engine to everything else; go on when it says no."""

import ctypes
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NICE = -11
_HIGH_PRIORITY_CLASS = 0x80
_USER_INTERACTIVE = 0x21
_URGENT = 10  # of SCHED_FIFO's 99: before every ordinary thread, behind what drives a sound card

_SWITCH_INTERVAL_S = 0.0005  # a busy Python thread costs the renderer 2.5 ms at p99, not 9


def settle_python() -> None:
    """No collection while sound runs, and short turns at the GIL; call it after all imports."""
    gc.collect()
    gc.freeze()
    gc.disable()
    sys.setswitchinterval(_SWITCH_INTERVAL_S)


def stand_alone() -> None:
    """Leave the window's session: Linux shares processors among sessions before it looks at nice.

    Beside eighteen busy sessions the engine got less than it needed, whatever its nice value. A
    signal from the terminal ends the window; the engine follows when its pipe does.
    """
    if sys.platform != "linux":
        return
    with suppress(OSError):
        os.setsid()
        Path("/proc/self/autogroup").write_text(str(_NICE), encoding="ascii")


def raise_priority() -> str:
    """Raise this process (Windows) or thread (Linux, macOS) and the threads it begins from now on.

    Returns:
        What was granted, in words; "normal" is nothing.
    """
    if sys.platform == "win32":
        return _raise_windows()
    if sys.platform == "darwin":
        return _raise_macos()
    return _raise_linux()


@contextmanager
def urgent_threads() -> Iterator[None]:
    """Threads that begin inside are real-time ones where Linux allows it; the caller stays itself.

    For those of the sound library, which wait for no GIL. A nice value is not enough: where
    sessions are scheduled as groups it says nothing between them, and beside busy programs a
    callback at nice -11 was 150 ms late.
    """
    urgent = _is_urgent(_URGENT)
    try:
        yield
    finally:
        if urgent:
            os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


def _is_urgent(priority: int) -> bool:
    """Make the calling thread a real-time one; return whether that was allowed."""
    if sys.platform != "linux":
        return False  # WASAPI's and Core Audio's own threads are urgent already
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(priority))
    except OSError:
        return False
    return True


def _raise_linux() -> str:
    with urgent_threads():
        real_time = os.sched_getscheduler(0) == os.SCHED_FIFO
    granted = ["real time"] * real_time
    try:
        os.setpriority(os.PRIO_PROCESS, 0, _NICE)
        granted.append(f"nice {_NICE}")
    except OSError:
        pass
    return ", ".join(granted) or "normal"


def _raise_windows() -> str:
    kernel = ctypes.CDLL("kernel32")
    granted = kernel.SetPriorityClass(kernel.GetCurrentProcess(), _HIGH_PRIORITY_CLASS)
    return "high" if granted else "normal"


def _raise_macos() -> str:
    library = ctypes.CDLL(None)
    refused = library.pthread_set_qos_class_self_np(_USER_INTERACTIVE, 0)
    return "normal" if refused else "user interactive"
