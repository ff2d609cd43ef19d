"""How an answer is written: JSON, XML or JSONP, compressed when the client can read that."""

import gzip
import re
from collections.abc import Mapping
from importlib import metadata
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

import msgspec
from starlette.responses import Response

from player.server.failure import Failure

API_VERSION = "1.16.1"
NAMESPACE = "http://subsonic.org/restapi"
_TEXT_OF = {"genre", "line", "cue"}
"""Elements whose `value` is their text in XML."""

_COMPRESS_FROM = 1400
_CALLBACK = re.compile(r"[A-Za-z_$][\w$.]{0,63}\Z")
_VERSION = metadata.version("galaxia")


class Envelope:
    """The shape a client asked for with `f`, `callback` and Accept-Encoding."""

    def __init__(self, form: str, callback: str = "", *, can_unzip: bool = False) -> None:
        self._form = form if form in ("json", "jsonp") else "xml"
        self._callback = callback
        self._can_unzip = can_unzip

    def success(self, payload: Mapping[str, Any]) -> Response:
        """Answer with what was asked for."""
        return self._written({"status": "ok", **_about(), **payload})

    def failure(self, failure: Failure) -> Response:
        """Answer with an error: HTTP says 200, as the protocol wants it."""
        error = {"code": failure.code, "message": failure.message}
        if failure.help_url:
            error["helpUrl"] = failure.help_url
        return self._written({"status": "failed", **_about(), "error": error})

    def _written(self, body: dict[str, Any]) -> Response:
        content, kind = self._encoded(body)
        headers = {"Cache-Control": "no-store", "Vary": "Accept-Encoding"}
        if self._can_unzip and len(content) > _COMPRESS_FROM:
            content = gzip.compress(content, compresslevel=1, mtime=0)
            headers["Content-Encoding"] = "gzip"
        return Response(content, media_type=kind, headers=headers)

    def _encoded(self, body: dict[str, Any]) -> tuple[bytes, str]:
        if self._form == "xml":
            return _xml(body), "application/xml"
        content = msgspec.json.encode({"subsonic-response": body})
        if self._form == "jsonp":
            return b"%s(%s);" % (self._name().encode(), content), "application/javascript"
        return content, "application/json"

    def _name(self) -> str:
        return self._callback if _CALLBACK.match(self._callback) else "callback"


def _about() -> dict[str, Any]:
    return {
        "version": API_VERSION,
        "type": "galaxia",
        "serverVersion": _VERSION,
        "openSubsonic": True,
    }


def _xml(body: Mapping[str, Any]) -> bytes:
    root = Element("subsonic-response", {"xmlns": NAMESPACE})
    _fill(root, body)
    content: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return content


def _fill(element: Element, fields: Mapping[str, Any]) -> None:
    for name, value in fields.items():
        match value:
            case None:
                continue
            case Mapping():
                _fill(SubElement(element, name), value)
            case list() | tuple():
                for item in value:
                    _add(element, name, item)
            case _ if name == "value" and element.tag in _TEXT_OF:
                element.text = str(value)
            case _:
                element.set(name, _scalar(value))


def _add(element: Element, name: str, item: Any) -> None:
    child = SubElement(element, name)
    if isinstance(item, Mapping):
        _fill(child, item)
    else:
        child.text = _scalar(item)


def _scalar(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
