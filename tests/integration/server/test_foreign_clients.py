"""Clients nobody here wrote, at our server: they log in, list, search, stream, edit a playlist."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support import browser, more_peers
from tests.support.foreign_clients import CLIENTS
from tests.support.sources import ROOT

ALBUMS = ["Night", "Sea", "Sheet", "夜雨"]


def said_by(name, cloud, folder):
    module, _ = CLIENTS[name]
    theirs = more_peers.place(module)
    if theirs is None and importlib.util.find_spec(module) is None:
        pytest.skip(more_peers.why_not(module) if module == "jellytoast" else f"no {module} here")
    host, _, port = cloud.url.removeprefix("http://").partition(":")
    words = [name, host, port, "ann", cloud.key, str(folder)]
    command = [sys.executable, "-m", "tests.support.foreign_clients", *words]
    return spoken(command, {"HOME": str(folder), "PYTHONPATH": str(theirs or "")})


def spoken(command, environ):
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, **environ},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", CLIENTS)
def test_it_finds_plays_and_edits(name, served, cloud_music, tmp_path):
    said = said_by(name, served, tmp_path)
    assert_it_found(said, cloud_music)


def test_the_npm_client_finds_plays_and_edits(served, cloud_music):
    module = more_peers.place("npm", "node_modules", "subsonic-api", "lib", "index.js")
    if module is None or not shutil.which("node"):
        pytest.skip(more_peers.why_not("subsonic-api"))
    script = ROOT / "tests" / "support" / "subsonic_api.mjs"
    said = spoken(["node", str(script), str(module), served.url, "ann", served.key, "key"], {})
    assert_it_found(said, cloud_music)


def test_a_page_of_another_origin_finds_and_plays_in_a_browser(served, tmp_path):
    module = more_peers.place("npm", "node_modules", "subsonic-api", "lib", "index.js")
    if module is None:
        pytest.skip(more_peers.why_not("subsonic-api"))
    if browser.program() is None:
        pytest.skip("there is no chromium here")
    page = ROOT / "tests" / "support" / "browser_page.html"
    files = {"page.html": page, "subsonic-api.js": module}
    said = browser.said_by_page(tmp_path, files, "page.html", server=served.url, key=served.key)
    assert "error" not in said, said
    assert set(ALBUMS) <= set(said["albums"])
    assert (said["song"], said["status"], said["begins"]) == ("Corner", 206, "fLaC")
    assert said["range"].startswith("bytes 0-3/")
    assert said["seconds"] > 0


def test_pages_may_read_what_a_key_opens_but_not_the_way_in(served):
    page = {"Origin": "https://player.example"}
    asked = {**page, "Access-Control-Request-Method": "POST"}
    with served.client(key="") as client:
        before = client.options("/rest/ping", headers=asked)
        refused = client.get("/rest/ping", params={"f": "json"}, headers=page)
        sign_in = client.get("/oauth/authorize", headers=page)
    assert (before.status_code, before.headers["access-control-allow-origin"]) == (200, "*")
    assert refused.headers["access-control-allow-origin"] == "*"
    assert "failed" in refused.text
    assert "access-control-allow-credentials" not in refused.headers
    assert "access-control-allow-origin" not in sign_in.headers


def assert_it_found(said, cloud_music):
    original = (cloud_music / "Night" / "01.flac").read_bytes()
    assert set(ALBUMS) <= set(said["albums"])
    assert said["song"] == "Corner"
    assert said["md5"] == hashlib.md5(original, usedforsecurity=False).hexdigest()
    assert said["playlist"] == ["Corner", "Corner"]
