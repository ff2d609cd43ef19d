"""LRCLIB over a local server: what is sent, what comes back, and what goes wrong."""

import json
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from player.errors import PlayerError
from player.lyrics.lookup import LyricsLookup
from player.model import Track

SONG = Track(
    path="/m/a.flac", title="夜航", artist="林瑶", album="夜航", duration_ms=201_400, genre="Secret"
)


class Lrclib(ThreadingHTTPServer):
    """Answers what it is told to, and keeps what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.status, self.body = 200, b"{}"
        self.headers: dict[str, str] = {}
        self.asked: list[tuple[str, dict[str, list[str]], dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        parts = urlsplit(self.path)
        self.server.asked.append((parts.path, parse_qs(parts.query), dict(self.headers)))
        self.send_response(self.server.status)
        told = {"Content-Length": str(len(self.server.body))} | self.server.headers
        for name, value in told.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(self.server.body)

    def log_message(self, *_):
        pass


@pytest.fixture
def lrclib():
    server = Lrclib()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def test_timed_lyrics_come_back_and_nothing_else_was_sent(lrclib):
    lrclib.body = json.dumps(
        {"syncedLyrics": "[00:01.00]夜航的船", "plainLyrics": "夜航的船", "id": 7}
    ).encode()
    assert LyricsLookup(lrclib.url).ask(SONG) == "[00:01.00]夜航的船"
    (path, sent, headers) = lrclib.asked[0]
    assert path == "/api/get"
    assert sent == {
        "artist_name": ["林瑶"],
        "track_name": ["夜航"],
        "album_name": ["夜航"],
        "duration": ["201"],
    }
    assert headers["User-Agent"].startswith("Galaxia")
    assert "Cookie" not in headers


@pytest.mark.parametrize(
    "status, body, expected",
    [
        (200, {"plainLyrics": "only words"}, "only words"),
        (200, {"instrumental": True, "syncedLyrics": None, "plainLyrics": None}, ""),
        (404, {"message": "no such track"}, ""),
    ],
)
def test_plain_lyrics_and_none_at_all(lrclib, status, body, expected):
    lrclib.status, lrclib.body = status, json.dumps(body).encode()
    assert LyricsLookup(lrclib.url).ask(SONG) == expected


@pytest.mark.parametrize(
    "status, body", [(200, b"<html>"), (200, b'{"syncedLyrics": 7}'), (500, b"")]
)
def test_an_odd_answer_is_one_sentence(lrclib, status, body):
    lrclib.status, lrclib.body = status, body
    answer = LyricsLookup(lrclib.url).ask(SONG)
    assert isinstance(answer, PlayerError)
    assert answer.code == "lyrics.odd_answer"


@pytest.mark.parametrize(
    "status, headers, body, code",
    [
        (302, {"Location": "http://127.0.0.1:1/elsewhere"}, b"", "source.moved"),
        (429, {"Retry-After": "0"}, b"", "source.unreachable"),
        (200, {"Content-Length": "100"}, b'{"sy', "source.unreachable"),
        (200, {}, b"null", "lyrics.odd_answer"),
    ],
)
def test_whatever_goes_wrong_is_one_sentence(lrclib, status, headers, body, code):
    lrclib.status, lrclib.body, lrclib.headers = status, body, headers
    answer = LyricsLookup(lrclib.url).ask(SONG)
    assert isinstance(answer, PlayerError)
    assert answer.code == code
    assert "\n" not in answer.sentence
    assert "Traceback" not in answer.sentence


def test_a_server_that_is_not_there_is_one_sentence():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and nobody listens
        answer = LyricsLookup(f"http://127.0.0.1:{taken.getsockname()[1]}").ask(SONG)
    assert answer.code == "source.unreachable"


def test_a_track_without_artist_or_title_is_not_asked_about():
    lookup = LyricsLookup()
    assert lookup.can_ask(SONG)
    assert not lookup.can_ask(Track(path="/m/b.flac", title="only"))
