"""Where the chorus is, told from the text: the longest run of lines that comes again."""

from collections import defaultdict

from player.lyrics.model import Line, Lyrics

_MOST_LINES = 400
_LEAST_LETTERS = 12
"""A line that comes again alone must be this long: "Oh" is no chorus."""

_APART_MS = 1_000
LEAD_MS = 300
"""So much sooner one is let in, not to miss the first breath."""


def chorus_starts_ms(lyrics: Lyrics) -> tuple[int, ...]:
    """Return when a chorus begins, each time; empty where no lines come again."""
    sung = [line for line in lyrics.lines if line.text and not line.background]
    if not lyrics.synced or not 2 <= len(sung) <= _MOST_LINES:
        return ()
    texts = [_plain(line.text) for line in sung]
    places, length = _longest_repeat(texts)
    if length == 0 or len("".join(texts[places[0] : places[0] + length])) < _LEAST_LETTERS:
        return ()
    return _apart([sung[place] for place in places])


def next_chorus_ms(lyrics: Lyrics, position_ms: float) -> int | None:
    """Return where to go for the next chorus, after the last one the first; None without any."""
    starts = [max(start - LEAD_MS, 0) for start in chorus_starts_ms(lyrics)]
    return next(
        (start for start in starts if start > position_ms + _APART_MS), min(starts, default=None)
    )


def _longest_repeat(texts: list[str]) -> tuple[list[int], int]:
    """Return where the longest run that comes again begins, each time, and its lines.

    Runs grow line by line; of equally long ones the most frequent, then the first.
    """
    starts: dict[tuple[str, ...], list[int]] = {(): list(range(len(texts)))}
    best: tuple[list[int], int] = ([], 0)
    for length in range(1, len(texts) // 2 + 1):
        longer: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for run, places in starts.items():
            for place in places:
                end = place + length
                if end <= len(texts):
                    longer[(*run, texts[end - 1])].append(place)
        starts = {run: kept for run, at in longer.items() if len(kept := _separate(at, length)) > 1}
        if not starts:
            break
        best = (max(starts.values(), key=len), length)
    return best


def _separate(places: list[int], length: int) -> list[int]:
    """Return the places of a run that do not overlap."""
    kept: list[int] = []
    for place in places:
        if not kept or place >= kept[-1] + length:
            kept.append(place)
    return kept


def _apart(lines: list[Line]) -> tuple[int, ...]:
    starts: list[int] = []
    for line in lines:
        if not starts or line.start_ms - starts[-1] > _APART_MS:
            starts.append(line.start_ms)
    return tuple(starts)


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
