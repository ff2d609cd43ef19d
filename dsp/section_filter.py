"""scipy's filter of second-order sections, without the rest of `scipy.signal`.

That package loads statistics, optimisers and splines with it: 48 MB and a second that no filter
needs; and around its filter it checks arguments for longer than ten sections take.
"""

import importlib
import importlib.util
import sys
from collections.abc import Callable
from importlib.machinery import PathFinder
from types import ModuleType
from typing import Any

import scipy

from dsp.units import FloatArray

_PACKAGE, _PART = "scipy.signal", "_sosfilt"

FilterInPlace = Callable[[FloatArray, FloatArray, FloatArray], None]


def filter_by_scipys_door(sections: FloatArray, rows: FloatArray, state: FloatArray) -> None:
    """Do the same by `scipy.signal.sosfilt`: for a scipy that keeps its filter elsewhere."""
    signal: Any = importlib.import_module(_PACKAGE)
    rows[:], ended = signal.sosfilt(sections, rows, zi=state.swapaxes(0, 1))
    state[:] = ended.swapaxes(0, 1)


def _found() -> FilterInPlace:
    module = sys.modules.get(f"{_PACKAGE}.{_PART}") or _loaded_alone()
    found: FilterInPlace = getattr(module, _PART, filter_by_scipys_door)
    return found


def _loaded_alone() -> ModuleType | None:
    """Load the one extension under its own name: the package, imported later, finds it there."""
    folders = [f"{folder}/signal" for folder in scipy.__path__]
    found = PathFinder.find_spec(_PART, folders)
    if found is None or found.origin is None:
        return None
    spec = importlib.util.spec_from_file_location(f"{_PACKAGE}.{_PART}", found.origin)
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


filter_in_place: FilterInPlace = _found()
"""Filter C-contiguous float64 `(rows, frames)` and their state `(rows, sections, 2)` in place."""
