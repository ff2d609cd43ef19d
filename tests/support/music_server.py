"""A small music server with faults on demand: what a real one does on a bad day.

It speaks just enough Subsonic for a whole sync and for songs with ranges; tests change `songs`,
`faults` and `files` while it runs.
"""

import base64
import hashlib
import json
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

USER, PASSWORD = "listener", "sesame"
_PIECE = 16_384


@dataclass
class MusicServer:
    """What it holds, and what it does wrong.

    Attributes:
        faults: By endpoint: "cut" after `cut_after` bytes, "busy" (503, once), "garbage", "empty",
            "torn" (half a JSON), "refuse".
        asked: Endpoint and parameters of every question, in order.
        line_bytes_s: How fast songs go over the line; 0 for as fast as it goes.
        ranges: First bytes that songs were asked from.
        made: What less than a file is, by "SONG KBPS"; sent without a length when `made_endless`.
        bookmarks: Places in ms by song; None for a server that has never heard of them.
    """

    songs: list[dict] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    made: dict[str, bytes] = field(default_factory=dict)
    covers: dict[str, bytes] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    playlists: dict[str, list[str]] = field(default_factory=dict)
    bookmarks: dict[str, int] | None = field(default_factory=dict)
    open_subsonic: bool = True
    takes_tokens: bool = True
    scan_stamp: str = "2026-01-01T00:00:00Z"
    edition: str = "1"
    cut_after: int = 300_000
    line_bytes_s: int = 0
    made_endless: bool = False
    ignores_offsets: bool = False
    asked: list[tuple[str, dict[str, list[str]]]] = field(default_factory=list)
    ranges: list[int] = field(default_factory=list)
    moved_to: str = ""
    digest: bytes = b""
    claimed_bytes: int = 0
    url: str = ""

    def times(self, endpoint: str) -> int:
        return sum(name == endpoint for name, _ in self.asked)


def song(number: int, **more) -> dict:
    """A song as the server says it."""
    return {
        "id": f"s{number}", "title": f"Song {number}", "album": f"Album {number // 10}",
        "albumId": f"a{number // 10}", "artist": "Halyard", "duration": 180, "suffix": "flac",
        "size": 1000, "track": number % 10 + 1, "samplingRate": 96_000, "bitDepth": 24,
        "channelCount": 2, **more,
    }  # fmt: skip


