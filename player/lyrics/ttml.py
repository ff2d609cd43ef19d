"""TTML as music services write it: `<p>` lines, timed `<span>` words, roles for the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from player.documents import DocumentError
from player.lyrics.model import MAX_LINES, MAX_TIME_MS, MAX_WORDS, Line, Lyrics, Word, joined, tidy
from player.lyrics.readings import read_with, readings_of
from player.lyrics.ruby import ruby_pairs, written

MAX_DEPTH = 32

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(?:(\d{1,4}):)?(\d{1,6})(?:\.(\d{1,9}))?(?::(\d{1,4}))?")
_OFFSET = re.compile(r"(\d{1,9}(?:\.\d{1,9})?)(h|ms|m|s|f|t)")
_DECLARATION = re.compile(r"\A\s*(?:<\?xml[^>]{0,200}\?>)?\s*")
_WIDE = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class _Context:
    """What the head says: rates of the clock, and lines' companions by their key."""

    frame_rate: float = 30.0
    tick_rate: float = 1.0
    translations: dict[str, str] = field(default_factory=dict)
    romanisations: dict[str, str] = field(default_factory=dict)
    spoken: dict[str, tuple[Word, ...]] = field(default_factory=dict)


def looks_like_ttml(text: str) -> bool:
    """Return whether the text is XML with a `tt` root."""
    head = text[:4096]
    return head.lstrip().startswith("<") and re.search(r"<(?:\w{1,20}:)?tt[\s>]", head) is not None


def parse_ttml(text: str) -> Lyrics:
    """Return the lyrics of TTML text; `DocumentError` when it is no XML or tries tricks."""
    try:
        root = fromstring(
            _DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), forbid_dtd=True
        )
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise DocumentError("TTML", f"not well-formed or not safe ({error})") from error
    _check_depth(root)
    context = _context_of(root)
    every = (line for p in _all(root, "p") for line in _lines_of(p, context))
    lines = list(islice(every, MAX_LINES))
    metadata = tuple(_metadata_of(root))
    timed = any(line.start_ms or line.end_ms for line in lines)
    return Lyrics(tidy(lines), synced=timed, source="ttml", metadata=metadata)


def _check_depth(root: Element) -> None:
    """Refuse nesting that no lyrics have: every line would be read once for each level."""
    level, elements = 0, [root]
    while elements:
        level += 1
        if level > MAX_DEPTH:
            raise DocumentError("TTML", f"nested deeper than {MAX_DEPTH} elements")
        elements = [child for element in elements for child in element]


def time_ms(value: str, frame_rate: float = 30.0, tick_rate: float = 1.0) -> int | None:
    """Return a time expression in ms: `1:02.5`, `00:01:02.500`, `62.5s`, `62500ms`; else None."""
    value = value.strip()
    if match := _OFFSET.fullmatch(value):
        rates = {"f": 1000 / frame_rate, "t": 1000 / tick_rate}
        units = {"h": 3_600_000.0, "m": 60_000.0, "s": 1000.0, "ms": 1.0} | rates
        return min(round(float(match[1]) * units[match[2]]), MAX_TIME_MS)
    if match := _CLOCK.fullmatch(value):
        first, second, seconds, decimals, frames = match.groups()
        hours, minutes = (first, second) if second is not None else (None, first)
        whole_s = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds)
        part_ms = float(f"0.{decimals or 0}") * 1000 + int(frames or 0) * 1000 / frame_rate
        return min(whole_s * 1000 + round(part_ms), MAX_TIME_MS)
    return None


def _context_of(root: Element) -> _Context:
    frame_rate = _rate(_attribute(root, "frameRate"), 30.0)
    clock = _Context(
        frame_rate,
        _rate(_attribute(root, "tickRate"), frame_rate if _attribute(root, "frameRate") else 1.0),
    )
    return replace(
        clock,
        translations=_texts_by_key(root, "translation"),
        romanisations=_texts_by_key(root, "transliteration"),
        spoken=_spoken_by_key(root, clock),
    )


def _spoken_by_key(root: Element, context: _Context) -> dict[str, tuple[Word, ...]]:
    """Return the timed syllables of transliterations, which stand above the words."""
    spoken: dict[str, tuple[Word, ...]] = {}
    for block in _all(root, "transliteration"):
        for text in islice(_all(block, "text"), MAX_LINES):
            words = tuple(islice(_words_of(text, context), MAX_WORDS))
            spoken.setdefault(text.get("for", ""), words)
    return spoken


def _rate(value: str, otherwise: float) -> float:
    return float(value) if re.fullmatch(r"[1-9]\d{0,8}", value) else otherwise


