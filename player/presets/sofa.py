"""Reads a listener's own head from a SOFA file (AES69), or says why it cannot.

A SOFA file is HDF5; pyfive reads it in pure Python and is an optional package, because most
listeners keep the built-in head.
"""

import importlib
import struct
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from dsp.geometry import angles_of
from dsp.hrtf import HrtfSet
from dsp.hrtf_design import EarResponses, design
from dsp.units import FloatArray
from player.errors import PlayerError

MIN_DIRECTIONS, MAX_DIRECTIONS = 12, 20_000
MIN_FRAMES, MAX_FRAMES = 32, 65_536
SLOWEST_RATE, FASTEST_RATE = 8_000.0, 384_000.0
MAX_SAMPLES = 100_000_000

FRAMES_KEPT = 2_048
"""46 ms at 44.1 kHz; later samples of free-field measurements hold the room."""

_READER_ERRORS = (
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    ArithmeticError,
    MemoryError,
    struct.error,
    zlib.error,
)
"""With its own error, all that pyfive was seen to raise over flipped and missing bytes."""


def read_sofa(path: Path) -> HrtfSet:
    """Return the head in a SOFA file, equalised and timed as the built-in one.

    Raises:
        PlayerError: `sofa.*`, or `file.missing`, with the reason.
    """
    measured, name, citation = read_measurement(path)
    try:
        return design(measured, name, citation)
    except ValueError as problem:
        raise _unusable(path, str(problem)) from problem


def read_measurement(path: Path) -> tuple[EarResponses, str, str]:
    """Return the raw measurement in a SOFA file, its name, and how to cite it."""
    if find_spec("pyfive") is None:
        raise PlayerError("sofa.no_reader")
    if not path.is_file():
        raise PlayerError("file.missing", path=path)
    pyfive = importlib.import_module("pyfive")  # by name: a tenth of a second, for few
    try:
        with path.open("rb") as stream:
            return _measurement(path, pyfive.File(stream))
    except (*_READER_ERRORS, pyfive.core.InvalidHDF5File) as problem:
        reason = str(problem).splitlines()[0] if str(problem) else type(problem).__name__
        raise PlayerError("sofa.unreadable", path=path, reason=reason) from problem


def _measurement(path: Path, file: Any) -> tuple[EarResponses, str, str]:
    convention = _text(file, "SOFAConventions") or "no convention at all"
    if convention != "SimpleFreeFieldHRIR":
        raise _unusable(path, f"it holds {convention}, not SimpleFreeFieldHRIR")
    responses = _responses(path, file)
    sample_rate = float(np.ravel(file["Data.SamplingRate"][()])[0])
    if not SLOWEST_RATE <= sample_rate <= FASTEST_RATE:
        raise _unusable(path, f"its sample rate is {sample_rate:g} Hz")
    azimuths_deg, elevations_deg = _directions(path, file, len(responses))
    delays = np.broadcast_to(np.asarray(file["Data.Delay"][()], float), (len(responses), 2))
    measured = EarResponses(azimuths_deg, elevations_deg, responses, delays, sample_rate)
    name = _text(file, "ListenerShortName") or _text(file, "Title") or path.stem
    return measured, name, _text(file, "References") or _text(file, "Organization")


def _responses(path: Path, file: Any) -> FloatArray:
    """Return `(directions, 2, frames)`; checked before it is read, for a header may lie."""
    shape = tuple(file["Data.IR"].shape)
    if len(shape) != 3 or shape[1] != 2:
        raise _unusable(path, f"its responses have the shape {shape}, not (directions, 2, frames)")
    if not MIN_DIRECTIONS <= shape[0] <= MAX_DIRECTIONS:
        raise _unusable(path, f"it holds {shape[0]} directions")
    if not MIN_FRAMES <= shape[2] <= MAX_FRAMES or np.prod(shape, dtype=float) > MAX_SAMPLES:
        raise _unusable(path, f"its responses are {shape[2]} frames long")
    responses = np.asarray(file["Data.IR"][()], dtype=np.float64)[..., :FRAMES_KEPT]
    if not np.isfinite(responses).all() or not (responses**2).sum(axis=-1).min() > 0.0:
        raise _unusable(path, "some responses are silent or not numbers")
    return responses


def _directions(path: Path, file: Any, count: int) -> tuple[FloatArray, FloatArray]:
    """Return azimuths and elevations in degrees; positions may be spherical or cartesian."""
    positions = np.asarray(file["SourcePosition"][()], dtype=np.float64)
    if positions.shape != (count, 3) or not np.isfinite(positions).all():
        raise _unusable(path, f"{count} responses do not fit positions {positions.shape}")
    if _text(file["SourcePosition"], "Type").startswith("cart"):
        return angles_of(positions)
    return positions[:, 0] % 360.0, positions[:, 1]


def _text(item: Any, name: str) -> str:
    """Return an attribute as text; published files hold bytes in several encodings, or nothing."""
    value = item.attrs.get(name, b"")
    if isinstance(value, np.ndarray):
        value = value.ravel()[0] if value.size else b""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace").strip("\0 ")
    return value.strip() if isinstance(value, str) else ""


def _unusable(path: Path, reason: str) -> PlayerError:
    return PlayerError("sofa.unusable", path=path, reason=reason)
