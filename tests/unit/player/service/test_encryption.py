"""Who can read the line, and who can answer on it: nobody gets a byte that lets somebody in."""

import pytest
import stamina

from player.errors import PlayerError
from player.service.http import UnreachableError, new_client
from player.service.probe import probe
from player.service.source import Credentials
from player.service.subsonic import Subsonic
from tests.support.certificates import self_signed
from tests.support.music_server import PASSWORD, USER, music_server, song


@pytest.fixture(autouse=True)
def once():
    with stamina.set_testing(True, attempts=1):
        yield


@pytest.fixture(scope="module")
def certified(tmp_path_factory):
    return self_signed(tmp_path_factory.mktemp("ours"))


@pytest.fixture
def peer(certified):
    with music_server(songs=[song(1)], tls=certified.context()) as running:
        yield running


def knock(url, pin_sha256=None):
    with new_client(url, pin_sha256) as client:
        return probe(Subsonic(client, url, Credentials(USER, PASSWORD)))


def test_a_certificate_nobody_vouches_for_is_refused_before_a_word_is_said(peer):
    with pytest.raises(UnreachableError, match="certificate"):
        knock(peer.url)
    assert peer.asked == []


def test_the_one_certificate_the_listener_accepted_is_trusted(peer, certified):
    pin = certified.pin_sha256.upper()
    shown = ":".join(pin[at : at + 2] for at in range(0, 64, 2))
    assert knock(peer.url, shown).extensions == knock(peer.url, pin.lower()).extensions
    assert peer.times("ping") >= 1


def test_another_certificate_than_the_accepted_one_is_refused(peer, tmp_path):
    with pytest.raises(PlayerError, match="certificate"):
        knock(peer.url, self_signed(tmp_path).pin_sha256)
    assert peer.asked == []


def test_a_certificate_that_changes_under_way_is_refused(peer, certified, tmp_path):
    """Somebody stepped into the line after the fingerprint was looked at."""
    with new_client(peer.url, certified.pin_sha256) as client:
        other = self_signed(tmp_path)
        with music_server(songs=[song(1)], tls=other.context()) as between:
            server = Subsonic(client, between.url, Credentials(USER, PASSWORD))
            with pytest.raises(UnreachableError, match="certificate"):
                probe(server)
            assert between.asked == []


def test_an_encrypted_line_is_never_left_for_an_open_one():
    with music_server(songs=[song(1)]) as plain:
        with pytest.raises(UnreachableError):
            knock(plain.url.replace("http:", "https:"))
        assert plain.asked == []


def test_a_server_that_sends_us_on_is_not_followed():
    with music_server(songs=[song(1)]) as elsewhere, music_server(songs=[song(1)]) as peer:
        peer.moved_to = elsewhere.url
        with pytest.raises(PlayerError, match=f"{elsewhere.url}"):
            knock(peer.url)
        assert elsewhere.asked == []
