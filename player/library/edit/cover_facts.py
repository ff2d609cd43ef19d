"""The covers some tracks have now: how many different ones, and where they lie."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from player.deferred import deferred
from player.errors import PlayerError
from player.library.edit.cover_place import CoverPlace
from player.library.lists.tracks import Ids, TrackLists

with deferred():
    from player.library.tags import cover_file, cover_writing, covers, pictures

MOST_SHOWN = 4


class ShownCover(Struct, frozen=True):
    """One picture that is shown for some of the files.

    Attributes:
        key: Hash of its bytes, 32 hex digits.
        source: The file it is in: of the sound, or its own.
        kind: Its type as in ID3; 3 for a picture beside the files.
        beside: Whether it lies beside them.
        files: How many show it.
        data: Its bytes; empty but for the few that are shown by most.
    """

    key: str
    source: str
    kind: int
    beside: bool
    files: int = 0
    data: bytes = b""


class CoverFacts(Struct, frozen=True):
    """What the covers of some tracks are.

    Attributes:
        files: How many there are that can be given one, inside or beside.
        shown: The different ones, that of most files first.
        inside: How many files have theirs inside.
        holders: How many files can hold one.
        others: Whether a file holds pictures beside its cover; they are shown before one beside it.
        refused: Why some tracks are left alone.
    """

    files: int = 0
    shown: tuple[ShownCover, ...] = ()
    inside: int = 0
    holders: int = 0
    others: bool = False
    refused: tuple[PlayerError, ...] = ()

    @property
    def bare(self) -> int:
        """How many files have none."""
        return self.files - sum(cover.files for cover in self.shown)

    @property
    def place(self) -> CoverPlace:
        """Where a new one goes if nobody says otherwise: where the old ones are, else inside."""
        is_beside = not self.inside and not self.others and bool(self.shown)
        return CoverPlace.BESIDE if is_beside or not self.holders else CoverPlace.INSIDE


def read_covers(lists: TrackLists, track_ids: Sequence[int] | Ids) -> CoverFacts:
    """Read the covers of tracks from their files; blocks, for a worker thread."""
    found = _Found()
    for row in lists.rows(track_ids):
        path = Path(row.path)
        if row.remote is not None:
            found.refused.append(PlayerError("cover.elsewhere", path=row.path))
        elif path not in found.seen:
            found.seen.add(path)
            found.look(path)
    return found.facts()


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    seen: set[Path] = field(default_factory=set)
    shown: dict[str, ShownCover] = field(default_factory=dict)
    beside: dict[Path, ShownCover | None] = field(default_factory=dict)
    refused: list[PlayerError] = field(default_factory=list)
    files: int = 0
    inside: int = 0
    holders: int = 0
    others: bool = False

    def look(self, path: Path) -> None:
        """Read one file."""
        cover = None
        try:
            there = cover_writing.read_pictures(path)
            self.holders += 1
            going = pictures.covers_among(there, replaced=False)
            self.others |= any(picture not in going for picture in there)
            if going:
                self.inside += 1
                kind, key = going[0].mark
                cover = ShownCover(key, str(path), kind, beside=False)
        except PlayerError as error:
            if error.code != "cover.unsupported":
                self.refused.append(error)
                return
        self.files += 1
        cover = cover or self._beside(path.parent)
        if cover is not None:
            known = self.shown.get(cover.key, cover)
            self.shown[cover.key] = replace(known, files=known.files + 1)

    def _beside(self, folder: Path) -> ShownCover | None:
        if folder not in self.beside:
            self.beside[folder] = _side_cover(folder)
        return self.beside[folder]

    def facts(self) -> CoverFacts:
        """Sum up."""
        ranked = sorted(self.shown.values(), key=lambda cover: -cover.files)
        shown = [replace(cover, data=_bytes_of(cover)) for cover in ranked[:MOST_SHOWN]]
        return CoverFacts(
            files=self.files,
            shown=(*shown, *ranked[MOST_SHOWN:]),
            inside=self.inside,
            holders=self.holders,
            others=self.others,
            refused=tuple(self.refused),
        )


def _side_cover(folder: Path) -> ShownCover | None:
    try:
        path = cover_file.side_cover(folder)
        data = None if path is None else cover_file.read_picture(path)
    except OSError:
        return None
    if path is None or data is None:
        return None
    return ShownCover(covers.picture_id(data), str(path), pictures.FRONT, beside=True)


def _bytes_of(cover: ShownCover) -> bytes:
    """Read it once more: of a thousand files not all pictures are kept in memory."""
    try:
        if cover.beside:
            return cover_file.read_picture(Path(cover.source)) or b""
        there = cover_writing.read_pictures(Path(cover.source))
    except (OSError, PlayerError):
        return b""
    return next((p.data for p in there if p.mark == (cover.kind, cover.key)), b"")
