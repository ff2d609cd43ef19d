"""Tags of many files side by side, as an editor shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from player.deferred import deferred
from player.errors import PlayerError
from player.library.lists.tracks import Ids, TrackLists

with deferred():
    from player.library.tags import reading


BETWEEN = "; "
SHEET_FIELDS = (
    *("tracknumber", "discnumber", "title", "artist", "album", "albumartist", "date", "genre"),
    *("composer", "conductor", "work", "movementname", "label", "comment"),
)


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One file.

    Attributes:
        values: By field; several with `BETWEEN` between them.
        problem: Why its tags cannot be edited; None when they can.
    """

    track_id: int
    path: str
    values: dict[str, str]
    problem: PlayerError | None = None


def read_sheet(lists: TrackLists, track_ids: Sequence[int] | Ids) -> list[SheetRow]:
    """Read the tags of tracks from their files; blocks, for a worker thread."""
    return [_row(track.track_id or 0, track.path) for track in lists.tracks(track_ids)]


def split(text: str) -> tuple[str, ...]:
    """Return the values of a cell."""
    return tuple(part.strip() for part in text.split(BETWEEN.strip()) if part.strip())


def _row(track_id: int, path: str) -> SheetRow:
    try:
        values = reading.read_values(Path(path))
    except PlayerError as error:
        return SheetRow(track_id, path, {}, error)
    cells = {name: BETWEEN.join(values.get(name, ())) for name in SHEET_FIELDS}
    return SheetRow(track_id, path, cells)
