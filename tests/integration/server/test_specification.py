"""What the server answers, held against the OpenSubsonic project's own OpenAPI documents."""

import pytest
from defusedxml.ElementTree import fromstring

from tests.support import cloud, openapi

pytest.importorskip("jsonschema", reason="jsonschema is not installed")

BINARY = {"stream", "download", "getCoverArt", "getTranscodeStream"}
POSTED = {"getTranscodeDecision"}
OURS = {"getChanges"}


@pytest.fixture(scope="module")
def facts(served):
    """Ids the calls need, and the state that some answers are about."""
    with served.client() as client:

        def ask(endpoint, **parameters):
            answer = client.get(
                f"/rest/{endpoint}", params={"f": "json", "c": "test", **parameters}
            )
            inside = answer.json()["subsonic-response"]
            assert inside["status"] == "ok", inside
            return inside

        found = ask("search3", query="", songCount=100)["searchResult3"]
        songs = {song["title"]: song["id"] for song in found["song"]}
        album = next(one for one in found["album"] if one["name"] == "Night")
        corner = songs["Corner"]
        ask("star", id=[corner, album["id"]], artistId=album["artistId"])
        ask("setRating", id=corner, rating=4)
        ask("scrobble", id=corner, time=1_700_000_000_000)
        ask("scrobble", id=corner, submission="false")
        ask("createBookmark", id=corner, position=100, comment="here")
        ask("savePlayQueueByIndex", id=[corner, songs["Bean"]], currentIndex=1, position=20)
        made = ask("createPlaylist", name="Mine", songId=[corner, songs["Bean"], corner])
    return {
        "song": corner,
        "album": album["id"],
        "artist": album["artistId"],
        "playlist": made["playlist"]["id"],
    }


CALLS = {
    "ping": {},
    "getLicense": {},
    "getOpenSubsonicExtensions": {},
    "tokenInfo": {},
    "getUser": {"username": "ann"},
    "getUsers": {},
    "getMusicFolders": {},
    "getArtists": {},
    "getIndexes": {},
    "getMusicDirectory": {"id": "@artist"},
    "getArtist": {"id": "@artist"},
    "getAlbum": {"id": "@album"},
    "getSong": {"id": "@song"},
    "getGenres": {},
    "getArtistInfo2": {"id": "@artist"},
    "getAlbumInfo2": {"id": "@album"},
    "getArtistInfo": {"id": "@artist"},
    "getAlbumInfo": {"id": "@album"},
    "getSimilarSongs": {"id": "@song"},
    "getLyrics": {"artist": "Ane Brun", "title": "corner"},
    "getAlbumList": {"type": "newest"},
    "getStarred": {},
    "search2": {"query": "corner"},
    "getSimilarSongs2": {"id": "@song"},
    "getTopSongs": {"id": "@artist"},
    "getAlbumList2": {"type": "newest"},
    "getRandomSongs": {"size": 1, "genre": "Folk", "toYear": 2001, "fromYear": 2001},
    "getSongsByGenre": {"genre": "Folk"},
    "getStarred2": {},
    "search3": {"query": "", "songCount": 100},
    "getPlaylists": {},
    "getPlaylist": {"id": "@playlist"},
    "createPlaylist": {"playlistId": "@playlist", "songId": ["@song"]},
    "updatePlaylist": {"playlistId": "@playlist", "comment": "c", "songIdToAdd": "@song"},
    "deletePlaylist": {"id": "@playlist"},
    "star": {"id": "@song"},
    "unstar": {"id": "@song"},
    "setRating": {"id": "@song", "rating": 0},
    "scrobble": {"id": "@song", "time": 1_700_000_000_000},
    "reportPlayback": {
        "mediaId": "@song", "mediaType": "song", "positionMs": 5, "state": "playing",
    },
    "getNowPlaying": {},
    "savePlayQueueByIndex": {"id": "@song", "currentIndex": 0},
    "savePlayQueue": {"id": "@song", "current": "@song", "position": 3},
    "getPlayQueueByIndex": {},
    "getPlayQueue": {},
    "getBookmarks": {},
    "createBookmark": {"id": "@song", "position": 1},
    "deleteBookmark": {"id": "@song"},
    "getScanStatus": {},
    "getLyricsBySongId": {"id": "@song", "enhanced": "true"},
    "getInternetRadioStations": {},
    "getNewestPodcasts": {},
    "getPodcasts": {},
    "getShares": {},
    "getVideos": {},
    "startScan": {},
}  # fmt: skip
"""Parameters by endpoint, for all the server implements that answers with a document."""


