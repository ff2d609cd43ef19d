"""The real window, engine process and sound server: what is clicked is what is heard."""

import os
import re
import signal
import subprocess
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, QLocale, Qt, QTimer

from player.engine.messages import OutputChoice
from player.events import PlaybackState
from player.model import PlayState
from player.session import Session
from player.signal_path import Fact, NodeKind
from tests.support.engine_bench import noise, write_audio
from tests.support.soak import Soak, witnessed
from ui.assembly.face import Face
from ui.assembly.window import build_window
from ui.translation import Tongue
from ui.views.shell.toast import ToastBox
from ui.widgets.button import Chip, PlayButton

ATTEMPTS = 3
"""After a gap that a recorded stall of the machine explains; any other is a failure at once."""

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
@pytest.mark.timeout(300)
@pytest.mark.parametrize("stored", [(44_100, 16), (96_000, 24), (192_000, 24)])
def test_the_window_plays_every_sample(qtbot, tmp_path, pulse_sinks, session, stored):
    sample_rate, bits = stored
    samples = noise(sample_rate, sample_rate + 11, bits)
    path = write_audio(tmp_path / "noise.flac", samples, sample_rate, f"PCM_{bits}")
    soak = Soak(sample_rate, 200, (path,), lambda: iter([samples]))
    playback = session.playback
    playback.set_output(OutputChoice(f"ALSA/test{sample_rate}", latency_ms=float(soak.latency_ms)))
    for _ in range(ATTEMPTS):
        with witnessed(pulse_sinks, sample_rate) as witnesses:
            _play_to_the_end(qtbot, playback, path)
        if not _gaps_that_a_stall_explains(witnesses, soak, len(samples)):
            break


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


def test_a_sink_that_goes_away_is_one_sentence_and_one_click_plays_on(
    qtbot, tmp_path, session, window
):
    path = write_audio(tmp_path / "long.flac", noise(48_000, 48_000 * 60), 48_000)
    playback = session.playback
    with passing_sink("stick"):
        session.start()
        session.outputs.refresh()
        qtbot.waitUntil(lambda: is_listed(session.outputs, "stick"), timeout=60_000)
        session.outputs.choose("ALSA/stick")
        playback.open([str(path)])
        qtbot.waitUntil(lambda: is_told_of(playback, 48_000), timeout=60_000)
    toast = window.findChild(ToastBox)
    qtbot.waitUntil(lambda: "moved the sound away from stick" in toast.text, timeout=60_000)
    assert playback.state.state is PlayState.PAUSED
    here_ms = playback.position_ms()
    button = toast.findChild(Chip)
    assert (button.isVisible(), button.text()) == (True, "Play")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: playback.position_ms() > here_ms + 200, timeout=60_000)
    assert playback.position_ms() < here_ms + 30_000, "it goes on where it was held"


def is_listed(outputs, name):
    return any(device.name == name for device in outputs.known.devices)


def is_told_of(playback, sample_rate):
    """Whether the sound server has said what the sink runs at that our stream is on."""
    path = playback.state.path
    devices = path.of(NodeKind.DEVICE) if path else ()
    return any(device.fact(Fact.SAMPLE_RATE) == sample_rate for device in devices)


@contextmanager
def passing_sink(name):
    """A sink that is there until the block ends, and an ALSA device that leads to it."""
    config = Path(os.environ["ALSA_CONFIG_PATH"])
    before = config.read_text()
    config.write_text(before + f'\npcm.{name} {{ type pulse device "{name}" }}\n')
    load = ["pactl", "load-module", "module-null-sink", f"sink_name={name}", "rate=48000"]
    module = subprocess.run(load, check=True, capture_output=True, text=True).stdout.strip()
    try:
        yield
    finally:
        subprocess.run(["pactl", "unload-module", module], check=True)
        config.write_text(before)


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

    def hold_up_what_sounds():
        qtbot.waitUntil(lambda: playback.position_ms() > 300 or has_ended(), timeout=60_000)
        _hold_everything_up(2_000)

    def has_ended():
        return playback.state.state is PlayState.STOPPED

    with witnessed(pulse_sinks, rate) as witnesses:
        _play_to_the_end(qtbot, playback, path, meanwhile=hold_up_what_sounds)
    _gaps_that_a_stall_explains(witnesses, soak, len(samples))
    assert witnesses.stalls or session.figures().underruns == 0


@pytest.fixture
def face(qapp, session):
    tongue = Tongue(qapp)
    tongue.speak("en")
    made = Face(session, partial(build_window, session), tongue)
    made.window.show()
    yield made
    made.close()
    made.window.give_way()
    made.window.deleteLater()
    tongue.fall_silent()
    QLocale.setDefault(QLocale("en"))


@pytest.mark.timeout(180)
def test_another_language_is_spoken_while_every_sample_plays(
    qtbot, tmp_path, pulse_sinks, session, face
):
    rate = 96_000
    samples = noise(rate, rate * 4)
    soak = Soak(rate, 200, (), lambda: iter([samples]))
    path = write_audio(tmp_path / "noise.flac", samples, rate)
    session.playback.set_output(OutputChoice(f"ALSA/test{rate}", latency_ms=float(soak.latency_ms)))
    spoken = []

    def speak():
        qtbot.waitUntil(lambda: session.playback.position_ms() > 300, timeout=60_000)
        settings = session.settings.settings
        look = replace(settings.look, language="zh_CN")
        with qtbot.waitSignal(face.settled, timeout=60_000):
            session.settings.change(replace(settings, look=look))
        spoken.append(session.playback.state.state)

    with witnessed(pulse_sinks, rate) as witnesses:
        _play_to_the_end(qtbot, session.playback, path, meanwhile=speak)
    _gaps_that_a_stall_explains(witnesses, soak, len(samples))
    assert spoken == [PlayState.PLAYING]
    assert face.window.sidebar.entry("albums").accessibleName() == "专辑"


def _play_to_the_end(qtbot, playback, path, meanwhile=lambda: None):
    """Play one file, then do something; it may begin and end between two looks."""
    states = []
    stop = playback.listen(lambda event: states.append(getattr(event, "state", None)))
    playback.open([str(path)])
    qtbot.waitUntil(lambda: any(_plays(state) for state in states), timeout=60_000)
    meanwhile()
    qtbot.waitUntil(lambda: playback.state.state is PlayState.STOPPED, timeout=60_000)
    stop()


def _plays(state):
    return isinstance(state, PlaybackState) and state.state is PlayState.PLAYING


def _gaps_that_a_stall_explains(witnesses, soak, frames):
    """How many gaps there are, each beside a stall, in what is else equal frame by frame.

    Monitors that the system does not prefer are held up more often, and so is the engine.
    """
    gaps, equal_frames = witnesses.gaps(soak)
    told = f"monitors: {witnesses.monitor.rank}; {witnesses.stalls}"
    assert not [gap for gap in gaps if not gap.excused], (gaps, told)
    assert gaps or equal_frames == frames, (equal_frames, frames, told)
    return len(gaps)


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
