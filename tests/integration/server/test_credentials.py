"""How one gets in, how one does not, and what is never written down."""

import hashlib
import re
import sqlite3
from contextlib import closing

import pytest

from tests.support import cloud


def code_of(served, **parameters):
    """The error of a call without the usual header; 0 when it is let in."""
    with served.client("") as client:
        answer = client.get("/rest/ping", params={"f": "json", **parameters})
    return answer.json()["subsonic-response"].get("error", {"code": 0})["code"]


def test_a_key_opens_in_each_of_its_places(served):
    key = served.key
    assert code_of(served, apiKey=key) == 0
    assert code_of(served, u="ann", p=key) == 0
    assert code_of(served, u="ann", p="enc:" + key.encode().hex()) == 0
    with served.client("") as client:
        for scheme in ("Bearer", "DPoP"):
            headers = {"Authorization": f"{scheme} {key}"}
            answer = client.get("/rest/ping", params={"f": "json"}, headers=headers)
            assert answer.json()["subsonic-response"]["status"] == "ok"
        posted = client.post("/rest/ping.view", data={"apiKey": key, "f": "json"})
        assert posted.json()["subsonic-response"]["status"] == "ok"


def test_what_is_wrong_has_its_code(served):
    key = served.key
    salted = hashlib.md5(b"sesamesalt", usedforsecurity=False).hexdigest()
    assert code_of(served) == 10
    assert code_of(served, u="ann") == 10
    assert code_of(served, u="ann", p=cloud.WORDS) == 40  # the password is for the pages only
    assert code_of(served, u="somebody", p=key) == 40
    assert code_of(served, u="ann", p="enc:xx") == 40
    assert code_of(served, u="ann", t=salted, s="salt") == 41
    assert code_of(served, apiKey=key, u="ann") == 43
    assert code_of(served, apiKey="gk_wrong") == 44


def test_a_refusal_says_where_help_is(served):
    with served.client("") as client:
        answer = client.get("/rest/ping", params={"f": "json", "u": "a", "t": "x", "s": "y"}).json()
        assert client.get(answer["subsonic-response"]["error"]["helpUrl"]).status_code == 200


def test_the_extensions_need_no_key(served):
    with served.client("") as client:
        answer = client.get("/rest/getOpenSubsonicExtensions", params={"f": "json"}).json()
    found = {one["name"] for one in answer["subsonic-response"]["openSubsonicExtensions"]}
    assert {"apiKeyAuthentication", "formPost", "galaxyChanges", "galaxyMembership"} <= found


def test_jsonp_calls_back_and_nothing_else(served):
    with served.client() as client:
        good = client.get("/rest/ping", params={"f": "jsonp", "callback": "mine.done"})
        evil = client.get("/rest/ping", params={"f": "jsonp", "callback": "alert(1)//"})
    assert good.text.startswith('mine.done({"subsonic-response"')
    assert evil.text.startswith("callback(")


def test_only_an_administrator_scans_and_asks_about_others(served):
    database = cloud.opened(served)
    _, key = cloud.add_user(database, "guest")
    database.close()
    with served.client(key) as client:
        for name, parameters in (("startScan", {}), ("getUser", {"username": "ann"})):
            answer = client.get(f"/rest/{name}", params={"f": "json", **parameters}).json()
            assert answer["subsonic-response"]["error"]["code"] == 50
        mine = client.get("/rest/getUser", params={"f": "json", "username": "guest"}).json()
        assert mine["subsonic-response"]["user"]["adminRole"] is False


def test_too_much_is_refused_and_too_many_is_cut(served):
    with served.client() as client:
        assert client.post("/rest/ping", content=b"x" * (1 << 21)).status_code == 413
        answer = client.get("/rest/search3", params={"f": "json", "query": "", "songCount": 10**9})
        assert answer.json()["subsonic-response"]["status"] == "ok"


class CountingHasher:
    """Counts what argon2 is asked to verify."""

    def __init__(self, hasher):
        self._hasher, self.verified = hasher, 0

    def hash(self, word):
        return self._hasher.hash(word)

    def verify(self, hashed, word):
        self.verified += 1
        return self._hasher.verify(hashed, word)


def test_a_login_works_argon2_exactly_once_whoever_it_is(tmp_path):
    cloud.server_parts()
    from argon2 import PasswordHasher  # noqa: PLC0415  optional part

    from player.server.accounts.users import Users  # noqa: PLC0415
    from player.server.database import ServiceDatabase  # noqa: PLC0415

    database = ServiceDatabase(f"sqlite:///{tmp_path / 'service.db'}")
    hasher = CountingHasher(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    users = Users(database, hasher)
    users.add("ann", cloud.WORDS)
    counts = []
    for name, word in (("ann", cloud.WORDS), ("ann", "wrong"), ("nobody", cloud.WORDS)):
        before = hasher.verified
        users.log_in(name, word)
        counts.append(hasher.verified - before)
    database.close()
    assert counts == [1, 1, 1]


@pytest.fixture
def noisy(tmp_path):
    """A server of this test's own, whose whole life is in its log at DEBUG."""
    cloud.server_parts()
    running = cloud.start(tmp_path / "noisy")
    yield running
    running.stop()


def test_no_secret_is_in_a_log_or_in_the_database(noisy):
    with noisy.client("") as client:
        words = {"apiKey": noisy.key, "f": "json", "callback": "x"}
        client.get("/rest/ping", params=words)
        client.get("/rest/ping", params={"u": "ann", "p": noisy.key})
        client.get("/rest/ping", params={"u": "ann", "p": cloud.WORDS})
        client.get(f"/rest/{noisy.key}", params=words)
        client.post("/oauth/authorize", data={"username": "ann", "password": cloud.WORDS})
        client.post(
            "/oauth/token", data={"grant_type": "authorization_code", "code": "s3cr3t-c0de"}
        )
        client.post("/oauth/revoke", data={"token": "gk_unknown-and-secret"})
    noisy.stop()
    assert noisy.process.returncode == 0
    path = noisy.database_url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(path)) as connection:
        rows = "\n".join(connection.iterdump())
    signing = noisy.home / "data" / "service" / "signing-keys.json"
    written = {"log": noisy.log.read_text(), "database": rows}
    for place, text in written.items():
        for secret in (noisy.key, cloud.WORDS, "s3cr3t-c0de", "gk_unknown"):
            assert secret not in text, f"{secret} in the {place}"
    assert "GET /rest/ping 200" in written["log"]
    assert re.search(r"\$argon2id\$", rows)
    assert not signing.exists() or '"d"' not in rows


def test_logs_hide_what_exceptions_carry():
    cloud.server_parts()
    from player.redacting import redacted  # noqa: PLC0415

    text = (
        "GET https://x/rest/ping?u=ann&p=sesame&apiKey=gk_abcdefghijkl&c=me failed:"
        " Authorization: Bearer abcdefghijkl, eyJhbGciOiJFZDI1NTE5.eyJzdWIiOiJ1.c2ln"
        " [parameters: ('sesame', 1)]"
    )
    shown = redacted(text)
    for secret in ("sesame", "abcdefghijkl", "eyJhbGci", "eyJzdWIi", "c2ln"):
        assert secret not in shown
    assert "u=ann" in shown
    assert "c=me" in shown
