"""The lab: the bit-perfect test warns first and tells all, audio health tells what happened."""

import numpy as np
import pytest
import soundfile
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from player.engine import messages as m
from player.engine.figures import Figures
from player.proof.messages import (
    Cause,
    Cell,
    Comparison,
    Outcome,
    Proof,
    ProofState,
)
from tests.support.fake_playback import tracks
from ui.assembly.lab import HEALTH
from ui.assembly.sound import INSPECTOR, PATH, PROOF
from ui.views.lab.engine_health import EngineHealthPage
from ui.views.lab.inspector_page import InspectorPage
from ui.views.lab.proof_page import LoudnessWarning, ProofPage, cell_line
from ui.views.sound.path_page import PathPage


@pytest.fixture
def proof(window):
    window.open_page(PROOF)
    return window.findChild(ProofPage)


@pytest.fixture
def started(monkeypatch, session):
    requests = []
    monkeypatch.setattr(session.prover, "start", requests.append)
    return requests


def test_a_proof_begins_only_after_a_warning(qtbot, proof, started):
    qtbot.mouseClick(proof.start, Qt.MouseButton.LeftButton)
    warning = proof.findChild(LoudnessWarning)
    assert "headphones off" in warning.text()
    qtbot.mouseClick(warning.button(warning.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert started == []
    qtbot.mouseClick(proof.start, Qt.MouseButton.LeftButton)
    warning = proof.findChildren(LoudnessWarning)[-1]
    qtbot.mouseClick(warning.button(warning.StandardButton.Ok), Qt.MouseButton.LeftButton)
    assert len(started) == 1


def test_what_was_found_stands_in_the_matrix_and_in_words(qtbot, proof, session):
    equal = Comparison(Outcome.EQUAL, 1_000, 1_000)
    cut = Comparison(Outcome.DIFFERENT, 1_000, 40, 40, cause=Cause.TRUNCATED, bits=16)
    cells = (Cell(44_100, 16, equal), Cell(44_100, 24, cut))
    running = Proof(ProofState.RUNNING, rates=(44_100,), depths=(16, 24), current=(44_100, 16))
    session.prover._tell(running)
    qtbot.waitUntil(lambda: "16 bit at 44.1 kHz" in proof.state.text())
    assert proof.cancel.isVisible()
    session.prover._tell(replace(running, state=ProofState.FINISHED, cells=cells, current=None))
    qtbot.waitUntil(lambda: proof.state.text().startswith("1 of 2"))
    assert "24/44.1: different from frame 40 on: cut to 16 bits" in proof.found.text()
    assert proof.matrix._proven == {(44_100, 16)}


def test_a_proof_that_cannot_be_made_says_why(qtbot, proof, session):
    details = (("device", "DAC"),)
    session.prover._tell(Proof(ProofState.FAILED, code="proof.no_loopback", details=details))
    qtbot.waitUntil(lambda: "DAC" in proof.state.text())


@pytest.mark.parametrize("cause", list(Cause))
def test_every_cause_has_words(qapp, cause):
    found = Comparison(
        Outcome.DIFFERENT, 9, 1, 1, cause=cause, gain_db=-0.5, bits=16, lost_frames=3
    )
    assert "{" not in cell_line(Cell(48_000, 24, found))


@pytest.fixture
def health(qtbot, window, session):
    session.playback.play_tracks(tracks(2))
    window.open_page(HEALTH)
    made = window.findChild(EngineHealthPage)
    qtbot.waitUntil(made.isVisible)
    return made


def test_what_happened_to_the_device_is_kept_with_its_time(qtbot, health, session):
    session.engine.tell(m.OutputChanged("silence", "none", 192_000, 2, 0.0, True))
    qtbot.waitUntil(lambda: "playing silently" in health.log.text())
    assert "DAC opened at 192 kHz" in health.log.text()


def test_the_figures_and_the_spread_can_be_copied(qtbot, health):
    intervals = (0, 0, 5, 900, 3) + (0,) * 15
    health._model._read = lambda: Figures(callbacks=908, device_underruns=2, intervals=intervals)
    health._model.look()
    assert health.figures.figures["Underruns heard"] == "2"
    assert "1 ms: 900" in health.histogram.accessibleDescription()
    qtbot.mouseClick(health.copy, Qt.MouseButton.LeftButton)
    text = QGuiApplication.clipboard().text()
    assert "Calls of the device: 908" in text
    assert "< 1 ms: 900" in text


def test_health_is_looked_at_only_while_it_is_seen(health, window):
    assert health._model._timer.isActive()
    window.open_page("now-playing")
    assert not health._model._timer.isActive()


@pytest.fixture
def inspector(window):
    window.open_page(INSPECTOR)
    return window.findChild(InspectorPage)


def test_a_file_is_looked_into_and_told(qtbot, inspector, session, tmp_path):
    path = tmp_path / "tone.wav"
    tone = 0.3 * np.sin(np.arange(44_100) * 0.3)
    soundfile.write(path, tone, 44_100, subtype="PCM_16")
    assert inspector.empty.isVisible()
    inspector._model.inspect(str(path))
    assert "tone.wav" in inspector.header.line
    qtbot.waitUntil(inspector.spectrogram.isVisible, timeout=60_000)
    assert "WAV 16/44.1" in inspector.header.line
    assert inspector.verdict.text()
    assert inspector.spectrogram.grab().toImage().allGray() is False


def test_a_file_that_is_gone_is_said_in_one_sentence(qtbot, inspector, window, tmp_path):
    inspector._model.inspect(str(tmp_path / "gone.flac"))
    qtbot.waitUntil(lambda: "gone.flac" in window.toast.text, timeout=60_000)
    assert not inspector._model.under_way


def test_the_path_leads_to_the_inspector_and_the_proof(qtbot, window, session):
    session.playback.play_tracks(tracks(1))
    window.open_page(PATH)
    page = window.findChild(PathPage)
    page.inspection_wanted.emit()
    assert window.navigator.current.name == INSPECTOR
    page.proof_wanted.emit()
    assert window.navigator.current.name == PROOF
