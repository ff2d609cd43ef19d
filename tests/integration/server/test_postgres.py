"""The same service on PostgreSQL: a client, the specification, changes, signing in."""

import pytest

from tests.integration.server.test_foreign_clients import ALBUMS, said_by
from tests.integration.server.test_specification import CALLS, filled
from tests.support import cloud, openapi, postgres
from tests.support.cloud_music import SONGS
from tests.support.signing_device import Device, exchange, log_in, pkce


@pytest.fixture(scope="module")
def on_postgres(cloud_music, tmp_path_factory):
    cloud.server_parts()
    database = postgres.start()
    try:
        home = tmp_path_factory.mktemp("pg")
        running = cloud.start(home, cloud_music, songs=SONGS, database=database.url)
        yield running
        running.stop()
    finally:
        database.stop()


@pytest.fixture
def asked(on_postgres):
    with on_postgres.client() as client:

        def ask(endpoint, **parameters):
            answer = client.get(
                f"/rest/{endpoint}", params={"f": "json", "c": "test", **parameters}
            )
            return answer.json()

        yield ask


def test_every_document_is_as_specified(asked):
    pytest.importorskip("jsonschema", reason="jsonschema is not installed")
    found = asked("search3", query="corner", songCount=1)["subsonic-response"]["searchResult3"]
    song = found["song"][0]
    made = asked("createPlaylist", name="Mine", songId=song["id"])["subsonic-response"]["playlist"]
    facts = {
        "song": song["id"],
        "album": song["albumId"],
        "artist": song["artistId"],
        "playlist": made["id"],
    }
    asked("createBookmark", id=song["id"], position=1)
    for name, parameters in CALLS.items():
        answer = asked(name, **filled(parameters, facts))
        assert answer["subsonic-response"]["status"] == "ok", (name, answer)
        assert openapi.problems(name, answer) == [], name


def test_a_client_nobody_here_wrote_is_at_home(on_postgres, tmp_path):
    said = said_by("py-sonic", on_postgres, tmp_path)
    assert set(ALBUMS) <= set(said["albums"])
    assert said["playlist"] == ["Corner", "Corner"]


def test_changes_pages_and_plays(asked):
    state = asked("getChanges")["subsonic-response"]["changes"]["newState"]
    (song,) = asked("search3", query="bean", songCount=1)["subsonic-response"]["searchResult3"][
        "song"
    ]
    for _ in range(2):
        asked("scrobble", id=song["id"], time=1_700_000_000_000)
    asked("star", id=song["id"])
    changes = asked("getChanges", since=state)["subsonic-response"]["changes"]
    (note,) = changes["updated"]["annotation"]
    assert (note["id"], note["playCount"]) == (song["id"], 1)
    page = asked("search3", query="", songCount=4, songOffset=6)["subsonic-response"]
    assert len(page["searchResult3"]["song"]) == SONGS - 6


def test_odd_names_and_numbers_are_answered(asked):
    for words in ({"name": "a\x00b"}, {"name": "'; DROP TABLE song; --"}):
        made = asked("createPlaylist", **words)["subsonic-response"]["playlist"]
        asked("deletePlaylist", id=made["id"])
    (song,) = asked("search3", query="bean", songCount=1)["subsonic-response"]["searchResult3"][
        "song"
    ]
    for name, words in (
        ("scrobble", {"time": "9" * 20}),
        ("createBookmark", {"position": "9" * 20}),
        ("getRandomSongs", {"fromYear": "9" * 20}),
        ("getAlbumList2", {"type": "byYear", "fromYear": "9" * 20, "toYear": "-9"}),
        ("search3", {"query": "%\x00_", "songOffset": "9" * 20}),
        ("getSong", {"id": "so-" + "9" * 18}),
    ):
        answer = asked(name, **{"id": song["id"], **words})["subsonic-response"]
        assert answer["status"] in ("ok", "failed")


def test_signing_in_and_an_entitlement(on_postgres):
    verifier, challenge = pkce()
    device = Device()
    with on_postgres.client("") as browser:
        code = log_in(browser, challenge)["code"]
        key = exchange(browser, code, verifier, device=device).json()["access_token"]
        assert exchange(browser, code, verifier).status_code == 400
    # the code came twice: what it gave was taken back
    answer = device.call(on_postgres, key, "registerDevice", name="Box")
    assert answer.json()["subsonic-response"]["error"]["code"] == 44
    fresh = Device()
    registered = fresh.call(on_postgres, on_postgres.key, "registerDevice", name="Box")
    assert registered.json()["subsonic-response"]["status"] == "ok"
    issued = fresh.call(on_postgres, on_postgres.key, "getEntitlement")
    assert issued.json()["subsonic-response"]["entitlement"]["token"].startswith("eyJ")
