"""`galaxia`: the window, or a command of the command line."""

import builtins
import gc
import importlib
import multiprocessing
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from player.cli.names import COMMANDS
from ui.start_words import OPTIONS, is_file_like_an_option


def main() -> int:
    """Start what the words ask for.

    Each side is imported only when it is wanted, by name: the command line must start without
    Qt, the window without typer and the decoders.
    """
    multiprocessing.freeze_support()
    words = sys.argv[1:]
    if is_command(words):
        return _started("player.cli.app", "main", words)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # threads that would only wait, busily
    gc.disable()  # nothing made on the way is garbage, and looking for it takes a tenth of the way
    import_plainly()
    return _started("ui.starting", "start", words)


def import_plainly() -> None:
    """Take PySide's own import out again: it reads the source of every module that is loaded.

    It looks for `__feature__`, which nothing here uses, and takes another tenth of the way.
    """
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _started(module: str, entry: str, words: list[str]) -> int:
    start = cast("Callable[[list[str]], int]", getattr(importlib.import_module(module), entry))
    return start(words)


def is_command(words: list[str]) -> bool:
    """Whether the words are for the command line: its commands, and options not the window's.

    A misspelt command is for it too: bare words that are no file get its "no such command".
    """
    first = next((word for word in words if word not in OPTIONS), None)
    if first is None or first == "--" or is_file_like_an_option(first):
        return False
    if first in COMMANDS or first.startswith("-"):
        return True
    return not Path(first).exists() and Path(first).name == first and not Path(first).suffix


if __name__ == "__main__":
    sys.exit(main())
