"""Putting away what is there twice: proposals, the system's trash, and the way back."""

import os
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFile, QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.library.keep.discarding import put_away, take_back
from player.library.library import Library
from player.library.lists.doubles import Proposal
from ui.tasks import Tasks

_GROUPS_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Discarded:
    """What went to the trash.

    Attributes:
        stays: For each track that went the one that stays.
        places: Where each file was, and where in the trash it is.
        failed: Paths of files that could not go there; they lie where they were.
    """

    stays: dict[int, int]
    places: tuple[tuple[str, str], ...]
    failed: tuple[str, ...] = ()


class DoublesModel(QObject):
    """Nothing is deleted: files go to the trash, and what was said of them stays in the library.

    Signals:
        proposed: What may go, for the listener to look at.
        discarded: What went.
        returned: How many files came back.
    """

    proposed = Signal(object)
    discarded = Signal(object)
    returned = Signal(int)
    failed = Signal(object)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library, self._tasks = library, tasks

    def propose(
        self, groups: Callable[[], Sequence[Sequence[int]]], chosen: Collection[int]
    ) -> None:
        """Work out which of each group may go; `chosen` are those the listener pointed at."""
        doubles = self._library.doubles

        def work() -> list[Proposal]:
            return doubles.proposals(groups()[:_GROUPS_MOST], frozenset(map(int, chosen)))

        self._tasks.run(work, self.proposed.emit, self)

    def discard(self, proposals: Sequence[Proposal]) -> None:
        """Move what goes to the system's trash."""
        library = self._library

        def work() -> Discarded | PlayerError:
            done = _to_trash(proposals)
            try:
                put_away(library.database, done.stays)
            except PlayerError as error:
                _from_trash(done.places)
                return error
            library.announce()
            return done

        self._tasks.run(work, self._on_discarded, self)

    def take_back(self, discarded: Discarded) -> None:
        """Put files back where they were."""
        library = self._library

        def work() -> int | PlayerError:
            back = _from_trash(discarded.places)
            places = [places for places in discarded.places if places[0] in back]
            gone = dict(zip(discarded.places, discarded.stays.items(), strict=True))
            try:
                take_back(library.database, dict(gone[place] for place in places))
            except PlayerError as error:
                return error
            library.announce()
            return len(places)

        self._tasks.run(work, self._on_returned, self)

    def _on_discarded(self, outcome: Discarded | PlayerError) -> None:
        if isinstance(outcome, PlayerError):
            self.failed.emit(Notice(outcome.code, outcome.details))
        else:
            self.discarded.emit(outcome)

    def _on_returned(self, outcome: int | PlayerError) -> None:
        if isinstance(outcome, PlayerError):
            self.failed.emit(Notice(outcome.code, outcome.details))
        else:
            self.returned.emit(outcome)


def _to_trash(proposals: Sequence[Proposal]) -> Discarded:
    """Another thread. A file whose better one is not there any more stays."""
    stays, places, failed = {}, [], []
    for proposal in proposals:
        for copy in proposal.goes:
            file = QFile(copy.path)
            if Path(proposal.stays.path).is_file() and file.moveToTrash():
                stays[copy.track_id] = proposal.stays.track_id
                places.append((copy.path, file.fileName()))
            else:
                failed.append(copy.path)
    return Discarded(stays, tuple(places), tuple(failed))


def _from_trash(places: Sequence[tuple[str, str]]) -> set[str]:
    """Return which files are back; one whose place was taken meanwhile stays in the trash."""
    back = set()
    for place, trashed in places:
        if trashed and not os.path.lexists(place):
            with suppress(OSError):
                Path(trashed).rename(place)
                back.add(place)
                _forget_in_trash(Path(trashed))
    return back


def _forget_in_trash(trashed: Path) -> None:
    """Desktops of Linux keep a note beside what is in the trash."""
    with suppress(OSError):
        (trashed.parent.parent / "info" / f"{trashed.name}.trashinfo").unlink()
