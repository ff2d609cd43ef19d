"""The tag editor's core: batches over many files, previewed, journalled, taken back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from player.errors import PlayerError
from player.library.db.database import Database
from player.library.edit.fields import FieldChange, changes_in, checked
from player.library.edit.journal import EditJournal, EditState, JournalEntry
from player.library.edit.safe_write import part_beside, write_safely
from player.library.lists.tracks import Ids, TrackLists
from player.library.tags.reading import read_values
from player.library.tags.writing import Fields, write_values

Rescan = Callable[[list[Path]], object]
IsPlaying = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class EditReport:
    """What became of a batch, in paths; a file that failed is as it was."""

    written: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()
    failed: tuple[PlayerError, ...] = ()


class TagEditor:
    """Writes tags on the calling thread; for a worker thread, one call at a time.

    Args:
        database: Keeps the journal.
        tracks: Finds the files of tracks.
        rescan: Called with the folders in which something was written.
        is_playing: Asked whether a file is heard now.
    """

    def __init__(
        self, database: Database, tracks: TrackLists, rescan: Rescan, is_playing: IsPlaying
    ) -> None:
        self._journal = EditJournal(database)
        self._tracks = tracks
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
        changes, refused = self.preview(track_ids, fields)
        per_file: dict[Path, list[FieldChange]] = {}
        for change in changes:
            per_file.setdefault(Path(change.path), []).append(change)
        report = self._write(self._journal.add(per_file.items()))
        return EditReport(report.written, report.waiting, (*refused, *report.failed))

    def undo(self) -> EditReport:
        """Give the files of the last edit the values they had; other fields stay as they are."""
        batch = self._journal.last_batch()
        written, failed = [], []
        for entry in batch:
            try:
                self._put(entry, entry.before, EditState.TAKING_BACK)
                self._journal.mark(entry, EditState.TAKEN_BACK)
                written.append(str(entry.path))
            except PlayerError as error:
                self._journal.mark(entry, EditState.WRITTEN)
                failed.append(error)
        return self._told(written, (), failed)

    def flush(self) -> EditReport:
        """Write what waited for its file to fall silent."""
        return self._write(self._journal.entries(EditState.WAITING))

    def recover(self) -> None:
        """Tidy up after a crash: an edit that was under way was done, or it was not."""
        for entry in self._journal.entries(EditState.WRITING):
            is_done = _settled(entry, entry.after)
            self._journal.mark(entry, EditState.WRITTEN if is_done else EditState.WAITING)
        for entry in self._journal.entries(EditState.TAKING_BACK):
            is_done = _settled(entry, entry.before)
            self._journal.mark(entry, EditState.TAKEN_BACK if is_done else EditState.WRITTEN)

    def _files(self, track_ids: Sequence[int] | Ids) -> list[tuple[Path, PlayerError | None]]:
        """Each file once; slices of a file have no tags of their own."""
        found: dict[Path, tuple[Path, PlayerError | None]] = {}
        for track in self._tracks.tracks(track_ids):
            is_slice = track.start_frame > 0 or track.end_frame is not None
            problem = PlayerError("tags.slice", path=track.path) if is_slice else None
            found.setdefault(Path(track.path).resolve(), (Path(track.path), problem))
        return list(found.values())

    def _write(self, entries: Sequence[JournalEntry]) -> EditReport:
        written: list[str] = []
        waiting: list[str] = []
        failed: list[PlayerError] = []
        for entry in entries:
            if self._is_playing(str(entry.path)):
                waiting.append(str(entry.path))
                continue
            try:
                self._put(entry, entry.after, EditState.WRITING)
                self._journal.mark(entry, EditState.WRITTEN)
                written.append(str(entry.path))
            except PlayerError as error:
                self._journal.mark(entry, EditState.FAILED)
                failed.append(error)
        return self._told(written, waiting, failed)

    def _put(self, entry: JournalEntry, fields: Fields, meanwhile: EditState) -> None:
        """Write into the file itself, where the library knows a link to it."""
        path = entry.path.resolve()
        part = part_beside(path)
        self._journal.mark(entry, meanwhile, part)
        write_safely(path, part, lambda copy: write_values(copy, fields))

    def _told(
        self, written: Sequence[str], waiting: Sequence[str], failed: Sequence[PlayerError]
    ) -> EditReport:
        if written:
            self._rescan(sorted({Path(path).parent for path in written}))
        return EditReport(tuple(written), tuple(waiting), tuple(failed))


def _settled(entry: JournalEntry, fields: Fields) -> bool:
    """Clear away the copy of an interrupted edit; whether the file has the values."""
    if entry.part is not None:
        entry.part.unlink(missing_ok=True)
    try:
        return not changes_in(str(entry.path), read_values(entry.path), fields)
    except PlayerError:
        return False
