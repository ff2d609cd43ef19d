"""Where the listener's ear is in the current track."""

from player.engine.shared import Positions
from player.model import Heard

_UNHEARD_MS = 1.0
"""Nobody knows how long a track that was just asked for takes to the ear; but it is not there."""


def position_of(positions: Positions, item_id: int | None, wanted_ms: int) -> int:
    """Return the place to show, ms: where it begins while it is still on its way.

    Args:
        positions: As the engine tells them.
        item_id: The engine item of the current track.
        wanted_ms: Where it was to begin.
    """
    place = positions.at_ear()
    here = place is not None and place.item_id == item_id
    return int(place.seconds * 1000) if place and here else wanted_ms


def heard_of(positions: Positions, item_id: int | None, wanted_ms: int) -> Heard:
    """Return where the ear is while it plays: before where it begins while it is on its way."""
    coming = None if item_id is None else positions.on_its_way(item_id)
    place = coming or positions.at_ear()
    if place is None or place.item_id != item_id:
        return Heard(wanted_ms - _UNHEARD_MS, 0.0, begins=True)
    return Heard(place.seconds * 1000, place.speed, begins=not place.speed)
