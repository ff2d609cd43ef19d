"""Plays are told elsewhere only when the listener asked for it, once, and with their own time."""

import json
from urllib.parse import parse_qs

import httpx2
import pytest

from player.library.keep.annotations import Play
from player.library.remote.sources import NewSource
from player.service.http import UnreachableError
from player.service.scrobblers import Scrobbler, lastfm_signature
from player.service.source import Credentials, ScrobblerKind
from player.service.subsonic import BarredError
from tests.support.window import make_music

STARTED_MS = 1_700_000_000_000
MINUTES = 60_000


@pytest.fixture
def heard(library, tmp_path):
    """Play a track of the library for some time."""
    library.scan([make_music(tmp_path / "music", albums=2)])
    with library.database.transaction() as connection:
        connection.execute("UPDATE track SET duration_ms = 240000")
    ids = [int(key) for key in library.tracks.ids("", "title")]

    def play(heard_ms, place=0):
        library.annotations.record_play(Play(ids[place], STARTED_MS + place * 1000, heard_ms))

    return play


@pytest.fixture
def service(library):
    """Add a service; the answers of its server are scripted."""
    asked = []

    def add(kind, *answers):
        source_id = library.sources.add(NewSource(kind, "https://api.example", kind=kind))
        waiting = list(answers)

        def answer(request):
            asked.append(request)
            status, body = waiting.pop(0) if waiting else (200, {"status": "ok"})
            return httpx2.Response(status, json=body)

        client = httpx2.Client(transport=httpx2.MockTransport(answer))
        credentials = Credentials("ann", "sesame", "key:secret")
        scrobbler = Scrobbler(ScrobblerKind(kind), client, "https://api.example", credentials)
        return lambda: scrobbler.run(library.outbox, source_id), asked

    return add


def test_nothing_is_told_by_default(library, heard):
    heard(4 * MINUTES)
    assert library.outbox.count() == 0


def test_half_a_track_is_a_listen_and_less_is_none(library, heard, service):
    service("listenbrainz")
    heard(1 * MINUTES)
    assert library.outbox.count() == 0
    heard(2 * MINUTES, 1)
    assert library.outbox.count() == 1


def test_listenbrainz_hears_title_artist_album_and_start(heard, service):
    run, asked = service("listenbrainz")
    heard(3 * MINUTES)
    heard(3 * MINUTES, 1)
    assert run() == 2
    assert run() == 0
    (request,) = asked
    assert request.headers["Authorization"] == "Token key:secret"
    first, second = json.loads(request.content)["payload"]
    assert (first["listened_at"], second["listened_at"]) == (1_700_000_000, 1_700_000_001)
    about = first["track_metadata"]
    assert about["track_name"] == "Spiral Arm"
    assert about["artist_name"] in {"Orion Quartet", "林瑶"}
    assert set(about) == {"track_name", "artist_name", "release_name", "additional_info"}


def test_one_listen_that_is_refused_takes_no_other_along(library, heard, service):
    run, _ = service("listenbrainz", (400, {}), (200, {}), (400, {}))
    heard(3 * MINUTES)
    heard(3 * MINUTES, 1)
    run()
    assert len(library.outbox.problems()) == 1
    assert library.outbox.count() == 0


def test_a_wrong_token_loses_nothing(library, heard, service):
    run, _ = service("listenbrainz", (401, {}))
    heard(3 * MINUTES)
    with pytest.raises(BarredError):
        run()
    assert library.outbox.count() == 1


def test_a_service_that_is_down_gets_it_later(library, heard, service):
    run, _ = service("listenbrainz", *[(503, {})] * 8)
    heard(3 * MINUTES)
    with pytest.raises(UnreachableError):
        run()
    assert library.outbox.count() == 1


def test_lastfm_gets_a_session_first_and_signed_listens(heard, service):
    run, asked = service("lastfm", (200, {"session": {"key": "sk1"}}), (200, {"scrobbles": {}}))
    heard(3 * MINUTES)
    assert run() == 1
    login, told = (
        {name: value[0] for name, value in parse_qs(request.content.decode()).items()}
        for request in asked
    )
    assert login["method"] == "auth.getMobileSession"
    assert told["sk"] == "sk1"
    assert told["timestamp[0]"] == "1700000000"
    signed = {name: told[name] for name in told if name not in {"api_sig", "format"}}
    assert told["api_sig"] == lastfm_signature(signed, "secret")
    assert "secret" not in told.values()
