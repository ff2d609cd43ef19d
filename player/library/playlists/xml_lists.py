"""Playlists made of XML: XSPF, WPL and ASX. Entities and DTDs are refused unread."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element, ParseError, SubElement, tostring

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from player.errors import PlayerError
from player.library.playlists.entries import PlaylistEntry, located, unquoted
from player.text.encoding import decode_unlabelled

_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,10};)")
_NAMESPACE = "http://xspf.org/ns/0/"
_SAFE = "/:@!$&'()*+,;=~"


def _parsed(raw: bytes, path: Path, *, lenient: bool) -> Element:
    """Parse; WPL and ASX are often written by hand, with bare ampersands and tags in any case."""
    try:
        if not lenient:
            return fromstring(raw, forbid_dtd=True)
        text = _BARE_AMPERSAND.sub(
            "&amp;", decode_unlabelled([raw.removeprefix(b"\xef\xbb\xbf")])[0]
        )
        return fromstring(re.sub(r"^\s*<\?[^>]*\?>", "", text), forbid_dtd=True)
    except DefusedXmlException as error:
        reason = "it defines entities"
        raise PlayerError("playlist.damaged", path=str(path), reason=reason) from error
    except (ParseError, ValueError) as error:
        raise PlayerError("playlist.damaged", path=str(path), reason=str(error)) from error


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2].lower()


def _text(element: Element, wanted: str) -> str:
    return next((child.text or "" for child in element if _name(child) == wanted), "").strip()


def read_xspf(raw: bytes, path: Path) -> Iterator[PlaylistEntry]:
    """Yield an XSPF's tracks; locations are percent-encoded, relative ones to the file."""
    for track in _parsed(raw, path, lenient=False).iter():
        location = _text(track, "location") if _name(track) == "track" else ""
        if location:
            plain = location if "://" in location else unquoted(location)
            duration = _text(track, "duration")
            title = " - ".join(filter(None, (_text(track, "creator"), _text(track, "title"))))
            duration_ms = int(duration) if duration.isdigit() and len(duration) < 10 else None
            yield PlaylistEntry(located(plain, path.parent), title, duration_ms)


def _attribute(element: Element, wanted: str) -> str:
    return next((text for name, text in element.items() if name.lower() == wanted), "").strip()


def read_wpl(raw: bytes, path: Path) -> Iterator[PlaylistEntry]:
    """Yield the media of a Windows Media Player list."""
    for media in _parsed(raw, path, lenient=True).iter():
        source = _attribute(media, "src") if _name(media) == "media" else ""
        if source:
            yield PlaylistEntry(located(source, path.parent))


def read_asx(raw: bytes, path: Path) -> Iterator[PlaylistEntry]:
    """Yield the first reference of each ASX entry."""
    for entry in _parsed(_lower_tags(raw), path, lenient=True).iter():
        if _name(entry) != "entry":
            continue
        places = (_attribute(child, "href") for child in entry if _name(child) == "ref")
        place = next(filter(None, places), "")
        if place:
            yield PlaylistEntry(located(place, path.parent), _text(entry, "title"))


def _lower_tags(raw: bytes) -> bytes:
    """ASX closes <Entry> with </ENTRY>."""
    return re.sub(rb"</?[A-Za-z]+", lambda match: match[0].lower(), raw)


def xspf_bytes(entries: Iterable[PlaylistEntry], name: str) -> bytes:
    """Return an XSPF document."""
    root = Element("playlist", version="1", xmlns=_NAMESPACE)
    SubElement(root, "title").text = _allowed(name)
    tracks = SubElement(root, "trackList")
    for entry in entries:
        track = SubElement(tracks, "track")
        SubElement(track, "location").text = _uri(entry)
        if entry.title:
            SubElement(track, "title").text = _allowed(entry.title)
        if entry.duration_ms is not None:
            SubElement(track, "duration").text = str(entry.duration_ms)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _uri(entry: PlaylistEntry) -> str:
    if entry.is_url:
        return entry.location
    plain = quote(entry.location.encode("utf-8", "surrogateescape"), safe=_SAFE)
    return f"file://{plain}" if plain.startswith("/") else plain


def _allowed(text: str) -> str:
    """XML holds no control characters and no lone surrogates."""
    clean = text.encode("utf-8", "replace").decode()
    return "".join(char for char in clean if char >= " " or char in "\t\n")


Reader = Callable[[bytes, Path], Iterator[PlaylistEntry]]
