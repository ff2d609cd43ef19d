"""The journal of tag edits: what waits, what was under way, what can be taken back."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from time import time
from typing import Any

import msgspec

from player.library.db.database import Database
from player.library.edit.fields import FieldChange
from player.library.tags.writing import Fields


class EditState(IntEnum):
    """Numbers that stand in the database."""

    WAITING = 0
    WRITING = 1
    WRITTEN = 2
    TAKEN_BACK = 3
    FAILED = 4
    TAKING_BACK = 5


_ADD = """
INSERT INTO tag_edit (batch, at_ms, state, path, before, after) VALUES (?, ?, ?, ?, ?, ?)
"""
_Texts = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """The edit of one file."""

    id: int
    batch: int
    path: Path
    part: Path | None
    before: Fields
    after: Fields


class EditJournal:
    """One row a file and edit; any thread, writing waits for other writers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, per_file: Iterable[tuple[Path, list[FieldChange]]]) -> list[JournalEntry]:
        """Write down a batch before any of it is done."""
        now_ms = int(time() * 1000)
        entries = []
        with self._database.transaction() as connection:
            row = connection.execute("SELECT coalesce(max(batch), 0) + 1 FROM tag_edit")
            batch = int(row.fetchone()[0])
            for path, changes in per_file:
                before = {change.field: change.before for change in changes}
                after = {change.field: change.after for change in changes}
                where = (batch, now_ms, EditState.WAITING, os.fsencode(path))
                cursor = connection.execute(_ADD, (*where, _text(before), _text(after)))
                key = int(cursor.lastrowid or 0)
                entries.append(JournalEntry(key, batch, path, None, before, after))
        return entries

    def mark(self, entry: JournalEntry, state: EditState, part: Path | None = None) -> None:
        """Remember how far an edit is."""
        name = None if part is None else os.fsencode(part)
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE tag_edit SET state = ?, part = ? WHERE id = ?", (state, name, entry.id)
            )

    def entries(self, state: EditState) -> list[JournalEntry]:
        """Return all edits in a state, oldest first."""
        return self._entries("state = ?", (state,))

    def batch(self, number: int | None, state: EditState = EditState.WRITTEN) -> list[JournalEntry]:
        """Return the files of an edit in a state; None for the newest edit that has any."""
        newest = "batch = coalesce(?2, (SELECT max(batch) FROM tag_edit WHERE state = ?1))"
        return self._entries(f"{newest} AND state = ?1", (state, number))

    def cancel(self, number: int) -> None:
        """What still waits of an edit waits no more."""
        with self._database.transaction() as connection:
            connection.execute(
                "UPDATE tag_edit SET state = ? WHERE batch = ? AND state = ?",
                (EditState.TAKEN_BACK, number, EditState.WAITING),
            )

    def _entries(self, where: str, values: tuple[object, ...]) -> list[JournalEntry]:
        with self._database.transaction() as connection:
            rows = connection.execute(
                "SELECT id, batch, path, part, before, after FROM tag_edit"  # noqa: S608  ours
                f" WHERE {where} ORDER BY id",
                values,
            ).fetchall()
        return [_entry(row) for row in rows]


def _entry(row: tuple[Any, ...]) -> JournalEntry:
    part = None if row[3] is None else Path(os.fsdecode(bytes(row[3])))
    texts = (msgspec.json.decode(text, type=_Texts) for text in row[4:6])
    return JournalEntry(row[0], row[1], Path(os.fsdecode(bytes(row[2]))), part, *texts)


def _text(fields: Fields) -> str:
    return msgspec.json.encode(fields).decode()
