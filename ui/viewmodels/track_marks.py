"""What the listener thinks of tracks, and which playlists they belong to: all of it taken back."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance

from player.library.library import Library
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids

ReadIds = Callable[[], Ids]


class TrackMarks(QObject):
    """Hearts, stars and additions to playlists; writes beside the GUI thread.

    Signals:
        loved: Hearts or stars have changed.
        put_aside: Other tracks than before are not to be suggested any more.
        listed: Something was added to a playlist, in words; the journal can take it back.
        acted: What was done, in words, with how to take it back and how to do it again.
        strange: Nothing of what was let go over a playlist is in the library.
    """

    loved = Signal()
    put_aside = Signal()
    listed = Signal(str)
    acted = Signal(str, object, object)
    strange = Signal()

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks

    def tr(self, text: str, /, disambiguation: str | None = None, n: int = -1) -> str:
        """Look texts up where they stand: Qt for Python takes the class of the object, not ours."""
        return QCoreApplication.translate("TrackMarks", text, disambiguation or "", n)

    def love(self, read: ReadIds, *, loved: bool) -> None:
        """Put these among the favourites, or take them out."""
        library = self._library

        def write() -> Ids:
            ids = read()
            marked = np.isin(ids, library.tracks.ids("loved:", "title"))
            changed: Ids = ids[marked != loved]
            library.annotations.love(changed.tolist(), loved=loved)
            return changed

        self._tasks.run(write, lambda changed: self._on_loved(changed, loved=loved), self)

    def rate(self, read: ReadIds, stars: float | None) -> None:
        """Give these 0.5 to 5 stars, or take their rating away."""
        library = self._library

        def write() -> dict[int, float | None]:
            before = {row.id: row.rating for row in library.tracks.iterate(read())}
            changed = {key: old for key, old in before.items() if old != stars}
            library.annotations.rate(list(changed), stars)
            return changed

        self._tasks.run(write, lambda before: self._on_rated(before, stars), self)

    def set_aside(self, read: ReadIds, *, aside: bool) -> None:
        """Suggest these no more, or again."""
        library = self._library

        def write() -> list[int]:
            known = set(library.annotations.aside())
            changed = [int(key) for key in read() if (int(key) in known) != aside]
            library.annotations.set_aside(changed, aside=aside)
            return changed

        self._tasks.run(write, lambda changed: self.tell_aside(changed, aside=aside), self)

    def append(self, read: ReadIds, playlist_id: int, name: str) -> None:
        """Add these to the end of a playlist."""
        library = self._library

        def write() -> int:
            ids = read()
            if len(ids):
                library.playlists.append(playlist_id, ids)
            return len(ids)

        def tell(number: int) -> None:
            if not number:
                self.strange.emit()
                return
            self.listed.emit(self.tr("%n track(s) added to “{name}”", "", number).format(name=name))

        self._tasks.run(write, tell, self)

    def _on_loved(self, changed: Ids, *, loved: bool) -> None:
        self.loved.emit()
        if not len(changed):
            return
        added = self.tr("%n track(s) added to the favourites", "", len(changed))
        removed = self.tr("%n track(s) taken out of the favourites", "", len(changed))
        self.acted.emit(
            added if loved else removed,
            lambda: self._put_hearts(changed, loved=not loved),
            lambda: self._put_hearts(changed, loved=loved),
        )

    def _on_rated(self, before: dict[int, float | None], stars: float | None) -> None:
        self.loved.emit()
        if before:
            self.acted.emit(
                self.tr("%n track(s) rated", "", len(before)),
                lambda: self._put_stars(before),
                lambda: self._put_stars(dict.fromkeys(before, stars)),
            )

    def tell_aside(self, changed: list[int], *, aside: bool) -> None:
        """Tell that these are suggested no more, or again, with the way back."""
        self.put_aside.emit()
        if not changed:
            return
        number = len(changed)
        gone = self.tr("%n track(s) left out of Personal FM and the mixes", "", number)
        back = self.tr("%n track(s) may come again in Personal FM and the mixes", "", number)
        self.acted.emit(
            gone if aside else back,
            lambda: self._put_aside(changed, aside=not aside),
            lambda: self._put_aside(changed, aside=aside),
        )

    def _put_aside(self, ids: list[int], *, aside: bool) -> None:
        library = self._library
        self._change(lambda: library.annotations.set_aside(ids, aside=aside), self.put_aside)

    def _put_hearts(self, ids: Ids, *, loved: bool) -> None:
        library = self._library
        self._change(lambda: library.annotations.love(ids.tolist(), loved=loved), self.loved)

    def _put_stars(self, stars: dict[int, float | None]) -> None:
        library = self._library

        def write() -> None:
            for value in set(stars.values()):
                alike = [key for key, old in stars.items() if old == value]
                library.annotations.rate(alike, value)

        self._change(write, self.loved)

    def _change(self, write: Callable[[], None], told: SignalInstance) -> None:
        self._tasks.run(write, lambda _: told.emit(), self)
