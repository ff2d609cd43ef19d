"""What a sync did, and how it talks meanwhile."""

from collections.abc import Callable
from dataclasses import dataclass

from msgspec import Struct


class SyncReport(Struct, frozen=True):
    """What one sync did.

    Attributes:
        sent: Acts of the listener's that arrived.
        seen: Songs the server sent.
        suspect: So much would have been dropped that it was not believed.
        odd: Entries that could not be understood.
        cancelled: The listener stopped it; nothing was dropped.
    """

    sent: int = 0
    seen: int = 0
    written: int = 0
    dropped: int = 0
    playlists: int = 0
    whole: bool = False
    suspect: bool = False
    odd: int = 0
    cancelled: bool = False


@dataclass(slots=True)
class SyncWatcher:
    """How a sync talks to whoever started it; called on its thread."""

    on_page: Callable[[int], None] = lambda _seen: None
    is_cancelled: Callable[[], bool] = lambda: False
