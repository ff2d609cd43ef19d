"""`galaxia serve ...` and `galaxia account ...` as the shell sees them."""

import json
import shutil
import ssl
import subprocess
import sys

import pytest
import typer
from typer.testing import CliRunner

from player.cli import account, serve
from player.errors import PlayerError
from tests.support import cloud

app = typer.Typer()
for area in (serve, account):
    area.register(app)


@pytest.fixture(autouse=True)
def _server_parts():
    cloud.server_parts()


def run(*words, given="", code=0):
    result = CliRunner().invoke(app, [str(word) for word in words], input=given)
    if isinstance(result.exception, PlayerError):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.stdout.strip()


def objects(text):
    return [json.loads(line) for line in text.splitlines()]


def test_users_come_and_go():
    assert run("serve", "user", "add", "ann", "--admin", given=f"{cloud.WORDS}\n") == "Added ann."
    assert objects(run("serve", "user", "list", "--json")) == [
        {"schema": 1, "name": "ann", "admin": True}
    ]
    run("serve", "user", "password", "ann", given="another password\n")
    for words, said in (
        (("add", "ann"), "already"),
        (("add", " "), "no user name"),
        (("password", "bo"), "no user"),
    ):
        with pytest.raises(PlayerError, match=said):
            run("serve", "user", *words, given=f"{cloud.WORDS}\n")
    with pytest.raises(PlayerError, match="8 to 256 characters"):
        run("serve", "user", "add", "bo", given="short\n")
    run("serve", "user", "remove", "ann")
    assert run("serve", "user", "list") == ""


def test_keys_are_shown_once_and_revoked():
    run("serve", "user", "add", "ann", given=f"{cloud.WORDS}\n")
    key = run("serve", "key", "add", "ann", "--name", "kitchen")
    assert key.startswith("gk_")
    (listed,) = objects(run("serve", "key", "list", "ann", "--json"))
    assert listed["name"] == "kitchen"
    assert key not in json.dumps(listed)
    run("serve", "key", "revoke", "ann", listed["id"])
    assert run("serve", "key", "list", "ann") == ""
    with pytest.raises(PlayerError, match="no key"):
        run("serve", "key", "revoke", "ann", listed["id"])


def test_plans_are_data_and_memberships_have_states():
    run("serve", "user", "add", "ann", given=f"{cloud.WORDS}\n")
    names = {one["name"] for one in objects(run("serve", "plan", "list", "--json"))}
    assert names == {"own", "free", "luxury", "svip", "device"}
    assert "own: Own library, hires  (everybody)" in run("serve", "plan", "list")
    run("serve", "plan", "base", "free")
    run("serve", "plan", "set", "family", '{"quality": "sq", "devices": 6}', "--title", "Family")
    given = run("serve", "user", "grant", "ann", "family", "--days", 10, "--family", "f1")
    (one,) = objects(run("serve", "user", "memberships", "ann", "--json"))
    assert (one["id"], one["plan"], one["state"], one["family"]) == (
        given,
        "family",
        "active",
        "f1",
    )
    run("serve", "user", "set-membership", given, "paused")
    assert "paused" in run("serve", "user", "memberships", "ann")
    for words, said in (
        (("plan", "base", "gold"), "no plan"),
        (("plan", "set", "x", "{"), "rights cannot be read"),
        (("user", "grant", "ann", "gold"), "there are device, family, free"),
        (("user", "set-membership", "m_0", "active"), "no membership"),
    ):
        with pytest.raises(PlayerError, match=said):
            run("serve", *words)
    assert len(run("serve", "code", "new", "svip").split("-")) == 5


def test_signing_keys_are_rotated_and_distrusted():
    first = run("serve", "key", "rotate").split()[2]
    second = run("serve", "key", "rotate").split()[2]
    assert first != second
    run("serve", "key", "distrust", first)
    with pytest.raises(PlayerError, match="signs no more"):
        run("serve", "key", "distrust", first)


@pytest.mark.parametrize(
    "words, said",
    [
        (["--host", "0.0.0.0"], "reached from other machines"),  # noqa: S104  it is refused
        (["--host", "::"], "reached from other machines"),
        (["--host", "music.example"], "reached from other machines"),
        (["--tls-cert", "none.pem"], "both"),
        (["--tls-cert", "none.pem", "--tls-key", "none.pem"], "no such certificate"),
        (["--host", "127.0.0.1", "--port", "1", "--database", "nonsense"], "cannot be used"),
    ],
)
def test_it_does_not_listen_in_the_open_by_mistake(words, said, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PlayerError, match=said):
        run("serve", *words, "--port", 0)


def test_an_account_is_nobody_until_somebody_signs_in():
    assert run("account", "status").startswith("Signed out")
    (state,) = objects(run("account", "status", "--json"))
    assert (state["standing"], state["rights"]["quality"]) == ("signed out", "standard")
    for words in (("refresh",), ("devices",), ("redeem", "A" * 25)):
        with pytest.raises(PlayerError, match="Nobody is signed in"):
            run("account", *words)
    with pytest.raises(PlayerError, match="over https"):
        run("account", "login", "http://music.example")
    assert run("account", "logout") == "Signed out."


def test_with_a_certificate_it_speaks_tls(tmp_path):
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    command = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"]
    command += [
        "-nodes",
        "-days",
        "2",
        "-subj",
        "/CN=127.0.0.1",
        "-keyout",
        key,
        "-out",
        certificate,
    ]
    command += ["-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run(command, check=True, capture_output=True)
    words = ("--tls-cert", certificate, "--tls-key", key)
    httpx2 = cloud.server_parts()
    trusting = ssl.create_default_context(cafile=certificate)
    with cloud.running(tmp_path / "home", words=words, wait=False) as served:
        assert served.url.startswith("https://127.0.0.1:")
        with httpx2.Client(base_url=served.url, verify=trusting) as client:
            answer = client.get("/rest/ping", params={"f": "json", "apiKey": served.key})
            assert answer.json()["subsonic-response"]["status"] == "ok"
            about = client.get("/.well-known/oauth-authorization-server").json()
        assert about["issuer"] == served.url
        with pytest.raises(httpx2.ConnectError), httpx2.Client() as stranger:
            stranger.get(served.url)


def test_a_second_one_at_the_same_port_says_so(tmp_path):
    with cloud.running(tmp_path / "home") as served:
        port = served.url.rpartition(":")[2]
        command = [sys.executable, "-m", "player", "serve", "--port", port]
        environment = cloud.environment(tmp_path / "other")
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(f"Cannot listen at 127.0.0.1 port {port}")
