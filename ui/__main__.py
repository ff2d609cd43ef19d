"""`galaxia`: the window, or a command of the command line."""

import importlib
import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

_WINDOW_OPTIONS = frozenset({"--offscreen", "--minimized"})


def main() -> int:
    """Start what the words ask for.

    Each side is imported only when it is wanted, by name: the command line must start without
    Qt, the window without typer and the decoders.
    """
    multiprocessing.freeze_support()
    words = sys.argv[1:]
    module = "player.cli.app" if is_command(words) else "ui.app"
    entry = "main" if is_command(words) else "run"
    start = cast("Callable[[list[str]], int]", getattr(importlib.import_module(module), entry))
    return start(words)


def is_command(words: list[str]) -> bool:
    """Whether the words are for the command line.

    Its commands are bare words ("play", "doctor"); what exists as a file, or looks like a path,
    is for the window, and so are its own options.
    """
    first = next((word for word in words if word not in _WINDOW_OPTIONS), None)
    if first is None:
        return False
    return first.startswith("-") or not (Path(first).exists() or Path(first).name != first)


if __name__ == "__main__":
    sys.exit(main())
