"""Watching the roots: a burst of changes is one scan of the folders it touched."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event

from watchfiles import watch

from player.errors import PlayerError

CALM_MS = 2000
"""A burst ends when nothing has changed for this long; copying an album takes longer pauses."""

BURST_MS = 30_000
"""A burst that never ends is scanned this often."""

SWEEP_MINUTES = 15
"""How often folders are looked over where the system does not tell of changes."""


def follow(
    roots: Iterable[Path],
    on_change: Callable[[list[Path]], None],
    stop: Event,
    on_trouble: Callable[[PlayerError], None] = lambda _: None,
    on_standing: Callable[[], None] = lambda: None,
) -> None:
    """Call `on_change` with the folders to scan after each burst; blocks until `stop` is set.

    Where the system's limit on watches is reached (inotify's ENOSPC), or the watcher gives up,
    `on_trouble` hears a sentence and everything is scanned every quarter of an hour instead.

    Args:
        roots: Existing folders; others are left out.
        on_change: Called on this thread; changes meanwhile wait.
        stop: Set by another thread.
        on_trouble: Hears of the limit, once.
        on_standing: Called on this thread, once, when nothing that changes is missed any more.
    """
    there = [root for root in roots if root.is_dir()]
    if not there:
        return
    try:
        _watch(there, on_change, stop, on_standing)
    except (OSError, RuntimeError) as error:  # watchfiles gives up on names that are not UTF-8
        reason = getattr(error, "strerror", None) or str(error)
        on_trouble(PlayerError("library.watch_limit", reason=reason, minutes=SWEEP_MINUTES))
        while not stop.wait(SWEEP_MINUTES * 60):
            on_change(there)


def _watch(
    roots: list[Path],
    on_change: Callable[[list[Path]], None],
    stop: Event,
    on_standing: Callable[[], None],
) -> None:
    bursts = watch(
        *roots,
        watch_filter=None,
        stop_event=stop,
        step=min(CALM_MS, BURST_MS),
        debounce=BURST_MS,
        rust_timeout=500,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    for number, burst in enumerate(bursts):
        if number == 0:
            on_standing()
        folders = touched((path for _, path in burst), roots)
        if folders:
            on_change(folders)


def touched(paths: Iterable[str], roots: Iterable[Path]) -> list[Path]:
    """Return the folders to scan for changed paths: outermost ones only, and such as are there.

    When a whole root is gone it stands for itself: its drive is away, and what is around it was
    never the listener's choice.
    """
    tops = frozenset(roots)
    folders = {_nearest(Path(path), tops) for path in paths}
    return sorted(
        folder for folder in folders if not any(outer in folders for outer in folder.parents)
    )


def _nearest(path: Path, tops: frozenset[Path]) -> Path:
    """A changed file stands for its folder, a vanished folder for the one it was in."""
    folder = path if path in tops or path.is_dir() else path.parent
    while folder not in tops and not os.path.isdir(folder) and folder != folder.parent:  # noqa: PTH112  no exceptions
        folder = folder.parent
    return folder
