"""PEP 517 and 660 backend: setuptools, after cffi has written the C ring's wrapper.

`pyproject.toml` lists the wrapper as an optional extension: with a C compiler it is built, without
one the install goes on and `player/engine/ring.py` runs in Python.
"""

from pathlib import Path
from typing import Any

from cffi import FFI
from setuptools import build_meta

Settings = dict[str, Any] | None

_ENGINE = Path(__file__).resolve().parent.parent / "player" / "engine"
_BEGIN, _END = "/* cdef begin */", "/* cdef end */"

get_requires_for_build_wheel = build_meta.get_requires_for_build_wheel
get_requires_for_build_editable = build_meta.get_requires_for_build_editable
get_requires_for_build_sdist = build_meta.get_requires_for_build_sdist


def declarations(header: str) -> str:
    """Return what the header declares between its two cdef marks.

    Raises:
        ValueError: A mark is missing: the header and this file no longer agree.
    """
    return header[header.index(_BEGIN) + len(_BEGIN) : header.index(_END)]


def write_ring_wrapper() -> None:
    """Write `_ring_api.c` beside the header; a file that is up to date keeps its time."""
    ffi = FFI()
    ffi.set_source("player.engine._ring_api", '#include "_ring.h"')
    ffi.cdef(declarations((_ENGINE / "_ring.h").read_text(encoding="utf-8")))
    ffi.emit_c_code(str(_ENGINE / "_ring_api.c"))


def build_wheel(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Build a wheel; PEP 517."""
    write_ring_wrapper()
    return build_meta.build_wheel(wheel_directory, config_settings, metadata_directory)


def build_editable(
    wheel_directory: str, config_settings: Settings = None, metadata_directory: str | None = None
) -> str:
    """Build the ring in place and a wheel that points here; PEP 660."""
    write_ring_wrapper()
    return build_meta.build_editable(wheel_directory, config_settings, metadata_directory)


def build_sdist(sdist_directory: str, config_settings: Settings = None) -> str:
    """Pack the sources; PEP 517."""
    write_ring_wrapper()
    return build_meta.build_sdist(sdist_directory, config_settings)


def prepare_metadata_for_build_wheel(
    metadata_directory: str, config_settings: Settings = None
) -> str:
    """Write the metadata alone; PEP 517."""
    return build_meta.prepare_metadata_for_build_wheel(metadata_directory, config_settings)


def prepare_metadata_for_build_editable(
    metadata_directory: str, config_settings: Settings = None
) -> str:
    """Write the metadata alone; PEP 660."""
    return build_meta.prepare_metadata_for_build_editable(metadata_directory, config_settings)
