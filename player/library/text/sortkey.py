"""Sort keys that compare as bytes: articles dropped, digits by value, Han by sound.

Scripts follow each other as in a record shop: digits, Latin with Han by pinyin, kana, the rest.
No ICU: accents are ignored except for the letters that Swedish, German, Spanish and Czech sort
apart, and only when the listener's language asks for it.
"""

import functools
import re
import unicodedata

from player.text.pinyin import has_han, syllables

_ARTICLE = re.compile(
    r"(?:the|an?|der|die|das|le|la|les|los|las|el|il|lo|gli)\s+(?=\S)|l['\u2019]", re.IGNORECASE
)
_DIGITS = re.compile(r"\d+")
_KANA = str.maketrans({chr(code): chr(code - 0x60) for code in range(0x30A1, 0x30F7)})
_ASCII_WORDS = {code: " " for code in range(128) if not (chr(code).isalnum() or chr(code) == "{")}
_TAIL = "\uffff"
KEY_CHARACTERS = 80

TAILORED: dict[str, dict[str, str]] = {
    "sv": {"å": "z{a", "ä": "z{b", "ö": "z{c"},
    "de": {"ä": "a", "ö": "o", "ü": "u", "ß": "ss"},
    "cs": {"č": "c{", "ch": "h{", "ř": "r{", "š": "s{", "ž": "z{"},
    "es": {"ñ": "n{"},
}
"""What a language sorts as a letter of its own; "{" follows "z" in every key."""


@functools.lru_cache(maxsize=2048)
def sort_key(text: str, language: str = "") -> str:
    """Return the key; names that are only an article or punctuation keep it, nothing sorts last."""
    stripped = text.strip()
    article = _ARTICLE.match(stripped)
    bare = stripped[article.end() :] if article else text
    key = _DIGITS.sub(_by_value, _plain(bare[:KEY_CHARACTERS], TAILORED.get(language, {})))
    if key.isascii():
        words = key.translate(_ASCII_WORDS)
    else:
        words = "".join(char if char.isalnum() or char == "{" else " " for char in key)
    return " ".join(words.split()) or (_TAIL + bare if bare.strip() else _TAIL * 2)


def _by_value(digits: re.Match[str]) -> str:
    """2 before 10: the count of digits goes first."""
    number = digits[0].lstrip("0")
    return f" {len(number):02d}{number} "


def _plain(text: str, tailored: dict[str, str]) -> str:
    lower = (text if text.isascii() else unicodedata.normalize("NFC", text)).lower()
    for letter, place in tailored.items():
        lower = lower.replace(letter, place)
    if lower.isascii():
        return lower
    if has_han(lower):
        lower = " ".join(syllables(lower))
    split = unicodedata.normalize("NFKD", lower.casefold())
    bare = "".join(char for char in split if not unicodedata.combining(char))
    return unicodedata.normalize("NFC", bare).translate(_KANA)
