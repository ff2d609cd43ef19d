"""Han characters as they sound, without tones.

The table was made from pypinyin's, which takes 57 MB in each process (packaging/prepare_pinyin.py).
"""

import functools
import itertools
from importlib import resources

MOST_HAN = 60

Phrases = dict[str, list[tuple[str, tuple[str, ...]]]]


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return not text.isascii() and any(map(_is_han, text))


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


@functools.cache
def _tables() -> tuple[dict[str, str], Phrases]:
    """The sound of each character, and by first character the phrases that sound otherwise."""
    text = resources.files("resources").joinpath("pinyin/readings.txt").read_text("utf-8")
    singles, _, phrases = text.partition("\n\n")
    sounds = {
        char: sound
        for sound, _, chars in (line.partition(" ") for line in singles.splitlines())
        for char in chars
    }
    odd: Phrases = {}
    for phrase, *reading in sorted(map(str.split, phrases.splitlines()), key=_longest_first):
        odd.setdefault(phrase[0], []).append((phrase, tuple(reading)))
    return sounds, odd


def _longest_first(line: list[str]) -> int:
    return -len(line)


@functools.lru_cache(maxsize=2048)
def syllables(text: str) -> tuple[str, ...]:
    """Return a syllable for each Han character, other runs as they are."""
    runs = itertools.groupby(text[:MOST_HAN], _is_han)
    parts = (_spoken("".join(run)) if han else ["".join(run)] for han, run in runs)
    return tuple(itertools.chain.from_iterable(parts))


def _spoken(han: str) -> list[str]:
    sounds, odd = _tables()
    spoken: list[str] = []
    while len(spoken) < len(han):
        at = len(spoken)
        phrases = odd.get(han[at], ())
        whole = (reading for phrase, reading in phrases if han.startswith(phrase, at))
        spoken += next(whole, (sounds.get(han[at], han[at]),))
    return spoken


def spelled(text: str) -> str:
    """Return full pinyin and initials of a text's Han runs: "yehang yh" for 夜航."""
    runs = ("".join(run) for han, run in itertools.groupby(text, _is_han) if han)
    parts = [syllables(run) for run in runs]
    full = "".join(itertools.chain(*parts))
    initials = "".join(syllable[:1] for part in parts for syllable in part)
    return f"{full} {initials}" if full else ""
