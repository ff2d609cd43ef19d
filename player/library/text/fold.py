"""Folding for search: case, accents, punctuation, width, and traditional Chinese disappear."""

import functools
import unicodedata
from importlib import resources

import opencc

_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "\u0131": "i",
    }
)
_KANA = {code: chr(code - 0x60) for code in range(0x30A1, 0x30F7)}
_HAN_FIRST = "\u3400"


@functools.cache
def _simplified() -> dict[int, str]:
    """Traditional to simplified, one character each; the table is OpenCC's."""
    table = resources.files(opencc) / "dictionary" / "TSCharacters.txt"
    rows = (line.split() for line in table.read_text(encoding="utf-8").splitlines())
    return {ord(row[0]): row[1] for row in rows if len(row) > 1 and len(row[0]) == 1}


def fold(text: str) -> str:
    """Return lower-case words with single spaces between them, in one spelling of many.

    Everything but letters, digits and symbols such as "♥" or "+" separates words.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII).split())
    plain = "".join(char for char in _decomposed(text) if not unicodedata.combining(char))
    folded = unicodedata.normalize("NFC", plain).translate(_LETTERS)
    if max(folded, default="") >= _HAN_FIRST:
        folded = folded.translate(_simplified())
    return " ".join("".join(map(_kept, folded.translate(_KANA))).split())


def squeezed(folded: str) -> str:
    """Return the text without its spaces: "ac dc" is also found as "acdc"."""
    return folded.replace(" ", "")


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFKD", text.casefold())


@functools.lru_cache(maxsize=4096)
def _kept(char: str) -> str:
    """Punctuation, controls and format characters separate; an apostrophe joins."""
    if char in "'\u2019\u02bc`":
        return ""
    kind = unicodedata.category(char)
    return char if kind[0] in "LNS" or kind[0] == "M" else " "


_ASCII = {code: _kept(chr(code)) for code in range(128)}
