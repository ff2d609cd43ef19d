"""The server ends when it is told to, whatever it is in the middle of, and says so plainly."""

import os
import signal
import socket
import urllib.parse

import numpy as np
import pytest
import soundfile

from tests.support import cloud

pytestmark = pytest.mark.skipif(os.name == "nt", reason="no signal asks a process to end there")


def begun(served, path):
    """Ask for something and take in no more than its first bytes."""
    place = urllib.parse.urlparse(served.url)
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.settimeout(cloud.PATIENCE_S)
    line.connect((place.hostname, place.port))
    request = f"GET {path} HTTP/1.1\r\nHost: galaxia\r\nAuthorization: Bearer {served.key}\r\n\r\n"
    line.sendall(request.encode())
    assert line.recv(12) == b"HTTP/1.1 200"
    return line


def ended(served):
    """Tell it to end; return how it did and what it wrote."""
    served.process.send_signal(signal.SIGTERM)
    code = served.process.wait(cloud.PATIENCE_S)
    return code, served.log.read_text()


def test_a_download_that_nobody_takes_in_does_not_hold_it_up(tmp_path):
    cloud.server_parts()
    music = tmp_path / "music"
    music.mkdir()
    soundfile.write(music / "long.wav", np.zeros((6_000_000, 2), np.int16), 48_000)
    with cloud.running(tmp_path / "home", music, songs=1) as served:
        with served.client() as client:
            found = client.get("/rest/search3", params={"f": "json", "query": ""}).json()
        song = found["subsonic-response"]["searchResult3"]["song"][0]["id"]
        with begun(served, f"/rest/download?id={song}"):
            code, said = ended(served)
    assert code == 0
    assert "Traceback" not in said
    assert "An answer was cut off: the server ends" in said


def test_told_at_once_it_ends_all_the_same(tmp_path):
    cloud.server_parts()
    with cloud.running(tmp_path / "home", wait=False) as served:
        code, said = ended(served)
    assert code == 0
    assert "Traceback" not in said
