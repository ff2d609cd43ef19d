"""Clients nobody here wrote, at our server: they log in, list, search, stream, edit a playlist."""

import hashlib
import importlib.util
import json
import subprocess
import sys

import pytest

from tests.support.foreign_clients import CLIENTS
from tests.support.sources import ROOT

ALBUMS = ["Night", "Sea", "Sheet", "夜雨"]


def said_by(name, cloud, folder):
    module, _ = CLIENTS[name]
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"{module} is not installed")
    host, _, port = cloud.url.removeprefix("http://").partition(":")
    words = [name, host, port, "ann", cloud.key, str(folder)]
    command = [sys.executable, "-m", "tests.support.foreign_clients", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("name", CLIENTS)
def test_it_finds_plays_and_edits(name, served, cloud_music, tmp_path):
    said = said_by(name, served, tmp_path)
    original = (cloud_music / "Night" / "01.flac").read_bytes()
    assert set(ALBUMS) <= set(said["albums"])
    assert said["song"] == "Corner"
    assert said["md5"] == hashlib.md5(original, usedforsecurity=False).hexdigest()
    assert said["playlist"] == ["Corner", "Corner"]
