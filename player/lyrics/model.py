"""What lyrics are, whatever file they came from; all times in ms from the start of the track."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import KW_ONLY, dataclass, replace

MAX_LINES = 20_000
MAX_WORDS = 1_000
MAX_TEXT = 4_000
MAX_TIME_MS = 24 * 3_600_000
"""Limits of one document: far beyond any song, small enough that nothing hostile takes long."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or syllable; its text keeps the space that follows it.

    `end_ms` is None where the file leaves it open: the word then lasts until the next one.
    """

    start_ms: int
    text: str
    end_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """How some letters of a line sound, to stand above them: furigana, romaji, pinyin."""

    first: int
    letters: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is sung.

    Attributes:
        end_ms: None where the file leaves it open.
        words: Empty when only the line is timed.
        agent: Who sings, as the file names them ("v1"); empty when nobody is named.
        background: Whether it is sung behind the main line.
        readings: In order, none over another; empty where nobody says how words sound.
    """

    start_ms: int
    text: str
    end_ms: int | None = None
    words: tuple[Word, ...] = ()
    translation: str = ""
    romanisation: str = ""
    agent: str = ""
    background: bool = False
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Lyrics:
    """A whole text: lines by start, and what the file says about itself.

    `synced` False means that the lines have no times of their own and all start at 0.
    `source` is the format it was read from: "lrc", "ttml", "srt", "qrc", "yrc", "krc", "sylt",
    "plain".
    """

    lines: tuple[Line, ...] = ()
    _: KW_ONLY
    synced: bool = True
    source: str = "plain"
    metadata: tuple[tuple[str, str], ...] = ()

    @property
    def has_words(self) -> bool:
        """Whether any line is timed word by word."""
        return any(line.words for line in self.lines)

    @property
    def text(self) -> str:
        """All lines, as one copies them."""
        return "\n".join(line.text for line in self.lines)


def line_at(lyrics: Lyrics, position_ms: float) -> int | None:
    """Return the index of the line sung at a position; None before the first and without times.

    A line stays current until the next one starts. Background lines never are the current one.
    """
    if not lyrics.synced:
        return None
    index = bisect_right(lyrics.lines, position_ms, key=_start_of) - 1
    while index >= 0 and lyrics.lines[index].background:
        index -= 1
    return index if index >= 0 else None


def lines_at(lyrics: Lyrics, position_ms: float) -> tuple[int, ...]:
    """Return the indices of all lines that sound at a position: duets and background voices."""
    if not lyrics.synced:
        return ()
    end = bisect_right(lyrics.lines, position_ms, key=_start_of)
    current = line_at(lyrics, position_ms)
    sounding = (i for i in range(end) if i == current or _is_open(lyrics.lines[i], position_ms))
    return tuple(sounding)


def word_at(line: Line, position_ms: float) -> tuple[int, float] | None:
    """Return the word sung at a position and how much of it is over, 0-1; None before the first.

    Without an end of its own a word ends where the next starts, the last with the line.
    """
    index = bisect_right(line.words, position_ms, key=_word_start) - 1
    if index < 0:
        return None
    word = line.words[index]
    end_ms = _word_end(line, index)
    if end_ms <= word.start_ms:
        return index, 1.0
    return index, min(1.0, (position_ms - word.start_ms) / (end_ms - word.start_ms))


def tidy(lines: Iterable[Line], shift_ms: int = 0) -> tuple[Line, ...]:
    """Return lines in order of time, moved by `shift_ms`, none before 0, within the limits."""
    kept = [_shifted(line, shift_ms) for line, _ in zip(lines, range(MAX_LINES), strict=False)]
    return tuple(sorted(kept, key=_start_of))


def shifted(lyrics: Lyrics, offset_ms: int) -> Lyrics:
    """Return the lyrics with every line later by `offset_ms`; negative ones are sooner."""
    return replace(lyrics, lines=tidy(lyrics.lines, offset_ms)) if lyrics.synced else lyrics


def joined(words: Iterable[Word]) -> str:
    """Return the text of a line from its words."""
    return "".join(word.text for word in words).strip()


def _start_of(line: Line) -> int:
    return line.start_ms


def _word_start(word: Word) -> int:
    return word.start_ms


def _is_open(line: Line, position_ms: float) -> bool:
    return line.end_ms is not None and line.start_ms <= position_ms < line.end_ms


def _word_end(line: Line, index: int) -> int:
    word = line.words[index]
    if word.end_ms is not None:
        return word.end_ms
    if index + 1 < len(line.words):
        return line.words[index + 1].start_ms
    return line.end_ms if line.end_ms is not None else word.start_ms


def _shifted(line: Line, shift_ms: int) -> Line:
    words = tuple(
        replace(
            word,
            start_ms=_clamped(word.start_ms + shift_ms),
            end_ms=None if word.end_ms is None else _clamped(word.end_ms + shift_ms),
        )
        for word in line.words[:MAX_WORDS]
    )
    return replace(
        line,
        start_ms=_clamped(line.start_ms + shift_ms),
        end_ms=None if line.end_ms is None else _clamped(line.end_ms + shift_ms),
        text=line.text[:MAX_TEXT],
        words=words,
    )


def _clamped(time_ms: int) -> int:
    return min(max(time_ms, 0), MAX_TIME_MS)
