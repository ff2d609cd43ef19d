"""What lyrics look like at one instant, and when they next look different."""

from bisect import bisect_right

from msgspec import Struct

from player.lyrics.model import Lyrics, line_at, lines_at, word_at


class Sung(Struct, frozen=True):
    """What is sung at one position.

    Attributes:
        line: Index of the current line; None before the first and without times.
        beside: Other lines that sound: duets and background voices.
        word: Index of the word that is sung in the current line, None where words have no times.
        share: How much of that word is over, 0..1.
    """

    line: int | None = None
    beside: tuple[int, ...] = ()
    word: int | None = None
    share: float = 0.0


NOTHING_SUNG = Sung()


def sung_at(lyrics: Lyrics, position_ms: float) -> Sung:
    """Return what is sung at a position."""
    line = line_at(lyrics, position_ms)
    beside = tuple(index for index in lines_at(lyrics, position_ms) if index != line)
    if line is None:
        return Sung(beside=beside)
    word = word_at(lyrics.lines[line], position_ms)
    if word is None:
        return Sung(line, beside)
    return Sung(line, beside, *word)


def next_start_ms(lyrics: Lyrics, position_ms: float) -> int | None:
    """Return when the next line begins, None after the last and without times."""
    if not lyrics.synced:
        return None
    index = bisect_right(lyrics.lines, position_ms, key=lambda line: line.start_ms)
    return lyrics.lines[index].start_ms if index < len(lyrics.lines) else None


def sung_letters(lyrics: Lyrics, sung: Sung) -> float:
    """Return how many letters of the current line are over, with a part of the one being sung.

    A line without timed words is over as soon as it begins: all of it is lit.
    """
    if sung.line is None:
        return 0.0
    line = lyrics.lines[sung.line]
    if not line.words:
        return float(len(line.text))
    if sung.word is None:
        return 0.0
    lead = len("".join(word.text for word in line.words)) - len(
        "".join(word.text for word in line.words).lstrip()
    )
    before = sum(len(word.text) for word in line.words[: sung.word])
    word = line.words[sung.word].text
    return max(before - lead, 0) + len(word.rstrip()) * sung.share
