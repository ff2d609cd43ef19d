"""The cover of some tracks: what it is, what it shall become, and writing that."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from player.deferred import deferred
from player.documents import reason_of, write_atomically
from player.errors import PlayerError
from player.events import Notice
from player.library.edit.cover_facts import CoverFacts, read_covers
from player.library.edit.cover_place import CoverPlace
from player.library.library import Library
from ui.carried_picture import PICTURE_ENDINGS
from ui.cover_offer import CoverData, CoverOffer, Source, offer_of, preview_of
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids
from ui.viewmodels.track_marks import ReadIds

with deferred():
    from player.library.edit import editor as tag_editor

FILES_MOST = 1_000


@dataclass(frozen=True, slots=True)
class CoverWritten:
    """What became of a change.

    Attributes:
        removed: Whether a cover went and none came.
        files: How many sounds were written.
        beside: Names of the pictures that lie beside them now.
        batch: By which it is taken back; 0 for nothing.
    """

    removed: bool
    files: int
    beside: tuple[str, ...]
    waiting: int
    failed: tuple[PlayerError, ...]
    batch: int


class CoverModel(QObject):
    """Reads and writes beside the GUI thread; one set of tracks at a time.

    Attributes:
        facts: What the covers are now; None until it is known.
        pictures: The most common of them, as they are looked at.
        offer: What the cover would become; None until a picture is given.
        place: Where it would go.
        smaller: Whether the smaller copy of a very large picture is taken.
        busy: Whether something is being written.

    Signals:
        shown: Facts and pictures are there, or are no more.
        offered: The offer became another one.
        refused: A notice of why a picture cannot be a cover.
        written: A `CoverWritten`.
        saved: The path of a copy.
        failed: A notice of what could not be done.
    """

    shown = Signal()
    offered = Signal()
    refused = Signal(object)
    written = Signal(object)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._read: ReadIds | None = None
        self.facts: CoverFacts | None = None
        self.pictures: tuple[QImage, ...] = ()
        self.offer: CoverOffer | None = None
        self.place = CoverPlace.INSIDE
        self.smaller = True
        self.busy = False

    @property
    def chosen(self) -> CoverData | None:
        """What would be written."""
        offer = self.offer
        if offer is None:
            return None
        return offer.smaller if self.smaller and offer.smaller else offer.whole

    def open(self, read: ReadIds) -> None:
        """Read the covers of tracks; which ones is read on another thread."""
        self._read, self.facts, self.pictures = read, None, ()
        self.forget_offer()
        self.shown.emit()
        self.look_again()

    def look_again(self) -> None:
        """Read them anew."""
        wanted, library = self._read, self._library
        if wanted is None:
            return

        def read() -> tuple[CoverFacts, tuple[QImage, ...]]:
            facts = read_covers(library.tracks, wanted()[:FILES_MOST])
            return facts, tuple(preview_of(cover.data) for cover in facts.shown if cover.data)

        self._tasks.run(read, lambda found: self._show(wanted, *found), self)

    def forget_offer(self) -> None:
        """Nothing is to become of the cover."""
        self.offer = None
        self.offered.emit()

    def take(self, source: Source) -> None:
        """Look at a picture: `offered` or `refused` follows."""

        def look() -> CoverOffer | PlayerError:
            try:
                return offer_of(source)
            except PlayerError as error:
                return error

        self._tasks.run(look, self._on_looked, self)

    def put(self, place: CoverPlace) -> None:
        """Say where it shall go."""
        self.place = place

    def write(self) -> None:
        """Give the tracks the cover that is offered."""
        editor, chosen, place = self._library.editor, self.chosen, self.place
        if chosen is not None:
            self._write(lambda ids: editor.put_cover(ids, chosen.data, place), removed=False)

    def remove(self) -> None:
        """Take the covers of the tracks away."""
        self._write(self._library.editor.take_cover, removed=True)

    def undo(self, batch: int) -> None:
        """Take a change back."""
        editor = self._library.editor
        self._tasks.run(lambda: editor.undo(batch), self._on_taken_back, self)

    def redo(self, batch: int) -> None:
        """Make a change again."""
        editor = self._library.editor
        self._tasks.run(lambda: editor.redo(batch), self._on_taken_back, self)

    def save_copy(self, path: str) -> None:
        """Write the cover of most of the files into a file of its own."""
        data = self.facts.shown[0].data if self.facts and self.facts.shown else b""

        def save() -> Path | PlayerError:
            try:
                write_atomically(Path(path), data)
            except OSError as error:
                return PlayerError("file.write_failed", path=path, reason=reason_of(error))
            return Path(path)

        self._tasks.run(save, self._on_saved, self)

    def _write(self, act: "Callable[[Ids], tag_editor.EditReport]", *, removed: bool) -> None:
        wanted = self._read
        if self.busy or wanted is None:
            return
        self.busy = True

        def work() -> "tag_editor.EditReport | PlayerError":
            try:
                return act(wanted()[:FILES_MOST])
            except PlayerError as error:
                return error

        self._tasks.run(work, lambda done: self._on_written(done, removed=removed), self)

    def _on_written(self, done: "tag_editor.EditReport | PlayerError", *, removed: bool) -> None:
        self.busy = False
        if isinstance(done, PlayerError):
            self.failed.emit(Notice(done.code, done.details))
            return
        beside = [path for path in done.written if Path(path).suffix.lower() in PICTURE_ENDINGS]
        files, waiting = len(done.written) - len(beside), len(done.waiting)
        batch = done.batch if done.written or waiting else 0
        pictures = tuple(Path(path).name for path in beside if Path(path).exists())
        self.written.emit(CoverWritten(removed, files, pictures, waiting, done.failed, batch))
        self.forget_offer()
        self.look_again()

    def _on_taken_back(self, done: "tag_editor.EditReport") -> None:
        for error in done.failed[:1]:
            self.failed.emit(Notice(error.code, error.details))
        self.look_again()

    def _show(self, wanted: ReadIds, facts: CoverFacts, pictures: Sequence[QImage]) -> None:
        if wanted is not self._read:
            return
        self.facts, self.pictures = facts, tuple(pictures)
        self.place = facts.place
        self.shown.emit()

    def _on_looked(self, offer: CoverOffer | PlayerError) -> None:
        if isinstance(offer, PlayerError):
            self.refused.emit(Notice(offer.code, offer.details))
            return
        self.offer, self.smaller = offer, True
        self.offered.emit()

    def _on_saved(self, saved: Path | PlayerError) -> None:
        if isinstance(saved, PlayerError):
            self.failed.emit(Notice(saved.code, saved.details))
        else:
            self.saved.emit(saved)