@contextmanager
def music_server(tls=None, **state) -> Iterator[MusicServer]:
    """Run one on a free port of this machine until the block ends; `tls` is an SSL context."""
    held = MusicServer(**state)

    class Handler(_Handler):
        server_state = held

    server = _Server(("127.0.0.1", 0), Handler)
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    held.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield held
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that hangs up is no news; anything else is a fault of the test's."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_state: MusicServer

    def log_message(self, *_):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self._answer(parse_qs(body.decode(), keep_blank_values=True))

    def do_GET(self):
        self._answer(parse_qs(urlsplit(self.path).query, keep_blank_values=True))

    def _answer(self, values):
        state, endpoint = self.server_state, urlsplit(self.path).path.rpartition("/")[2]
        state.asked.append((endpoint, values))
        faults = state.faults.get(endpoint) or [""]
        fault = faults.pop(0) if len(faults) > 1 or endpoint in state.faults else ""
        if not faults:
            state.faults.pop(endpoint, None)
        if state.moved_to:
            self._send(302, b"", "text/plain", {"Location": f"{state.moved_to}{self.path}"})
        elif fault == "busy":
            self._send(503, b"", "text/plain", {"Retry-After": "0"})
        elif endpoint == "stream":
            self._stream(values, fault)
        elif endpoint == "getCoverArt":
            self._send(200, state.covers[values["id"][0]], "image/png")
        else:
            self._say(endpoint, values, fault)

    def _say(self, endpoint, values, fault):
        state = self.server_state
        open_to_all = endpoint == "getOpenSubsonicExtensions"
        if not open_to_all and (error := self._barred(values)):
            body = {"status": "failed", "error": {"code": error, "message": "no"}}
        else:
            body = {"status": "ok", **_CONTENT.get(endpoint, lambda *_: {})(state, values)}
        if state.bookmarks is None and endpoint.lower().endswith(("bookmark", "bookmarks")):
            body = {"status": "failed", "error": {"code": 0, "message": "Unknown method"}}
        if fault == "empty":
            body = {"status": "ok"}
        if fault == "refuse":
            body = {"status": "failed", "error": {"code": 0, "message": "not today"}}
        about = {"version": "1.16.1", "type": "test", "serverVersion": "1", "openSubsonic": True}
        text = json.dumps({"subsonic-response": {**(about if state.open_subsonic else {}), **body}})
        data = text.encode()
        if fault == "torn":
            data = data[: len(data) // 2]
        if fault == "garbage":
            self._send(200, b"\x1f\x8b garbage", "application/json", {"Content-Encoding": "gzip"})
        else:
            self._send(200, data, "application/json")

    def _barred(self, values):
        if "t" in values:
            salted = (PASSWORD + values["s"][0]).encode()
            right = hashlib.md5(salted, usedforsecurity=False).hexdigest()
            if not self.server_state.takes_tokens:
                return 41
            return 0 if values["t"] == [right] else 40
        given = values.get("p", [""])[0]
        return 0 if given == "enc:" + PASSWORD.encode().hex() else 40

    def _stream(self, values, fault):
        state, key = self.server_state, values["id"][0]
        if fault == "refuse":
            self._refuse("not today")
            return
        if values.get("format") != ["raw"]:
            self._make(key, values)
            return
        data = state.files[key]
        start = int(self.headers.get("Range", "bytes=0-")[6:].rstrip("-"))
        etag = f'"{state.edition}"'
        if self.headers.get("If-Range", etag) != etag:
            start = 0
        state.ranges.append(start)
        part = data[start:]
        size = state.claimed_bytes or len(data)
        headers = {"ETag": etag, "Content-Range": f"bytes {start}-{size - 1}/{size}"}
        if state.digest:
            headers["Repr-Digest"] = f"sha-256=:{base64.b64encode(state.digest).decode()}:"
        status = 206 if start or state.claimed_bytes else 200
        self._send(status, part, "audio/flac", headers, cut=fault == "cut")

    def _refuse(self, why):
        error = {"code": 0, "message": why}
        body = json.dumps({"subsonic-response": {"status": "failed", "error": error}})
        self._send(200, body.encode(), "application/json")

    def _make(self, key, values):
        state = self.server_state
        made = state.made.get(f"{key} {values['maxBitRate'][0]}")
        if made is None:
            self._refuse("no transcoder")
        elif state.made_endless:
            self._send(200, made, "audio/ogg", endless=True)
        else:
            self._send(200, made, "audio/ogg")

    def _send(self, status, data, kind, headers=None, *, cut=False, endless=False):
        self.send_response(status)
        self.send_header("Content-Type", kind)
        if endless:
            self.send_header("Connection", "close")
        else:
            self.send_header("Content-Length", str(len(data)))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.end_headers()
        try:
            self._write(data[: self.server_state.cut_after] if cut else data)
        except OSError:
            return
        if cut:
            self.close_connection = True

    def _write(self, data):
        speed = self.server_state.line_bytes_s
        if not speed:
            self.wfile.write(data)
            return
        pause = threading.Event()
        for start in range(0, len(data), _PIECE):
            self.wfile.write(data[start : start + _PIECE])
            pause.wait(_PIECE / speed)


def _page(state, values):
    start, count = int(values["songOffset"][0]) if "songOffset" in values else 0, 500
    start = 0 if state.ignores_offsets else start
    count = int(values.get("songCount", [count])[0])
    return {"searchResult3": {"song": state.songs[start : start + count]}}


def _starred(state, _values):
    return {"starred2": {"song": [song for song in state.songs if song.get("starred")]}}


def _song(state, values):
    return {"song": next(song for song in state.songs if song["id"] == values["id"][0])}


def _set(state, values, **change):
    for known in state.songs:
        if known["id"] in values["id"]:
            known.update(change)
    return {}


def _scrobble(state, values):
    for key, moment in zip(values["id"], values["time"], strict=True):
        played = next(song for song in state.songs if song["id"] == key)
        played["playCount"] = played.get("playCount", 0) + 1
        played["played_ms"] = [*played.get("played_ms", []), int(moment)]
    return {}


def _marks(state, _values):
    known = {song.get("id"): song for song in state.songs}
    marks = state.bookmarks or {}
    return {
        "bookmarks": {
            "bookmark": [
                {"entry": known[key], "position": place, "changed": "2026-01-01T00:00:00Z"}
                for key, place in marks.items()
            ]
        }
    }


def _mark(state, values):
    if state.bookmarks is not None:
        state.bookmarks[values["id"][0]] = int(values["position"][0])
    return {}


def _unmark(state, values):
    if state.bookmarks is not None:
        state.bookmarks.pop(values["id"][0], None)
    return {}


_CONTENT = {
    "getOpenSubsonicExtensions": lambda state, _: {
        "openSubsonicExtensions": [{"name": "formPost", "versions": [1]}]
        if state.open_subsonic
        else []
    },
    "getScanStatus": lambda state, _: {
        "scanStatus": {"scanning": False, "count": len(state.songs), "lastScan": state.scan_stamp}
    },
    "search3": _page,
    "getStarred2": _starred,
    "getSong": _song,
    "star": lambda state, values: _set(state, values, starred="2026-01-01T00:00:00Z"),
    "unstar": lambda state, values: _set(state, values, starred=""),
    "setRating": lambda state, values: _set(state, values, userRating=int(values["rating"][0])),
    "scrobble": _scrobble,
    "getBookmarks": _marks,
    "createBookmark": _mark,
    "deleteBookmark": _unmark,
    "getPlaylists": lambda _state, _values: {"playlists": {}},
}
