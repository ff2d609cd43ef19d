"""The real window, engine process and sound server: what is clicked is what is heard."""

import os
import re
import signal

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer

from player.engine.messages import OutputChoice
from player.model import PlayState
from player.session import Session
from tests.support.engine_bench import noise, write_audio
from tests.support.pulse import align, capture, describe_difference
from tests.support.soak import Soak, witnessed
from ui.assembly.window import build_window
from ui.views.toast import ToastBox
from ui.widgets.button import PlayButton

ATTEMPTS = 3
"""Samples are judged here, not deadlines: where the whole machine stands still, sound is lost."""

pytestmark = [pytest.mark.audio, pytest.mark.slow]


@pytest.fixture
def session(pulse_sinks):
    made = Session()
    yield made
    made.close()


@pytest.fixture
def window(qtbot, session):
    made = build_window(session)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


@pytest.mark.usefixtures("window")
@pytest.mark.parametrize("stored", [(44_100, 16), (96_000, 24), (192_000, 24)])
def test_the_window_plays_every_sample(qtbot, tmp_path, pulse_sinks, session, stored):
    sample_rate, bits = stored
    samples = noise(sample_rate, sample_rate + 11, bits)
    path = write_audio(tmp_path / "noise.flac", samples, sample_rate, f"PCM_{bits}")
    playback = session.playback
    playback.set_output(OutputChoice(f"ALSA/test{sample_rate}", latency_ms=200.0))
    for _ in range(ATTEMPTS):
        with capture(pulse_sinks, sample_rate) as recorder:
            playback.open([str(path)])
            qtbot.waitUntil(lambda: playback.state.state is PlayState.PLAYING, timeout=60_000)
            qtbot.waitUntil(lambda: playback.state.state is PlayState.STOPPED, timeout=60_000)
        if align(recorder.frames, samples) is not None:
            break
    assert align(recorder.frames, samples) is not None, describe_difference(
        recorder.frames, samples
    )


def test_a_killed_engine_leaves_the_window_alive_and_a_click_plays_on(
    qtbot, tmp_path, session, window
):
    path = write_audio(tmp_path / "long.flac", noise(192_000, 192_000 * 8), 192_000)
    playback = session.playback
    playback.open([str(path)])
    qtbot.waitUntil(lambda: playback.position_ms() > 300, timeout=60_000)
    late = _LongestTurn(window)
    before_ms = playback.position_ms()
    os.kill(session.engine_pid, signal.SIGKILL)
    toast = window.findChild(ToastBox)
    qtbot.waitUntil(lambda: "sound engine" in toast.text, timeout=60_000)
    assert playback.state.state is PlayState.PAUSED
    qtbot.mouseClick(window.findChild(PlayButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: playback.position_ms() > before_ms + 200, timeout=60_000)
    assert late.stop() < 5_000  # some 20 ms where nobody else works


@pytest.mark.usefixtures("window")
@pytest.mark.timeout(180)
def test_a_window_that_stands_still_for_two_seconds_harms_no_sample(
    qtbot, tmp_path, pulse_sinks, session
):
    rate = 192_000
    samples = noise(rate, rate * 4)
    soak = Soak(rate, 100, (), lambda: iter([samples]))
    path = write_audio(tmp_path / "noise.flac", samples, rate)
    playback = session.playback
    playback.set_output(OutputChoice(f"ALSA/test{rate}", latency_ms=float(soak.latency_ms)))
    with witnessed(pulse_sinks, rate) as witnesses:
        playback.open([str(path)])
        qtbot.waitUntil(lambda: playback.position_ms() > 300, timeout=10_000)
        _hold_everything_up(2_000)
        qtbot.waitUntil(lambda: playback.state.state is PlayState.STOPPED, timeout=10_000)
    gaps, equal_frames = witnesses.gaps(soak)
    assert not [gap for gap in gaps if not gap.excused]
    assert gaps or (equal_frames == len(samples) and session.figures().underruns == 0)


def _hold_everything_up(duration_ms):
    """Work in the window's own thread without once letting go of the GIL for long."""
    clock = QElapsedTimer()
    clock.start()
    while not clock.hasExpired(duration_ms):
        re.match(r"(a+)+$", "a" * 22 + "b")


class _LongestTurn:
    """How long, in ms, the window's event loop once took to come back to a 10 ms timer."""

    def __init__(self, parent):
        self._clock = QElapsedTimer()
        self._clock.start()
        self._longest_ms = 0
        self._timer = QTimer(parent)
        self._timer.timeout.connect(self._on_timeout)
        self._timer.start(10)

    def _on_timeout(self):
        self._longest_ms = max(self._longest_ms, self._clock.restart())

    def stop(self):
        self._timer.stop()
        return self._longest_ms
