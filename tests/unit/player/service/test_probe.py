"""How a server lets us in, and what may never be sent over an open line."""

import pytest

from player.errors import PlayerError
from player.redacting import redacted
from player.service import probe as probing
from player.service.http import is_private, new_client
from player.service.probe import probe
from player.service.source import ChangeMark, Credentials, Rung
from player.service.subsonic import Subsonic
from tests.support.music_server import PASSWORD, USER, music_server, song


@pytest.fixture
def knock():
    """Probe a server with a password and return what it can do, and the server asked."""

    def run(peer, password=PASSWORD, **how):
        with new_client(peer.url) as client:
            return probe(Subsonic(client, peer.url, Credentials(USER, password)), **how)

    return run


def test_a_token_is_tried_before_the_password(knock, peer):
    assert knock(peer).rung is Rung.TOKEN
    assert not any("p" in values for _, values in peer.asked)


def test_a_server_without_tokens_gets_the_password_on_this_machine(knock, peer):
    peer.takes_tokens = False
    assert knock(peer).rung is Rung.PASSWORD


def test_an_old_server_says_10_or_40_and_gets_the_password_too(knock):
    with music_server(songs=[song(1)], open_subsonic=False, takes_tokens=False) as peer:
        assert knock(peer).rung is Rung.PASSWORD


def test_a_wrong_password_is_one_sentence(knock, peer):
    with pytest.raises(PlayerError, match="does not let you in"):
        knock(peer, "wrong")


def test_a_wrong_password_is_not_sent_openly_to_a_server_that_takes_tokens(knock, peer):
    with pytest.raises(PlayerError):
        knock(peer, "wrong")
    assert not any("p" in values for _, values in peer.asked)


def test_an_open_line_gets_no_password_without_consent(knock, peer, monkeypatch):
    peer.takes_tokens = False
    monkeypatch.setattr(probing, "is_private", lambda _url: False)
    with pytest.raises(PlayerError, match="unprotected"):
        knock(peer)
    assert not any("p" in values for _, values in peer.asked)
    assert knock(peer, plain_password=True).rung is Rung.PASSWORD


def test_a_server_that_tells_when_it_scanned_last_is_asked_that_first(knock, peer):
    assert knock(peer).change_mark is ChangeMark.STRONG
    peer.scan_stamp = ""
    assert knock(peer).change_mark is ChangeMark.WEAK


@pytest.mark.parametrize(
    "url, private",
    [
        ("https://music.example", True),
        ("http://127.0.0.1:4533", True),
        ("http://localhost", True),
        ("http://music.example", False),
        ("http://localhost.example", False),
    ],
)
def test_which_lines_are_private(url, private):
    assert is_private(url) is private


def test_no_text_shows_what_lets_somebody_in():
    text = redacted("GET http://a/rest/ping?u=me&p=enc:736573&t=26ab&s=cd&apiKey=gk_1&c=galaxia")
    for secret in ("736573", "26ab", "cd&", "gk_1"):
        assert secret not in text
    assert "c=galaxia" in text


def test_a_server_that_does_not_answer_is_one_sentence(knock, peer):
    peer.url = "http://127.0.0.1:9"
    with pytest.raises(PlayerError, match=r"127\.0\.0\.1:9 does not answer"):
        knock(peer)
