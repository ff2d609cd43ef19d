"""A look into a file: the picture shows what sounds, the figures count what is wrong."""

import numpy as np
import pytest
import soundfile

from player.errors import PlayerError
from player.inspector import Inspector
from player.offline.inspecting import ROWS, inspect

RATE = 96_000


@pytest.fixture(scope="module")
def tone(tmp_path_factory):
    """Two seconds of noise to 20 kHz with a tone at 30 kHz, an offset, and two clipped runs."""
    frames = np.arange(2 * RATE)
    random = np.random.default_rng(5)
    spectrum = np.fft.rfft(random.normal(0, 0.02, len(frames)))
    spectrum[np.fft.rfftfreq(len(frames), 1 / RATE) > 20_000] = 0
    sound = np.fft.irfft(spectrum, len(frames)) + 0.25 * np.sin(2 * np.pi * 30_000 * frames / RATE)
    sound += 0.01
    sound[1_000:1_005] = 1.0
    sound[70_000:70_003] = -1.0
    sound[90_000:90_002] = 1.0
    path = tmp_path_factory.mktemp("inspect") / "tone.wav"
    soundfile.write(path, np.column_stack([sound, sound]), RATE, subtype="PCM_24")
    return path


@pytest.fixture(scope="module")
def found(tone):
    return inspect(str(tone))


def test_the_picture_shows_the_tone_in_every_column(found):
    cells = np.frombuffer(found.picture, np.uint8).reshape(found.columns, ROWS)
    row = int(30_000 / found.highest_hz * ROWS)
    assert found.columns > 100
    assert (cells[:, row - 1 : row + 2].max(axis=1) > cells[:, 150:180].max(axis=1) + 50).all()


def test_the_average_has_the_level_of_the_tone(found):
    at = int(np.argmin(np.abs(np.array(found.freqs_hz) - 30_000)))
    assert max(found.average_db[at - 2 : at + 3]) == pytest.approx(-12.04, abs=1.0)


def test_the_figures_count_what_is_wrong(found):
    assert found.clipped_runs == 2
    assert found.dc == pytest.approx(0.01, abs=0.001)
    assert (found.used_bits, found.bit_depth, found.sample_rate) == (24, 24, RATE)
    assert found.duration_s == 2.0
    assert found.reasons


def test_the_process_answers_the_same(tone, found):
    assert Inspector().inspect(str(tone)) == found


def test_what_cannot_be_looked_into_says_why(tmp_path):
    answer = Inspector().inspect(str(tmp_path / "gone.flac"))
    assert isinstance(answer, PlayerError)
    assert answer.code == "file.missing"
    broken = tmp_path / "broken.flac"
    broken.write_bytes(b"fLaC" + bytes(100))
    assert isinstance(Inspector().inspect(str(broken)), PlayerError)