def filled(parameters, facts):
    """The parameters of a call with the ids of a server in them."""
    ids = {f"@{name}": value for name, value in facts.items()}

    def put(value):
        return [put(item) for item in value] if isinstance(value, list) else ids.get(value, value)

    return {name: put(value) for name, value in parameters.items()}


def calls(facts):
    """All calls with the ids of this server in them."""
    return {name: filled(parameters, facts) for name, parameters in CALLS.items()}


READS = (
    *("ping", "getLicense", "getOpenSubsonicExtensions", "tokenInfo", "getUser"),
    *("getMusicFolders", "getArtists", "getIndexes", "getArtist", "getAlbum", "getSong"),
    *("getGenres", "getArtistInfo2", "getAlbumInfo2", "getSimilarSongs2", "getTopSongs"),
    *("getAlbumList2", "getSongsByGenre", "getStarred2", "search3", "getPlaylists", "getPlaylist"),
    *("getPlayQueueByIndex", "getPlayQueue", "getBookmarks", "getLyricsBySongId"),
    *("getMusicDirectory", "getAlbumList", "getStarred", "search2", "getSimilarSongs", "getLyrics"),
)


NOTHING_KEPT = (
    *("getPlayQueue", "getPlayQueueByIndex", "getBookmarks", "getPlaylists", "getStarred2"),
    "getNowPlaying",
)


def test_the_calls_are_all_that_the_server_implements(facts):
    from player.server.rest.routing import _EMPTY, ENDPOINTS  # noqa: PLC0415  optional part

    tried = set(calls(facts)) | BINARY | POSTED | OURS
    known = set(openapi.paths())
    assert ({*ENDPOINTS, *_EMPTY} & known) - tried == set()


def test_every_document_is_as_specified(served, facts):
    with served.client() as client:
        for name, parameters in calls(facts).items():
            answer = client.get(f"/rest/{name}", params={"f": "json", "c": "test", **parameters})
            document = answer.json()
            assert document["subsonic-response"]["status"] == "ok", (name, document)
            assert openapi.problems(name, document) == [], (name, document)


def test_where_nothing_was_kept_the_answers_are_as_specified_too(served):
    database = cloud.opened(served)
    _, key = cloud.add_user(database, "newcomer")
    database.close()
    with served.client(key) as client:
        for name in NOTHING_KEPT:
            document = client.get(f"/rest/{name}", params={"f": "json", "c": "test"}).json()
            assert document["subsonic-response"]["status"] == "ok"
            assert openapi.problems(name, document) == [], document


@pytest.mark.parametrize("name", READS)
def test_xml_says_what_json_says(served, facts, name):
    parameters = {"c": "test", **calls(facts)[name]}
    with served.client() as client:
        document = client.get(f"/rest/{name}", params={"f": "json", **parameters}).json()
        written = client.get(f"/rest/{name}.view", params=parameters)
    assert written.headers["content-type"].startswith("application/xml")
    inside = document["subsonic-response"]
    assert openapi.same_in_xml(inside, fromstring(written.content)), written.text


def test_failures_are_as_specified_and_come_with_status_200(served):
    with served.client() as client:
        for name, parameters, code in (
            ("getSong", {}, 10),
            ("getSong", {"id": "so-999999"}, 70),
            ("getAlbum", {"id": "../etc/passwd"}, 70),
            ("noSuchEndpoint", {}, 70),
        ):
            answer = client.get(f"/rest/{name}", params={"f": "json", **parameters})
            assert answer.status_code == 200
            inside = answer.json()["subsonic-response"]
            assert (inside["status"], inside["error"]["code"]) == ("failed", code)
            if name != "noSuchEndpoint":
                assert openapi.problems("ping", answer.json()) == []


def test_a_decision_is_as_specified(served, facts):
    client_info = {
        "name": "test",
        "platform": "test",
        "directPlayProfiles": [{"containers": ["flac"], "audioCodecs": ["flac"]}],
        "transcodingProfiles": [{"container": "ogg", "audioCodec": "opus", "protocol": "http"}],
    }
    with served.client() as client:
        answer = client.post(
            "/rest/getTranscodeDecision",
            params={"f": "json", "mediaId": facts["song"], "mediaType": "song"},
            json=client_info,
        ).json()
    assert openapi.problems("getTranscodeDecision", answer) == []
    decision = answer["subsonic-response"]["transcodeDecision"]
    assert decision["canDirectPlay"]
    assert decision["transcodeStream"]["codec"] == "opus"
