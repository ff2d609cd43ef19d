"""Write resources/pinyin/readings.txt from pypinyin's tables: `python packaging/prepare_pinyin.py`.

pypinyin itself takes 57 MB and 0.3 s in each process that scans. Readings without tones need only
the sound of each character, and of those phrases in which a character sounds otherwise.
"""

from pathlib import Path

from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT
from pypinyin.contrib.tone_convert import to_normal

HAN = range(0x3400, 0xA000)
OUT = Path(__file__).parents[1] / "resources" / "pinyin" / "readings.txt"


def sounds() -> dict[str, str]:
    """Return the usual sound of each character."""
    return {chr(code): lazy_pinyin(chr(code))[0] for code in sorted(PINYIN_DICT) if code in HAN}


def odd_phrases(usual: dict[str, str]) -> dict[str, str]:
    """Return the phrases that do not sound like their characters one by one."""
    found = {}
    for phrase, syllables in sorted(PHRASES_DICT.items()):
        reading = [to_normal(syllable[0]) for syllable in syllables]
        is_han = all(char in usual for char in phrase) and len(reading) == len(phrase)
        if is_han and reading != [usual[char] for char in phrase]:
            found[phrase] = " ".join(reading)
    return found


def main() -> None:
    """Write a line a syllable with its characters, a blank line, a line a phrase."""
    usual = sounds()
    by_sound: dict[str, list[str]] = {}
    for char, sound in usual.items():
        by_sound.setdefault(sound, []).append(char)
    lines = [f"{sound} {''.join(chars)}" for sound, chars in sorted(by_sound.items())]
    lines += ["", *(f"{phrase} {reading}" for phrase, reading in odd_phrases(usual).items())]
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
