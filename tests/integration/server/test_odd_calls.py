"""Calls nobody should make: each gets an answer of the protocol, none an error of the server."""

import pytest

from tests.integration.server.test_specification import CALLS

ODD = ("", "so-1\x00", "9" * 30, "so-" + "9" * 18, "'; DROP TABLE song; --", "\uffff%_٣" * 40)
NAMES = (
    *("id", "query", "type", "size", "count", "offset", "genre", "fromYear", "artist", "since"),
    *("songId", "playlistId", "name", "comment", "songIndexToRemove", "rating", "time", "u"),
    *("position", "current", "currentIndex", "mediaId", "positionMs", "state", "playbackRate"),
    *("username", "format", "maxBitRate", "timeOffset", "transcodeParams", "code", "platform"),
    *("albumId", "musicFolderId", "ifModifiedSince", "songCount", "songOffset", "c", "ifChanged"),
)
MORE = ("getChanges", "getDevices", "getMembership", "getEntitlement", "registerDevice", "getPack")
MEDIA = ("stream", "download", "getCoverArt", "getTranscodeStream", "removeDevice")


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_every_endpoint_has_an_answer_to_anything(served, value):
    words = {name: value for name in NAMES if name != "u"}
    with served.client() as client:
        for name in (*CALLS, *MORE, *MEDIA):
            if name != "startScan":
                answer = client.post(f"/rest/{name}", data={**words, "f": "json"})
                assert answer.status_code == 200, (name, value, answer.text)
                is_sound = answer.headers["content-type"].startswith(("audio", "image"))
                assert is_sound or "subsonic-response" in answer.json()


def test_numbers_out_of_this_world_and_names_with_a_nul(served, song_ids):
    with served.client() as client:
        for name, words in (
            ("scrobble", {"time": "9" * 20}),
            ("createBookmark", {"position": "9" * 20}),
            ("savePlayQueue", {"position": "-9" * 10}),
            ("getSimilarSongs2", {"count": "-5"}),
            ("reportPlayback", {"mediaType": "song", "state": "playing", "positionMs": "9" * 20}),
            ("createPlaylist", {"name": "a\x00b"}),
        ):
            song = {"id": song_ids["Deep"], "mediaId": song_ids["Deep"]}
            answer = client.post(f"/rest/{name}", data={**song, **words, "f": "json"})
            assert answer.status_code == 200, (name, answer.text)
        lists = client.get("/rest/getPlaylists", params={"f": "json"}).json()["subsonic-response"]
        (odd,) = [one for one in lists["playlists"]["playlist"] if one["name"] == "ab"]
        client.post("/rest/deletePlaylist", data={"id": odd["id"]})


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_every_page_of_the_sign_in_has_an_answer_to_anything(served, value):
    fields = ("username", "password", "redirect_uri", "code", "code_verifier", "device_code")
    more = ("grant_type", "user_code", "client_name", "state", "scope", "token", "response_type")
    words = dict.fromkeys((*fields, *more), value)
    with served.client("") as client:
        for path in ("authorize", "token", "revoke", "device_authorization", "device"):
            kind = {"grant_type": "authorization_code"} if path == "token" else {}
            answer = client.post(f"/oauth/{path}", data={**words, **kind})
            assert answer.status_code < 500, (path, value)


def test_what_is_not_a_form_or_not_a_path_is_answered(served):
    with served.client() as client:
        for path in (
            "/rest/",
            "/rest/../x",
            "/rest/%00",
            "/nothing",
            "/oauth/nothing",
            "/rest/a/b",
        ):
            assert client.get(path).status_code < 500
        for kind in ("application/json", "multipart/form-data", "text/plain", "x"):
            answer = client.post("/rest/ping", content=b"\xff\x00{", headers={"Content-Type": kind})
            assert answer.status_code == 200
        for header in ("Bearer", "DPoP \x7f", "Basic YTpi", "Bearer " + "x" * 5000):
            answer = client.get("/rest/ping", headers={"Authorization": header})
            assert answer.status_code < 500
        for host in ("evil.example", "a b", "[::1", "x" * 300):
            about = "/.well-known/oauth-authorization-server"
            assert client.get(about, headers={"Host": host}).status_code < 500
