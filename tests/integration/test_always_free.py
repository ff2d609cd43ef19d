"""Your own music needs nobody: whatever a membership is, or is not, it plays whole and as it is."""

import socket
import time

import numpy as np
import pytest

from player.engine.local import LocalEngine
from player.paths import data_dir
from player.service.membership.device_key import DeviceKey
from player.service.membership.holding import Holding
from player.service.membership.record import RecordStore
from player.service.membership.states import Standing
from player.service.secrets import Secrets
from player.session import Session
from tests.support.engine_bench import write_audio
from tests.support.fast_output import FastOutput
from tests.support.issuer import DAY_S, Issuer
from tests.support.listener import Listener
from tests.support.sources import ROOT, name_of, python_files

NOWHERE = "http://127.0.0.1:9"
PLAY_PATH = (
    *("dsp", "player/engine", "player/playback", "player/queue", "player/presets"),
    *("player/sound", "player/lyrics", "player/analysis", "player/offline", "player/library"),
)
GATES = ("player.rights", "player.service.membership")


def test_nothing_that_plays_knows_what_a_right_is():
    texts = {name_of(path): path.read_text("utf-8") for path in python_files(*PLAY_PATH)}
    assert len(texts) > 200
    assert [name for name, text in texts.items() if any(gate in text for gate in GATES)] == []


def test_only_the_session_and_the_command_line_know_of_an_account():
    files = [path for path in python_files("player") if "membership" in path.read_text("utf-8")]
    outside = [name_of(path) for path in files if ROOT / "player" / "server" not in path.parents]
    known = (
        "player/service/",
        "player/cli/",
        "player/session.py",
        "player/rights.py",
        "player/errors.py",
    )
    assert [name for name in outside if not name.startswith(known)] == []


def nobody():
    """No account was ever there."""


def garbage():
    data_dir().mkdir(parents=True)
    (data_dir() / "membership.json").write_bytes(b"\x00garbage{")


def signed_in(age_days):
    """A member whose token is so old, at a service that is not there."""
    issuer = Issuer(NOWHERE)
    store = Secrets(data_dir() / "account-secrets.json")
    device = DeviceKey.of(store)
    issued_s = int(time.time()) - age_days * DAY_S
    clock = lambda: float(issued_s)  # noqa: E731
    holding = Holding(RecordStore(data_dir() / "membership.json", store), device.jkt, clock)
    document = issuer.document(at_s=issued_s)
    holding.begin(NOWHERE, document, "gk_nothing")
    holding.take(issuer.token(device.jkt, iat=issued_s), lambda: document)
    holding.save()


def current():
    signed_in(0)


def in_grace():
    signed_in(33)


def expired():
    signed_in(60)


@pytest.fixture
def calls(monkeypatch):
    """Every address this process connects to."""
    made = []
    connect = socket.socket.connect

    def noted(self, address):
        if self.family in (socket.AF_INET, socket.AF_INET6):
            made.append(address)
        return connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noted)
    return made


@pytest.fixture
def hires(tmp_path):
    samples = np.random.default_rng(7).uniform(-0.5, 0.5, (192_000, 2))
    write_audio(tmp_path / "hires.flac", samples, 192_000, "PCM_24")
    return tmp_path / "hires.flac"


@pytest.mark.parametrize("account", [nobody, garbage, current, in_grace, expired])
def test_a_local_file_plays_in_24_192_with_any_account_and_with_none(account, calls, hires):
    account()
    session = Session(LocalEngine(FastOutput()))
    listener = Listener(session.playback)
    try:
        session.start()
        session.playback.open([str(hires)])
        listener.until_stopped()
        assert listener.names_played() == ["hires"]
        state = [event.state for event in listener.events if hasattr(event, "state")]
        formats = {one.format.label for one in state if getattr(one, "format", None)}
        assert formats == {"24/192"}
        assert listener.notices() == []
        assert calls == []
    finally:
        session.close()


def test_an_old_membership_is_known_for_what_it_is():
    expired()
    store = RecordStore(
        data_dir() / "membership.json", Secrets(data_dir() / "account-secrets.json")
    )
    device = DeviceKey.of(Secrets(data_dir() / "account-secrets.json"))
    assert Holding(store, device.jkt).state.standing is Standing.EXPIRED
