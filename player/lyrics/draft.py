"""Lyrics while they are being timed: lines that may have no time yet, changed step by step."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace

import numpy as np

from player.lyrics.model import MAX_LINES, MAX_TEXT, MAX_TIME_MS, Line, Lyrics, Word

LRC_STEP_MS = 10
"""Two lines of one time would be read as a line and its translation."""

_END_STEP_MS = 2_000
_SCRIPT = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_PIECE = re.compile(rf"[{_SCRIPT}]\s*|[^\s{_SCRIPT}]+\s*")


def pieces_of(text: str) -> tuple[str, ...]:
    """Return what is sung at once: words with the space after them, or single ideographs."""
    return tuple(_PIECE.findall(text.strip()))


@dataclass(frozen=True, slots=True)
class DraftLine:
    """A line; `start_ms` is None before it was timed, `words` are those that were timed."""

    text: str
    start_ms: int | None = None
    words: tuple[Word, ...] = ()
    translation: str = ""
    romanisation: str = ""
    rest: Line = field(default_factory=lambda: Line(0, ""))

    @property
    def next_word(self) -> str:
        """The word that would be timed next; empty when all are."""
        pieces = pieces_of(self.text)
        return pieces[len(self.words)].strip() if len(self.words) < len(pieces) else ""


@dataclass(frozen=True, slots=True)
class LyricsDraft:
    """All lines in the order they are sung; every change is a new draft.

    Rows that do not exist leave it as it is.
    """

    lines: tuple[DraftLine, ...] = ()
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def untimed(self) -> int:
        """How many lines have no time yet."""
        return sum(line.start_ms is None for line in self.lines)

    def stamped(self, row: int, time_ms: float) -> "LyricsDraft":
        """Let a line begin at a time; its words move along."""
        line = self._line(row)
        if line is None:
            return self
        if line.start_ms is None:
            return self._with(row, replace(line, start_ms=_bounded(time_ms)))
        return self._with(row, _nudged(line, _bounded(time_ms) - line.start_ms))

    def word_stamped(self, row: int, time_ms: float) -> "LyricsDraft":
        """Let the next word of a line begin at a time; the first one begins the line."""
        line = self._line(row)
        if line is None or not line.next_word:
            return self
        at_ms = _bounded(time_ms)
        if line.words:
            at_ms = max(at_ms, line.words[-1].start_ms + 1)
        word = Word(at_ms, pieces_of(line.text)[len(line.words)])
        start_ms = line.start_ms if line.words else at_ms
        return self._with(row, replace(line, start_ms=start_ms, words=(*line.words, word)))

    def nudged(self, rows: Iterable[int], change_ms: int) -> "LyricsDraft":
        """Move lines that have a time by some ms."""
        return self._each(rows, lambda line: _nudged(line, change_ms))

    def cleared(self, rows: Iterable[int]) -> "LyricsDraft":
        """Take the times of lines away."""
        return self._each(rows, lambda line: replace(line, start_ms=None, words=()))

    def written(self, row: int, text: str, *, part: str = "text") -> "LyricsDraft":
        """Write another text, translation or romanisation; words lose their times with theirs."""
        line, said = self._line(row), " ".join(text.split())[:MAX_TEXT]
        if line is None or said == getattr(line, part):
            return self
        if part == "translation":
            return self._with(row, replace(line, translation=said))
        if part == "romanisation":
            return self._with(row, replace(line, romanisation=said))
        return self._with(row, replace(line, text=said, words=()))

    def inserted(self, row: int, texts: Iterable[str] = ("",)) -> "LyricsDraft":
        """Put new lines before a row."""
        new = tuple(DraftLine(" ".join(text.split())[:MAX_TEXT]) for text in texts)
        lines = (*self.lines[:row], *new, *self.lines[row:])[:MAX_LINES]
        return replace(self, lines=lines)

    def without(self, rows: Iterable[int]) -> "LyricsDraft":
        """Take lines out."""
        gone = set(rows)
        kept = tuple(line for row, line in enumerate(self.lines) if row not in gone)
        return replace(self, lines=kept)

    def lyrics(self) -> Lyrics:
        """Return the lyrics to be saved, plain where no line has a time.

        A line without one between others that have one is spread between its neighbours: no line
        that was written is left out of a file with times.
        """
        if self.untimed == len(self.lines):
            lines = tuple(replace(_made(line, 0), end_ms=None, words=()) for line in self.lines)
            return Lyrics(lines, synced=False, source="lrc", metadata=self.metadata)
        starts = _apart(_spread([line.start_ms for line in self.lines]))
        made = [_made(line, start) for line, start in zip(self.lines, starts, strict=True)]
        ordered = sorted(made, key=lambda line: line.start_ms)
        return Lyrics(tuple(ordered), source="lrc", metadata=self.metadata)

    def _line(self, row: int) -> DraftLine | None:
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _each(self, rows: Iterable[int], change: Callable[[DraftLine], DraftLine]) -> "LyricsDraft":
        chosen = set(rows)
        lines = (change(line) if row in chosen else line for row, line in enumerate(self.lines))
        return replace(self, lines=tuple(lines))

    def _with(self, row: int, line: DraftLine) -> "LyricsDraft":
        return replace(self, lines=(*self.lines[:row], line, *self.lines[row + 1 :]))


def draft_of(lyrics: Lyrics) -> LyricsDraft:
    """Return lyrics to be changed."""
    lines = tuple(
        DraftLine(
            line.text,
            line.start_ms if lyrics.synced else None,
            line.words,
            line.translation,
            line.romanisation,
            line,
        )
        for line in lyrics.lines
    )
    metadata = tuple(pair for pair in lyrics.metadata if pair[0] != "offset")
    return LyricsDraft(lines, metadata)


def _made(line: DraftLine, start_ms: int) -> Line:
    ends = line.rest.end_ms if line.rest.start_ms == line.start_ms else None
    whole = len(line.words) == len(pieces_of(line.text)) or line.words == line.rest.words
    return replace(
        line.rest,
        start_ms=start_ms,
        end_ms=ends,
        text=line.text,
        words=_moved(line.words, start_ms - (line.start_ms or 0)) if whole else (),
        readings=line.rest.readings if line.text == line.rest.text else (),
        translation=line.translation,
        romanisation=line.romanisation,
    )


def _nudged(line: DraftLine, change_ms: int) -> DraftLine:
    if line.start_ms is None:
        return line
    start_ms = _bounded(line.start_ms + change_ms)
    return replace(line, start_ms=start_ms, words=_moved(line.words, start_ms - line.start_ms))


def _moved(words: tuple[Word, ...], change_ms: int) -> tuple[Word, ...]:
    return tuple(
        replace(
            word,
            start_ms=_bounded(word.start_ms + change_ms),
            end_ms=None if word.end_ms is None else _bounded(word.end_ms + change_ms),
        )
        for word in words
    )


def _spread(starts: list[int | None]) -> list[int]:
    """Give lines without a time one between their neighbours; at the ends, two seconds apart."""
    known = {row: start for row, start in enumerate(starts) if start is not None}
    rows = np.arange(len(starts))
    first, last = min(known), max(known)
    spread = np.interp(rows, list(known), list(known.values()))
    spread -= _END_STEP_MS * np.maximum(first - rows, 0)
    spread += _END_STEP_MS * np.maximum(rows - last, 0)
    return [_bounded(start) for start in spread.tolist()]


def _apart(starts: list[int]) -> list[int]:
    """No two lines of one time, in steps that every LRC can hold."""
    taken: set[int] = set()
    apart = []
    for start in starts:
        free = round(start / LRC_STEP_MS) * LRC_STEP_MS
        while free in taken:
            free += LRC_STEP_MS
        taken.add(free)
        apart.append(free if free != round(start / LRC_STEP_MS) * LRC_STEP_MS else start)
    return apart


def _bounded(time_ms: float) -> int:
    return min(max(round(time_ms), 0), MAX_TIME_MS)
