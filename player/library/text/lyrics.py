"""The words of lyrics without their times, for finding."""

import re

from player.library.text.fold import fold

LYRICS_CHARACTERS = 20_000
_MARKS = re.compile(r"\[[^\]\n]{0,40}\]|<[^>\n]{0,200}>|\{[^}\n]{0,200}\}")
_SUBTITLE_TIMES = re.compile(r"^[\d:,. ]+(?:-->[\d:,. ]+)?$", re.MULTILINE)


def words_of_lyrics(text: str) -> str:
    """Return the folded words of plain text, LRC, TTML or SRT."""
    bare = _MARKS.sub(" ", text[: LYRICS_CHARACTERS * 4])
    return fold(_SUBTITLE_TIMES.sub(" ", bare)[:LYRICS_CHARACTERS])
