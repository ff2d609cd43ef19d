"""What a test may not leave behind: threads, child processes, running Qt timers and threads."""

import gc
import multiprocessing
import os
import threading
import weakref
from collections.abc import Callable, Iterable
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any

_PATIENCE_S = 10.0


def threads() -> set[threading.Thread]:
    """Every Python thread that runs now."""
    return set(threading.enumerate())


def children() -> set[int]:
    """Every child process that lives now, but the one Python itself keeps for shared memory."""
    multiprocessing.active_children()  # reaps those that have ended
    found = {pid for pid in _processes() if _is_child(pid)}
    return found - {resource_tracker._resource_tracker._pid}


def _processes() -> set[int]:
    """Those that may be children: the kernel's own list where it keeps one, else everything.

    Read twice: one that ends meanwhile may hide its neighbour once.
    """
    lists = [*Path("/proc/self/task").glob("*/children")] * 2
    if not lists:
        return {int(entry.name) for entry in Path("/proc").glob("[0-9]*")}
    return {int(pid) for listed in lists for pid in _text(listed).split()}


def _is_child(pid: int) -> bool:
    state, parent = (_text(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split() or ["Z", "0"])[:2]
    return state != "Z" and int(parent) == os.getpid()


def _text(entry: Path) -> str:
    try:
        return entry.read_text()
    except OSError:  # it ended while we looked
        return ""


def left_threads(before: set[threading.Thread]) -> list[str]:
    """Names of threads that were not there before and do not end when waited for."""
    new = threads() - before
    for thread in new:
        thread.join(_PATIENCE_S)
    return sorted(f"thread {thread.name}" for thread in new if thread.is_alive())


def left_children(before: set[int]) -> list[str]:
    """Child processes that were not there before and do not end when waited for."""
    return sorted(f"process {_command(pid)}" for pid in children() - before if not _ends(pid))


def _ends(pid: int) -> bool:
    for process in multiprocessing.active_children():
        if process.pid == pid:
            process.join(_PATIENCE_S)
            return not process.is_alive()
    return False


def _command(pid: int) -> str:
    words = Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    return f"{pid}: {b' '.join(words).decode(errors='replace')}"


class Started:
    """Remembers the Qt objects whose `start` was called from Python while it is installed."""

    def __init__(self) -> None:
        self._objects: list[weakref.ref[Any]] = []

    def wrap(self, start: Callable[..., Any]) -> Callable[..., Any]:
        """Return a `start` that remembers whom it was called on."""

        def remembered(instance: Any, *arguments: Any) -> Any:
            self._objects.append(weakref.ref(instance))
            return start(instance, *arguments)

        return remembered

    def alive(self, is_valid: Callable[[Any], bool]) -> Iterable[Any]:
        """The remembered objects that neither Python nor Qt has destroyed."""
        if any(
            ref() is not None for ref in self._objects
        ):  # a collection takes a tenth of a second
            gc.collect()
        return [found for ref in self._objects if (found := ref()) is not None and is_valid(found)]
