"""Works and movements in titles, for files whose tags do not name them.

"Symphony No. 5 in C minor, Op. 67: I. Allegro con brio" is how most classical albums are tagged.
"""

import re
from typing import NamedTuple

from player.library.tags.numbers import number_of

_NUMBERED = re.compile(
    r"(?P<work>\S.{2,}?)\s*(?::|\s[-\u2013\u2014]|,)\s+"
    r"(?:No\.\s*)?(?P<number>[IVXL]{1,7}|\d{1,3})[a-d]?\.\s*(?P<movement>\S.*)"
)
_NAMED = re.compile(
    r"(?P<work>\S.{2,}?)\s*(?::|\s[-\u2013\u2014])\s+"
    r"(?P<movement>(?:Variation|Variatio|Var\.|Aria\b|Act\b|Scene|Fugue|Prelude|Nr\.|No\.)\s*"
    r"(?P<number>[IVXL]{1,7}\b|\d{1,3})?.*)"
)
_CATALOGUE = re.compile(
    r"\b(?:Opp?\.|op\.|BWV|KV?\.?|D\.|RV|Hob\.|HWV|TWV|S\.|WoO|Wq|L\.|BB|Sz\.?|SWV|WAB|FWV|B\.)\s*"
    r"(?:Anh\.?\s*)?(?:[IVXL]+\s*[:/]\s*)?\d",
)
_FORM = re.compile(
    r"\b(?:symphon|sinfoni|concert|sonat|suite|quartet|quartett|quintet|trio|partita|mass|messe|"
    r"requiem|cantata|kantate|etude|étude|nocturne|variation|prelude|präludi|toccata|passion|"
    r"oratori|divertimento|serenad|ouverture|overture|rhapsod|bagatelle|lieder|magnificat)",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


class Movement(NamedTuple):
    """One movement of a work."""

    work: str
    number: int | None
    name: str


def movement_in(title: str, composers: tuple[str, ...] = ()) -> Movement | None:
    """Return the movement a title names; None unless it looks like a work beyond doubt.

    A numbered part alone is not enough ("Live: 2. Encore"): the front must be a musical form or
    carry a catalogue number.

    Args:
        title: Of the track.
        composers: Their surnames in front of the work are left out: "Brahms: Symphony No. 1".
    """
    for pattern in (_NUMBERED, _NAMED):
        match = pattern.fullmatch(title.strip())
        if match is None:
            continue
        work = _without_composer(match["work"].strip(" ,"), composers)
        if _CATALOGUE.search(work) or (pattern is _NUMBERED and _FORM.search(work)):
            return Movement(work, _number(match["number"]), match["movement"].strip())
    return None


def _without_composer(work: str, composers: tuple[str, ...]) -> str:
    front, colon, rest = work.partition(":")
    surnames = {name.split()[-1].casefold() for name in composers if name.split()}
    known = front.strip().casefold().split()[-1:] and front.split()[-1].casefold() in surnames
    return rest.strip() if colon and rest.strip() and known else work


def _number(text: str | None) -> int | None:
    """Read "IV" and "4"."""
    if text is None or text.isdigit():
        return number_of(text or "")
    values = [_ROMAN[letter] for letter in text]
    later = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, later, strict=True))
