"""Somebody in the middle of the line, played by mitmproxy: heard nothing, believed nothing."""

import os
import subprocess
import threading

import pytest
import stamina

from player.errors import PlayerError
from player.rights import Quality
from player.service.http import UnreachableError, new_client
from player.service.membership.member import Member
from player.service.membership.states import Standing
from player.service.probe import probe
from player.service.source import Credentials
from player.service.subsonic import Subsonic
from tests.integration.server.test_account import sign_in
from tests.support import cloud, more_peers
from tests.support.certificates import self_signed
from tests.support.music_server import PASSWORD, USER, music_server, song
from tests.support.peers import free_port, until_it_listens
from tests.support.sources import ROOT


class Middle:
    """A proxy that all our questions go through."""

    def __init__(self, folder):
        self._folder = folder
        self.do("")

    def do(self, mode):
        (self._folder / "mode").write_text(mode)

    def lead_to(self, url):
        (self._folder / "elsewhere").write_text(url)
        self.do("detour")

    def heard(self):
        found = self._folder / "heard"
        return found.read_text() if found.exists() else ""


@pytest.fixture
def middle(tmp_path, monkeypatch):
    program = more_peers.place("mitmproxy", "bin", "mitmdump")
    if program is None:
        pytest.skip(more_peers.why_not("mitmproxy"))
    folder, port = tmp_path / "middle", free_port()
    folder.mkdir()
    made = Middle(folder)
    addon = ROOT / "tests" / "support" / "meddling.py"
    command = [program, "-q", "--listen-host", "127.0.0.1", "--listen-port", str(port)]
    command += ["--set", f"confdir={folder}", "--ssl-insecure", "-s", str(addon)]
    environ = {**os.environ, "MEDDLING": str(folder), "PYTHONPATH": ""}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, env=environ, stdout=log, stderr=log)
    try:
        until_it_listens(process, port)
        for name in ("http_proxy", "https_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{port}")
        for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.delenv(name, raising=False)
        yield made
    finally:
        process.kill()
        process.wait()


@pytest.fixture(autouse=True)
def once():
    with stamina.set_testing(True, attempts=1):
        yield


@pytest.fixture
def user(service):
    database = cloud.opened(service)
    found, _ = cloud.add_user(database, f"between-{threading.get_native_id()}-{free_port()}")
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM rate_bucket")
    database.close()
    return found


def knock(url):
    with new_client(url) as client:
        return probe(Subsonic(client, url, Credentials(USER, PASSWORD)))


def test_an_encrypted_line_that_somebody_opened_is_refused(middle, tmp_path):
    with music_server(songs=[song(1)], tls=self_signed(tmp_path).context()) as peer:
        with pytest.raises(UnreachableError, match="certificate"):
            knock(peer.url)
        assert peer.asked == []
    assert middle.heard() == ""


def test_the_same_goes_for_the_account(middle, tmp_path):
    member = Member(tmp_path / "membership.json", tmp_path / "secrets.json")
    with (
        music_server(tls=self_signed(tmp_path).context()) as peer,
        pytest.raises(PlayerError),
    ):
        member.sign_in(peer.url, lambda _page: pytest.fail("a page was opened"), threading.Event())
    assert middle.heard() == ""
    assert member.state.standing is Standing.SIGNED_OUT


def test_a_detour_is_not_taken(middle):
    with music_server(songs=[song(1)]) as peer, music_server(songs=[song(1)]) as elsewhere:
        knock(peer.url)
        assert PASSWORD not in middle.heard()
        middle.lead_to(elsewhere.url)
        with pytest.raises(PlayerError, match=elsewhere.url):
            knock(peer.url)
        assert elsewhere.asked == []


def test_what_was_altered_or_sent_again_is_not_believed(middle, service, user, tmp_path):
    member = Member(tmp_path / "membership.json", tmp_path / "secrets.json")
    sign_in(service, user, member)
    assert "getEntitlement" in middle.heard()
    middle.do("replay")
    member.redeem(cloud.new_code(service, "svip"))
    assert member.state.rights.quality is Quality.STANDARD
    middle.do("")
    member.refresh()
    assert member.state.rights.quality is Quality.HIRES
    middle.do("tamper")
    member.redeem(cloud.new_code(service, "luxury"))
    assert (member.state.standing, member.state.rights.quality) == (Standing.ACTIVE, Quality.HIRES)
    middle.do("replay")
    member.refresh()
    assert (member.state.standing, member.state.rights.quality) == (Standing.ACTIVE, Quality.HIRES)
