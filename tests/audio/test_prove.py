"""`galaxia prove` against real sinks: honest ones are proven, sabotaged ones are named."""

import json
import os
import subprocess
import sys
import tempfile
import threading

import pytest

from player.model import PlayState
from player.proof import Cause, Outcome, ProofRequest, ProofState
from player.session import Session
from tests.support.engine_bench import noise, write_audio
from tests.support.listener import Listener, verdict_but_for_gaps

pytestmark = [pytest.mark.audio, pytest.mark.slow]


def prove(*words):
    command = [sys.executable, "-m", "player", "prove", "--json", *map(str, words)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=90)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return done, lines[:-1], lines[-1] if lines else {}


def pactl(*words):
    done = subprocess.run(["pactl", *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def extra_sink(pulse_sinks, tmp_path, monkeypatch):
    """Load a module as the sink "extra", and let ALSA know it by this name."""
    loaded = []

    def load(*words):
        loaded.append(pactl("load-module", *words, "sink_name=extra"))
        config = tmp_path / "asound.conf"
        ours = os.environ["ALSA_CONFIG_PATH"]
        config.write_text(f'<{ours}>\npcm.extra {{ type pulse device "extra" }}\n')
        monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))

    yield load
    for module in reversed(loaded):
        pactl("unload-module", module)


@pytest.mark.usefixtures("pulse_sinks")
def test_a_tap_is_read_back_from_its_file():
    done, cells, summary = prove("--device", "ALSA/tap96000", "--rate", 96_000, "--exclusive")
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(cells) == 3
    assert summary["heard_by"] == "file"
    assert summary["ok"]


@pytest.mark.usefixtures("pulse_sinks")
def test_a_sink_of_another_rate_is_found_to_resample():
    done, cells, _ = prove("--device", "ALSA/test96000", "--rate", 44_100, "--bits", 24)
    assert done.returncode == 1
    assert (cells[0]["cause"], cells[0]["to_rate"]) == (Cause.RESAMPLED, 96_000)
    assert cells[0]["first_difference"] == 0


@pytest.mark.usefixtures("pulse_sinks")
def test_a_volume_in_the_server_is_found_in_decibels():
    pactl("set-sink-volume", "s48000", "-6dB")
    try:
        _, cells, _ = prove("--device", "ALSA/test48000", "--rate", 48_000, "--bits", 24)
    finally:
        pactl("set-sink-volume", "s48000", "100%")
    assert cells[0]["cause"] == Cause.GAIN
    assert cells[0]["gain_db"] == pytest.approx(-6.0, abs=0.01)


def test_a_sink_of_sixteen_bits_is_found_to_cut(extra_sink):
    extra_sink("module-null-sink", "rate=48000", "format=s16le", "channels=2", "norewinds=1")
    _, cells, _ = prove("--device", "ALSA/extra", "--rate", 48_000, "--bits", 16, "--bits", 24)
    assert [cell["ok"] for cell in cells] == [True, False]
    assert (cells[1]["cause"], cells[1]["cut_to_bits"]) == (Cause.TRUNCATED, 16)


@pytest.mark.usefixtures("pulse_sinks")
def test_a_device_that_is_not_there_is_named():
    done, _, _ = prove("--device", "Moon speaker")
    assert done.returncode == 3
    assert done.stderr == "There is no output device called “Moon speaker”.\n"


class Steps:
    """Waits for a proof of the session."""

    def __init__(self, prover):
        self._prover, self._grown = prover, threading.Condition()
        prover.listen(self._hear)

    def _hear(self, _proof):
        with self._grown:
            self._grown.notify_all()

    def until(self, condition):
        with self._grown:
            assert self._grown.wait_for(lambda: condition(self._prover.proof), 90.0)
        return self._prover.proof


@pytest.fixture
def session(pulse_sinks):
    made = Session()
    yield made
    made.close()


def test_what_was_proven_plays_as_proven_and_more_bits_do_not(session, tmp_path):
    steps = Steps(session.prover)
    session.prover.start(ProofRequest("ALSA/test96000", rates=(96_000,), depths=(16,)))
    proof = steps.until(lambda proof: proof.state is not ProofState.RUNNING)
    assert proof.state is ProofState.FINISHED, proof
    assert [cell.comparison.outcome for cell in proof.cells] == [Outcome.EQUAL]
    assert proof.progress == 1.0
    listener = Listener(session.playback)
    session.outputs.choose("ALSA/test96000")
    session.playback.set_volume(0.0)
    for bits, verdict in ((16, "proven"), (24, "clean-shared")):
        samples = noise(96_000, 96_000, bits)
        path = write_audio(tmp_path / f"{bits}.flac", samples, 96_000, f"PCM_{bits}")
        session.playback.open([str(path)])
        wanted = (bits, verdict)
        listener.until(lambda wanted=wanted: _judged(session) == wanted)
        listener.until(lambda: session.playback.state.state is PlayState.STOPPED)


def _judged(session):
    """The depth that plays and its verdict, from one moment."""
    state = session.playback.state
    return state.format.bit_depth if state.format else None, verdict_but_for_gaps(state.path)


def test_a_proof_can_be_given_up_and_leaves_no_file(session, tmp_path, monkeypatch):
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    steps = Steps(session.prover)
    session.prover.start(ProofRequest("ALSA/test96000"))
    steps.until(lambda proof: proof.current is not None)
    session.prover.cancel()
    assert steps.until(lambda p: p.state is not ProofState.RUNNING).state is ProofState.CANCELLED
    session.prover.close()
    assert not list(tmp_path.iterdir())


def test_a_proof_that_cannot_be_made_says_why(session):
    steps = Steps(session.prover)
    session.prover.start(ProofRequest("Moon speaker"))
    proof = steps.until(lambda proof: proof.state is not ProofState.RUNNING)
    assert (proof.state, proof.code) == (ProofState.FAILED, "device.unknown")
