"""The `[language:...]` tag of KRC: translation and Latin syllables, packed as base64 of JSON."""

import base64
import binascii
from dataclasses import replace

import msgspec

from player.lyrics.model import MAX_TEXT, Line
from player.lyrics.readings import readings_of

MAX_LANGUAGE = 1 << 20
_SPOKEN, _TRANSLATED = 0, 1


class _Part(msgspec.Struct):
    """One text for each line, in pieces: a syllable each, or the whole line."""

    kind: int = msgspec.field(name="type", default=-1)
    lines: list[list[str]] = msgspec.field(name="lyricContent", default_factory=list)


class _Language(msgspec.Struct):
    content: list[_Part] = []


def explained(lines: list[Line], packed: str) -> list[Line]:
    """Return lines with what the tag says of them; a tag that makes no sense says nothing."""
    try:
        language = msgspec.json.decode(base64.b64decode(packed, validate=True), type=_Language)
    except (binascii.Error, msgspec.MsgspecError, ValueError, RecursionError):
        return lines
    for part in language.content:
        told = zip(lines, part.lines, strict=False)
        if part.kind == _TRANSLATED:
            changed = [replace(line, translation=_joined(said)) for line, said in told]
        elif part.kind == _SPOKEN:
            changed = [_spoken(line, said) for line, said in told]
        else:
            continue
        lines = changed + lines[len(changed) :]
    return lines


def _spoken(line: Line, syllables: list[str]) -> Line:
    """Put the syllables above the words where there is one for each."""
    said = replace(line, romanisation=_joined(syllables))
    if len(syllables) != len(line.words):
        return said
    pairs = ((word.text, sound) for word, sound in zip(line.words, syllables, strict=True))
    return replace(said, readings=readings_of(line.text, pairs))


def _joined(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())[:MAX_TEXT]
