"""Modules that wait for their first use, loaded before it in small parts.

A page whose modules are loaded when it is first opened holds the window for twice as long. All of
them together take a fifth of a second, which a program that has just started and is looked at has
to spare, if no part of it is felt.
"""

import importlib
import sys
from collections.abc import Iterable
from contextlib import suppress
from importlib.abc import InspectLoader
from importlib.util import find_spec

from player.deferred import fill, is_waiting

_SPLIT = ("ui", "player", "dsp", "numpy")
"""Packages whose modules are parts of their own."""


class Ahead:
    """Loads modules one by one, what they live on before them.

    Args:
        names: Modules in the order in which they may be wanted.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._open = [*names][::-1]
        self._wanted = frozenset(self._open)
        self._looked_into: set[str] = set()

    def step(self) -> bool:
        """Load one; returns whether there are more. One that fails is left to who needs it."""
        while self._open:
            name = self._open[-1]
            lacking = [] if name in self._looked_into else [*_lacking(name, self._wanted)]
            self._looked_into.add(name)
            if lacking:
                self._open += lacking[::-1]
                continue
            self._open.pop()
            if _is_missing(name):
                _load(name)
                break
        return bool(self._open)


def _load(name: str) -> None:
    with suppress(ImportError):
        fill(importlib.import_module(name))


def _is_missing(name: str) -> bool:
    return name not in sys.modules or is_waiting(name)


def _lacking(name: str, wanted: frozenset[str]) -> Iterable[str]:
    """Modules that a module imports by their full names and that are not there yet."""
    if not _is_missing(name):
        return
    with suppress(ImportError, ValueError):
        spec = find_spec(name)
        if spec is None or not isinstance(spec.loader, InspectLoader):
            return
        code = spec.loader.get_code(name)
        for used in code.co_names if code else ():
            package, dot, _rest = used.partition(".")
            if dot and package in _SPLIT and (used in wanted or used not in sys.modules):
                yield used
