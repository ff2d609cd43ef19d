"""Looking things up online: never unasked, only what was said, against servers of our own."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from player.errors import PlayerError
from player.lookup.lookup import Lookup, save_cover
from player.lookup.question import Cover, Releases, Servers, told_to
from player.settings.schema import Settings

MBID = "76df3287-6cda-33eb-8e9a-044b5e15ffdd"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
RELEASE = {
    "id": MBID, "score": 100, "title": "Dummy", "date": "1994-08-22", "country": "GB",
    "track-count": 11,
    "artist-credit": [{"name": "Portishead", "joinphrase": " & "}, {"name": "Friends"}],
    "label-info": [{"catalog-number": "828 522-2", "label": {"name": "Go! Beat"}}],
}  # fmt: skip


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append((self.path, dict(self.headers)))
        status, headers, body = self.server.answers[urlsplit(self.path).path]
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@contextmanager
def serving(answers):
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.answers, server.asked = answers, []
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    url = f"http://127.0.0.1:{server.server_port}"
    try:
        yield Lookup(lambda: True, Servers(url, url)), server.asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def releases(*found):
    return {"/ws/2/release": (200, {}, json.dumps({"releases": found}).encode())}


def test_it_is_off_until_the_listener_says_otherwise():
    assert not Settings().library.online_lookup
    with pytest.raises(PlayerError, match="switched off") as caught:
        Lookup(lambda: False).releases("A", "B")
    assert caught.value.code == "lookup.off"


def test_it_says_what_it_sends_and_sends_nothing_else():
    said = told_to(Releases("Portishead", "Dummy"))
    assert said == "https://musicbrainz.org is told the artist “Portishead” and the album “Dummy”."
    assert MBID in told_to(Cover(MBID))
    with serving(releases()) as (lookup, asked):
        assert lookup.releases('Port"is', "Dummy") == ()
    ((path, headers),) = asked
    query = parse_qs(urlsplit(path).query)
    assert query["query"] == ['release:"Dummy" AND artist:"Port\\"is"']
    assert set(query) == {"query", "fmt", "limit"}
    assert set(headers) <= {"Host", "Accept", "Accept-Encoding", "Connection", "User-Agent"}
    assert headers["User-Agent"] == "Galaxia"


def test_releases_come_with_what_the_editor_can_write():
    worse = {"id": MBID[::-1], "title": "Dummy (live)", "score": 40}
    with serving(releases(worse, RELEASE)) as (lookup, _):
        first, second = lookup.releases("Portishead", "Dummy")
    assert (first.title, first.artist, first.tracks) == ("Dummy", "Portishead & Friends", 11)
    assert first.fields == {
        "musicbrainz_albumid": (MBID,),
        "date": ("1994-08-22",),
        "label": ("Go! Beat",),
        "catalognumber": ("828 522-2",),
    }
    assert (second.score, second.fields["musicbrainz_albumid"]) == (40, (MBID[::-1],))


def test_a_cover_is_fetched_where_the_archive_sends_us_and_never_replaces_one(tmp_path):
    place = {"Location": "/there.png"}
    answers = {
        f"/release/{MBID}/front-500": (307, place, b""),
        "/there.png": (200, {"Content-Type": "image/png"}, PNG),
    }
    with serving(answers) as (lookup, _):
        picture = lookup.cover(MBID)
    assert picture == PNG
    assert save_cover(tmp_path, picture) == tmp_path / "cover.png"
    assert save_cover(tmp_path, b"\x89PNGother") is None
    assert (tmp_path / "cover.png").read_bytes() == PNG


@pytest.mark.parametrize(
    "answer",
    [(404, {}, b""), (200, {"Content-Type": "text/html"}, b"<html>"),
     (200, {"Content-Type": "image/svg+xml"}, b"<svg/>")],
)  # fmt: skip
def test_what_is_no_picture_is_no_cover(answer):
    with serving({f"/release/{MBID}/front-500": answer}) as (lookup, _):
        assert lookup.cover(MBID) is None


@pytest.mark.parametrize("body", [b"", b"[]", b'{"releases": [{}]}', b'{"releases": 7}', b"<html>"])
def test_an_odd_answer_is_one_sentence(body):
    answers = {"/ws/2/release": (200, {}, body)}
    with serving(answers) as (lookup, _), pytest.raises(PlayerError, match="answers oddly"):
        lookup.releases("A", "B")


def test_an_id_that_is_none_is_not_sent():
    nowhere = Servers("http://127.0.0.1:9", "http://127.0.0.1:9")
    assert Lookup(lambda: True, nowhere).cover("../x") is None
