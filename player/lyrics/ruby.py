"""Ruby in TTML: a container with a base and the text that stands above it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

_ABOVE = frozenset({"text", "textContainer", "delimiter"})


def written(element: Element) -> str:
    """Return the text of an element as it is written, without what stands above it."""
    parts = [element.text or ""]
    for child in element:
        if _ruby(child) not in _ABOVE:
            parts.append(written(child))
        parts.append(child.tail or "")
    return "".join(parts)


def ruby_pairs(element: Element) -> Iterator[tuple[str, str]]:
    """Yield what is written and how it sounds, for each container below an element, in order."""
    for child in element.iter():
        if _ruby(child) == "container":
            bases = [written(part) for part in child.iter() if _ruby(part) == "base"]
            sounds = ["".join(part.itertext()) for part in child.iter() if _ruby(part) == "text"]
            if len(bases) == len(sounds):
                yield from zip(bases, sounds, strict=True)
            else:  # one reading for several characters, or the other way round
                yield "".join(bases), "".join(sounds)


def _ruby(element: Element) -> str:
    found = (value for key, value in element.items() if key.rpartition("}")[2] == "ruby")
    return next(found, "")
