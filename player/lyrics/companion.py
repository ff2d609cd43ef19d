"""Which of several lines at one instant is sung, which translates it, which spells it in Latin."""

import re
from dataclasses import replace
from itertools import groupby

from player.lyrics.model import Line
from player.lyrics.readings import read_with

_KANA = re.compile("[\u3040-\u30ff]")
_HANGUL = re.compile("[\uac00-\ud7af]")
_HAN = re.compile("[\u3400-\u9fff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_TONED = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]", re.IGNORECASE)
_ROMAJI_WORD = re.compile(
    r"(?:(?:[kgsztdnhbpmyrwjfv]|ch|sh|ts|[kgnhbpmrj]y)?[aiueoāīūēōâîûêô]|n(?![aiueoy])'?"
    r"|([kstcpgdbz])(?=\1)|t(?=ch))+"
)
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


def merge_companions(lines: list[Line]) -> list[Line]:
    """Join lines that start together: the first is sung, the others explain it.

    Karaoke files write original, translation and romanisation as lines with the same stamp.
    """
    merged: list[Line] = []
    for _, group in groupby(sorted(lines, key=_start), key=_start):
        merged.extend(_merge(list(group)))
    return merged


def _start(line: Line) -> int:
    return line.start_ms


def _merge(group: list[Line]) -> list[Line]:
    apart = [line for line in group if line.background]
    sung = [line for line in group if line.text and not line.background]
    if not sung:
        return apart or group[:1]
    main, *others = sung
    explain = [line for line in others if line.text != main.text and line.agent == main.agent]
    apart += [line for line in others if line.agent != main.agent]
    number = len(explain)
    spoken = next((line for line in explain if romanises(line.text, main.text, number)), None)
    translation = " / ".join(line.text for line in explain if line is not spoken)
    translation = translation or main.translation  # a tag may have said it
    if spoken is None:
        return [replace(main, translation=translation), *apart]
    main = replace(main, translation=translation, romanisation=spoken.text)
    return [read_with(main, spoken.words), *apart]


def romanises(text: str, original: str, companions: int) -> bool:
    """Return whether `text` spells `original` in Latin letters.

    With two companions the Latin one is it; a single one must look like romaji or pinyin, since
    it may as well be an English translation.
    """
    if not _is_latin(text) or _is_latin(original):
        return False
    if companions > 1:
        return True
    if _KANA.search(original):
        return all(_ROMAJI_WORD.fullmatch(word) for word in _WORD.findall(text.lower()))
    return bool(_HAN.search(original) and len(_TONED.findall(text)) * 3 >= len(text.split()))


def _is_latin(text: str) -> bool:
    foreign = _KANA.search(text) or _HANGUL.search(text) or _HAN.search(text)
    return bool(_LATIN.search(text)) and not foreign
