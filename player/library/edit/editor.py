"""The tag editor's core: batches over many files, previewed, journalled, taken back.

Texts and covers stand in one journal: what waits, what was cut off and what is taken back is the
same for both.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from player.errors import PlayerError
from player.library.db.database import Database
from player.library.edit.cover_fields import names_in
from player.library.edit.cover_place import CoverPlace
from player.library.edit.cover_plan import CoverPlan, checked_picture
from player.library.edit.doing import Doing, Sides
from player.library.edit.fields import FieldChange, changes_in, checked
from player.library.edit.journal import EditJournal, EditState, JournalEntry
from player.library.edit.picture_store import PictureStore
from player.library.lists.tracks import Ids, TrackLists
from player.library.tags.reading import read_values

Rescan = Callable[[list[Path]], object]
IsPlaying = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class EditReport:
    """What became of a batch, in paths; a file that failed is as it was.

    Attributes:
        batch: Its number in the journal, by which it is taken back; 0 for nothing.
    """

    written: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    failed: tuple[PlayerError, ...] = ()
    batch: int = 0


class TagEditor:
    """Writes tags on the calling thread; for a worker thread, one call at a time.

    Args:
        database: Keeps the journal.
        tracks: Finds the files of tracks.
        store: Keeps the pictures that come and go.
        rescan: Called with the folders in which something was written.
        is_playing: Asked whether a file is heard now.
    """

    def __init__(
        self,
        database: Database,
        tracks: TrackLists,
        store: PictureStore,
        rescan: Rescan,
        is_playing: IsPlaying,
    ) -> None:
        self._journal = EditJournal(database)
        self._tracks = tracks
        self._store = store
        self._doing = Doing(store)
        self._rescan = rescan
        self._is_playing = is_playing

    def preview(
        self, track_ids: Sequence[int] | Ids, fields: Mapping[str, tuple[str, ...]]
    ) -> tuple[list[FieldChange], list[PlayerError]]:
        """Return every change an edit would make, and why some files would be left alone.

        Raises:
            PlayerError: tags.no_field.
        """
        wanted = checked(fields)
        changes: list[FieldChange] = []
        refused: list[PlayerError] = []
        for path, problem in self._files(track_ids):
            try:
                if problem:
                    raise problem
                changes += changes_in(str(path), read_values(path), wanted)
            except PlayerError as error:
                refused.append(error)
        return changes, refused

    def apply(
        self, track_ids: Sequence[int] | Ids, fields: Mapping[str, tuple[str, ...]]
    ) -> EditReport:
        """Write an edit into the files of tracks; the one that plays waits for `flush`.

        Raises:
            PlayerError: tags.no_field, library.write_failed.
        """
        return self._begin(*self.preview(track_ids, fields))

    def put_cover(
        self, track_ids: Sequence[int] | Ids, picture: bytes, place: CoverPlace
    ) -> EditReport:
        """Give the files of tracks a cover; other pictures in them stay.

        Args:
            track_ids: Of tracks; those that share a file share its cover.
            picture: JPEG or PNG.
            place: Inside the files, or beside them; beside them, none stays inside.

        Raises:
            PlayerError: cover.no_picture, cover.too_large, file.write_failed,
                library.write_failed.
        """
        plan, files = self._cover_plan(track_ids)
        plan.put(files, checked_picture(picture), place)
        return self._begin(plan.changes, plan.refused)

    def take_cover(self, track_ids: Sequence[int] | Ids) -> EditReport:
        """Take the covers of tracks away, inside their files and beside them.

        Raises:
            PlayerError: file.write_failed, library.write_failed.
        """
        plan, files = self._cover_plan(track_ids)
        plan.take(files)
        return self._begin(plan.changes, plan.refused)

    def undo(self, batch: int | None = None) -> EditReport:
        """Give the files of an edit what they had; what else is in them stays as it is.

        Args:
            batch: Which one; None for the last that stands.
        """
        entries = self._journal.batch(batch)
        for number in {entry.batch for entry in entries} | ({batch} if batch else set()):
            self._journal.cancel(number)
        written, failed = [], []
        for entry in entries:
            try:
                self._put(entry, Sides(entry.after, entry.before), EditState.TAKING_BACK)
                self._journal.mark(entry, EditState.TAKEN_BACK)
                written.append(str(entry.path))
            except PlayerError as error:
                self._journal.mark(entry, EditState.WRITTEN)
                failed.append(error)
        return self._told(written, (), failed)

    def redo(self, batch: int) -> EditReport:
        """Write what was taken back once more."""
        return self._write(self._journal.batch(batch, EditState.TAKEN_BACK))

    def flush(self) -> EditReport:
        """Write what waited for its file to fall silent."""
        return self._write(self._journal.entries(EditState.WAITING))

    def recover(self) -> None:
        """Tidy up after a crash: an edit that was under way was done, or it was not."""
        for entry in self._journal.entries(EditState.WRITING):
            is_done = self._doing.is_settled(entry, Sides(entry.before, entry.after))
            self._journal.mark(entry, EditState.WRITTEN if is_done else EditState.WAITING)
        for entry in self._journal.entries(EditState.TAKING_BACK):
            is_done = self._doing.is_settled(entry, Sides(entry.after, entry.before))
            self._journal.mark(entry, EditState.TAKEN_BACK if is_done else EditState.WRITTEN)

    def _files(self, track_ids: Sequence[int] | Ids) -> list[tuple[Path, PlayerError | None]]:
        """Each file once; slices of a file have no tags of their own."""
        found: dict[Path, tuple[Path, PlayerError | None]] = {}
        for track in self._tracks.tracks(track_ids):
            is_slice = track.start_frame > 0 or track.end_frame is not None
            problem = PlayerError("tags.slice", path=track.path) if is_slice else None
            found.setdefault(Path(track.path).resolve(), (Path(track.path), problem))
        return list(found.values())

    def _cover_plan(self, track_ids: Sequence[int] | Ids) -> tuple[CoverPlan, list[Path]]:
        """Each file once, slices of a file as well; songs of a server have theirs there."""
        plan, files = CoverPlan(self._store), dict[Path, Path]()
        for row in self._tracks.rows(track_ids):
            if row.remote is not None:
                plan.refused.append(PlayerError("cover.elsewhere", path=row.path))
            else:
                files.setdefault(Path(row.path).resolve(), Path(row.path))
        return plan, list(files.values())

    def _begin(self, changes: list[FieldChange], refused: list[PlayerError]) -> EditReport:
        """Write a batch down, then do it."""
        per_file: dict[Path, list[FieldChange]] = {}
        for change in changes:
            per_file.setdefault(Path(change.path), []).append(change)
        entries = self._journal.add(per_file.items())
        self._tidy(entries)
        report = self._write(entries)
        failed = (*refused, *report.failed)
        batch = entries[0].batch if entries else 0
        return EditReport(report.written, report.waiting, failed, batch)

    def _tidy(self, entries: Sequence[JournalEntry]) -> None:
        """Forget the oldest pictures, but none of these and of what is not done yet."""
        needed: set[str] = set()
        waiting = (EditState.WAITING, EditState.WRITING, EditState.TAKING_BACK)
        open_entries = [entry for state in waiting for entry in self._journal.entries(state)]
        for entry in (*entries, *open_entries):
            needed |= names_in(entry.before) | names_in(entry.after)
        if any(names_in(entry.before) or names_in(entry.after) for entry in entries):
            self._store.tidy(needed)

    def _write(self, entries: Sequence[JournalEntry]) -> EditReport:
        written: list[str] = []
        waiting: list[str] = []
        failed: list[PlayerError] = []
        for entry in entries:
            if self._is_playing(str(entry.path)):
                waiting.append(str(entry.path))
                continue
            try:
                self._put(entry, Sides(entry.before, entry.after), EditState.WRITING)
                self._journal.mark(entry, EditState.WRITTEN)
                written.append(str(entry.path))
            except PlayerError as error:
                self._journal.mark(entry, EditState.FAILED)
                failed.append(error)
        return self._told(written, waiting, failed)

    def _put(self, entry: JournalEntry, sides: Sides, meanwhile: EditState) -> None:
        self._doing.put(entry.path, sides, lambda part: self._journal.mark(entry, meanwhile, part))

    def _told(
        self, written: Sequence[str], waiting: Sequence[str], failed: Sequence[PlayerError]
    ) -> EditReport:
        if written:
            self._rescan(sorted({Path(path).parent for path in written}))
        return EditReport(tuple(written), tuple(waiting), tuple(failed))
