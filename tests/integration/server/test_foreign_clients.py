"""Clients nobody here wrote, at our server: they log in, list, search, stream, edit a playlist."""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.support import more_peers
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


def assert_it_found(said, cloud_music):
    original = (cloud_music / "Night" / "01.flac").read_bytes()
    assert set(ALBUMS) <= set(said["albums"])
    assert said["song"] == "Corner"
    assert said["md5"] == hashlib.md5(original, usedforsecurity=False).hexdigest()
    assert said["playlist"] == ["Corner", "Corner"]
