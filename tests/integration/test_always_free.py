"""Your own music needs nobody: whatever a membership is, or is not, it plays whole and as it is."""

import base64
import json
import socket
import time

import numpy as np
import pytest
import soundfile

from player.engine.local import LocalEngine
from player.outputs.choice import CAREFUL_LATENCY_MS
from player.paths import data_dir
from player.service.membership.device_key import DeviceKey
from player.service.membership.holding import Holding
from player.service.membership.record import RecordStore
from player.service.membership.states import Standing
from player.service.secrets import Secrets
from player.session import Session
from tests.support.engine_bench import write_audio
from tests.support.fast_output import FastOutput
from tests.support.issuer import DAY_S, Issuer, b64
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


def tampered():
    """Somebody wrote better rights into the file."""
    signed_in(0)
    record = data_dir() / "membership.json"
    sealed = json.loads(record.read_text())
    held = sealed["record"]
    head, payload, signature = held["token"].split(".")
    claims = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
    claims["exp"] += 3650 * DAY_S
    held["token"] = f"{head}.{b64(json.dumps(claims).encode())}.{signature}"
    record.write_text(json.dumps(sealed))


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


@pytest.mark.parametrize("account", [nobody, garbage, current, in_grace, expired, tampered])
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


def test_a_membership_that_was_written_better_counts_for_nothing():
    tampered()
    store = Secrets(data_dir() / "account-secrets.json")
    record = RecordStore(data_dir() / "membership.json", store)
    assert Holding(record, DeviceKey.of(store).jkt).state.standing is not Standing.ACTIVE


def _own_preset(desk):
    desk.choose_preset("Warm")
    desk.save_as("Mine")
    desk.choose_preset("Mine")


SOUNDS = {
    "nothing": lambda desk: desk.turn_off(),
    "galaxy": lambda desk: desk.set_galaxy_on(True),
    "a preset of the listener's": _own_preset,
}
_PATIENCE_S = 90.0
_STEADY_S = 0.4
"""With stages the end of the queue is blended out when the last block happens to be done."""


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    """A CD and a 24/192 file, half a second each."""
    chance, folder = np.random.default_rng(7), tmp_path_factory.mktemp("music")
    for rate, subtype in ((44_100, "PCM_16"), (192_000, "PCM_24")):
        samples = chance.uniform(-0.5, 0.5, (rate // 2, 2))
        write_audio(folder / f"{rate}.flac", samples, rate, subtype)
    return folder


def heard(file, sound):
    """All that a device is given of one file, through a whole session."""
    output = FastOutput()
    session = Session(LocalEngine(output))
    listener = Listener(session.playback)
    try:
        session.start()
        session.outputs.need_latency(CAREFUL_LATENCY_MS)  # asked for at once, not in mid-track
        SOUNDS[sound](session.sound)
        session.playback.open([str(file)])
        listener.until_stopped(_PATIENCE_S)
        assert listener.notices() == []
        (stream,) = output.streams
        frames = np.concatenate(stream.heard)
        return frames if sound == "nothing" else frames[: int(_STEADY_S * stream.info.sample_rate)]
    finally:
        session.close()


@pytest.fixture(scope="module")
def without_account():
    """What was heard without any account, by file and sound."""
    return {}


@pytest.mark.parametrize("account", [current, expired, tampered])
@pytest.mark.parametrize(
    "rate, sound", [(44_100, "nothing"), *((192_000, sound) for sound in SOUNDS)]
)
def test_no_account_changes_a_single_sample_of_your_own_music(
    account, rate, sound, music, without_account
):
    file = music / f"{rate}.flac"
    if (rate, sound) not in without_account:
        without_account[rate, sound] = heard(file, sound)
    account()
    samples = without_account[rate, sound]
    assert len(samples) >= _STEADY_S * rate
    assert np.array_equal(heard(file, sound), samples)
    decoded, _ = soundfile.read(file, dtype="int32", frames=len(samples))
    assert np.array_equal(samples, decoded) == (sound == "nothing")
