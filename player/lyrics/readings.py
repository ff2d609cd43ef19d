"""How words sound, to stand above them: as a file says it, and pinyin for Chinese.

Kanji are never guessed at: a text with kana in it gets only what its file carries.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from player.lyrics.model import MAX_WORDS, Line, Lyrics, Reading, Word
from player.text.pinyin import MOST_HAN, syllables

_HAN = re.compile("[\u3400-\u9fff]+")
_NOT_CHINESE = re.compile("[\u3040-\u30ff\uac00-\ud7af\u1100-\u11ff]")
_SAME_MS = 20
"""Syllables of two lines that begin within this are the same one."""


def readings_of(text: str, pairs: Iterable[tuple[str, str]]) -> tuple[Reading, ...]:
    """Return readings at their places, from pairs of what is written and how it sounds, in order.

    A pair whose writing is not found after the one before is left out.
    """
    found: list[Reading] = []
    at = 0
    for written, sound in pairs:
        base, spoken = written.strip(), " ".join(sound.split())
        place = text.find(base, at) if base else -1
        if place < 0 or len(found) == MAX_WORDS:
            continue
        at = place + len(base)
        if spoken and spoken != base:
            found.append(Reading(place, len(base), spoken))
    return tuple(found)


def sounding_together(words: Sequence[Word], spoken: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """Yield each word with what is spoken while it is sung: what begins with it or within it."""
    left = list(spoken)
    for place, word in enumerate(words):
        after = words[place + 1].start_ms if place + 1 < len(words) else None
        sound = []
        while left and (after is None or left[0].start_ms < after - _SAME_MS):
            sound.append(left.pop(0).text)
        yield word.text, "".join(sound)


def read_with(line: Line, spoken: Sequence[Word]) -> Line:
    """Return a line with the words of its romanisation above its own, where both are timed."""
    if not line.words or len(spoken) < 2 or line.readings:
        return line
    return replace(line, readings=readings_of(line.text, sounding_together(line.words, spoken)))


def is_chinese(lyrics: Lyrics) -> bool:
    """Whether a text has Han characters, and nothing of Japanese or Korean."""
    text = lyrics.text
    return _HAN.search(text) is not None and _NOT_CHINESE.search(text) is None


def has_readings(lyrics: Lyrics) -> bool:
    """Whether the file itself says how words sound."""
    return any(line.readings for line in lyrics.lines)


def with_pinyin(lyrics: Lyrics) -> Lyrics:
    """Return Chinese lyrics with the sound of each character above it; others as they are."""
    if not is_chinese(lyrics):
        return lyrics
    lines = (
        line if line.readings else replace(line, readings=_pinyin(line.text))
        for line in lyrics.lines
    )
    return replace(lyrics, lines=tuple(lines))


def _pinyin(text: str) -> tuple[Reading, ...]:
    readings: list[Reading] = []
    for run in _HAN.finditer(text):
        han = run[0]
        for start in range(0, len(han), MOST_HAN):
            sounds = syllables(han[start : start + MOST_HAN])
            at = run.start() + start
            readings.extend(
                Reading(at + place, 1, sound)
                for place, sound in enumerate(sounds)
                if sound != text[at + place]
            )
    return tuple(readings)
