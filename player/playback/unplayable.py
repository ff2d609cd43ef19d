"""What is said of an item that cannot be played, or not to its end, and what can be done."""

from dataclasses import dataclass

from player.engine.messages import ItemFailed
from player.events import Notice
from player.queue import QueueEntry

_SOUNDED_S = 1.0  # what breaks sooner has not been heard


@dataclass(frozen=True, slots=True)
class Damage:
    """Where the listener went on behind a damaged part of an entry's file, in seconds of it."""

    entry_id: int
    behind_s: float


def unplayable(event: ItemFailed, entry: QueueEntry | None, last: Damage) -> Notice:
    """Say why; what never sounded would not the next time either, and can go.

    A track of the library whose file is gone can be found again, with all that is its own. A file
    that is damaged on its way may well be whole behind the damage, unless that was tried.
    """
    if entry is None or not event.code.startswith("file."):
        return Notice(event.code, event.details)
    details = {**event.details, "entry_id": entry.entry_id}
    if event.code == "file.missing" and isinstance(entry.item, int):
        return Notice(event.code, details, "locate")
    at_s = float(str(event.details.get("position_s", 0.0)))
    if at_s < _SOUNDED_S:
        return Notice(event.code, details, "take-out")
    tried = last.entry_id == entry.entry_id and at_s < last.behind_s + 1.0
    return Notice(event.code, details, "reveal" if tried else "skip-damage")