def _texts_by_key(root: Element, container: str) -> dict[str, str]:
    """Return Apple's `<translation><text for="L1">...`; the first language wins."""
    texts: dict[str, str] = {}
    for block in _all(root, container):
        for text in _all(block, "text"):
            texts.setdefault(text.get("for", ""), " ".join("".join(text.itertext()).split()))
    return texts


def _metadata_of(root: Element) -> Iterator[tuple[str, str]]:
    if language := root.get(_LANG):
        yield "lang", language
    for element in root.iter():
        name = _name(element)
        if name == "title" and element.text:
            yield "ti", element.text.strip()
        elif name == "meta" and element.get("key"):
            yield element.get("key", ""), element.get("value", "")


def _lines_of(p: Element, context: _Context) -> Iterator[Line]:
    """Yield the sung line and the background lines in it."""
    agent, key = _attribute(p, "agent"), _attribute(p, "key")
    behind = [
        _line_of(span, context, agent, background=True) for span in p if _role(span) == "x-bg"
    ]
    line = _line_of(p, context, agent)
    if line.text or not behind:
        explained = replace(
            line,
            translation=context.translations.get(key) or line.translation,
            romanisation=context.romanisations.get(key) or line.romanisation,
        )
        yield read_with(explained, context.spoken.get(key, ()))
    yield from behind


def _line_of(element: Element, context: _Context, agent: str, *, background: bool = False) -> Line:
    words = tuple(_words_of(element, context))[:MAX_WORDS]
    begin = _time_of(element, "begin", context)
    end_ms = _time_of(element, "end", context)
    start_ms = begin if begin is not None else words[0].start_ms if words else 0
    if end_ms is None:
        end_ms = words[-1].end_ms if words else None
    text = joined(words) if words else " ".join(_own_text(element).split())
    return Line(
        start_ms,
        text,
        end_ms,
        words,
        _companion(element, "x-translation"),
        _companion(element, "x-roman"),
        agent,
        background,
        readings_of(text, ruby_pairs(element)),
    )


def _words_of(element: Element, context: _Context) -> Iterator[Word]:
    """Yield the timed spans; space outside of them belongs to the word before."""
    pending: Word | None = None
    for span in element:
        start_ms = _first_time(span, context)
        text = written(span)
        if _role(span) or start_ms is None:
            continue
        if not text.strip():
            pending = pending and _spaced(pending)
            continue
        if pending:
            yield _spaced(pending) if text[0].isspace() else pending
        word = Word(start_ms, " ".join(text.split()), _last_time(span, context))
        apart = text[-1].isspace() or _parts(span.tail or "", word.text)
        pending = _spaced(word) if apart else word
    if pending:
        yield Word(pending.start_ms, pending.text.rstrip(), pending.end_ms)


def _spaced(word: Word) -> Word:
    if word.text.endswith(" "):
        return word
    return Word(word.start_ms, word.text + " ", word.end_ms)


def _parts(tail: str, word: str) -> bool:
    """Return whether the space after a span is sung apart, not just a pretty-printed file."""
    return bool(tail) and tail.isspace() and not ("\n" in tail and _WIDE.search(word[-1:]))


def _own_text(element: Element) -> str:
    """Return the text of a line without what has a role of its own."""
    parts = [element.text or ""]
    for child in element:
        if _name(child) == "br":
            parts.append(" ")
        elif not _role(child):
            parts.append(written(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _companion(element: Element, role: str) -> str:
    spans = (span for span in element if _role(span) == role)
    return next((" ".join("".join(span.itertext()).split()) for span in spans), "")


def _time_of(element: Element, name: str, context: _Context) -> int | None:
    return time_ms(element.get(name, ""), context.frame_rate, context.tick_rate)


def _first_time(span: Element, context: _Context) -> int | None:
    """Return when a word begins; one with ruby may be timed by what stands above it."""
    begin = _time_of(span, "begin", context)
    if begin is not None or _attribute(span, "ruby") != "container":
        return begin
    times = (_time_of(part, "begin", context) for part in span.iter())
    return next((time for time in times if time is not None), None)


def _last_time(span: Element, context: _Context) -> int | None:
    """Return when a word ends, likewise."""
    end = _time_of(span, "end", context)
    if end is not None or _attribute(span, "ruby") != "container":
        return end
    times = (_time_of(part, "end", context) for part in span.iter())
    return max((time for time in times if time is not None), default=None)


def _role(element: Element) -> str:
    return _attribute(element, "role")


def _attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name: writers disagree about the namespaces."""
    values = (value for key, value in element.items() if key.rpartition("}")[2] == name)
    return next(values, "")


def _all(root: Element, name: str) -> Iterator[Element]:
    return (element for element in root.iter() if _name(element) == name)


def _name(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
