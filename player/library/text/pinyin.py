"""Han characters as they sound.

pypinyin is loaded on first use: its tables take 57 MB and 0.3 s, which only scan workers should
pay, and the window imports this package to start a scan.
"""

import functools
import importlib
import itertools
from collections.abc import Callable

MOST_HAN = 60


def has_han(text: str) -> bool:
    """Whether a text holds Chinese characters."""
    return any("\u4e00" <= char <= "\u9fff" or "\u3400" <= char <= "\u4dbf" for char in text)


@functools.cache
def _speller() -> Callable[[str], list[str]]:
    speller: Callable[[str], list[str]] = importlib.import_module("pypinyin").lazy_pinyin
    return speller


def _is_han(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff"


@functools.lru_cache(maxsize=2048)
def syllables(text: str) -> tuple[str, ...]:
    """Return pinyin without tones for each Han character, other runs as they are."""
    return tuple(_speller()(text[:MOST_HAN]))


def spelled(text: str) -> str:
    """Return full pinyin and initials of a text's Han runs: "yehang yh" for 夜航."""
    runs = ("".join(run) for han, run in itertools.groupby(text, _is_han) if han)
    parts = [syllables(run) for run in runs]
    full = "".join(itertools.chain(*parts))
    initials = "".join(syllable[:1] for part in parts for syllable in part)
    return f"{full} {initials}" if full else ""
