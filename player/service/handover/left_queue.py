"""A queue on its way from one machine to another."""

import platform

from msgspec import Struct


class LeftQueue(Struct, frozen=True):
    """A queue as some machine left it.

    Attributes:
        songs: Remote ids in order.
        index: Which of them was current.
        changed_by: The machine, as it calls itself.
    """

    songs: tuple[str, ...]
    index: int
    position_ms: int
    changed_ms: int = 0
    changed_by: str = ""


def machine_name() -> str:
    """Return what this machine calls itself towards others of the listener's."""
    return f"Galaxia ({platform.node() or 'unnamed'})"
