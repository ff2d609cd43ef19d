"""The outline behind the seek bar."""

import subprocess
import sys

import msgspec
import numpy as np

from player.analysis.overview import BARS, overview_of
from tests.support.engine_bench import write_audio

RATE = 48_000


def test_a_loud_middle_stands_out_at_its_place(tmp_path):
    quiet, loud = np.full((RATE, 2), 0.05), np.full((RATE, 2), 0.5)
    path = write_audio(tmp_path / "t.flac", np.vstack([quiet, loud, quiet]), RATE)
    levels = np.array(overview_of(str(path)))
    assert len(levels) == BARS
    third = BARS // 3
    assert np.allclose(levels[: third - 1], 0.1, atol=0.01)
    assert np.allclose(levels[third + 2 : 2 * third - 1], 1.0, atol=0.01)
    assert np.allclose(levels[2 * third + 3 :], 0.1, atol=0.01)


def test_silence_and_short_files_have_an_outline_too(tmp_path):
    silence = write_audio(tmp_path / "s.wav", np.zeros((RATE, 2)), RATE)
    assert set(overview_of(str(silence))) == {0.0}
    blink = write_audio(tmp_path / "b.wav", np.ones((10, 1)), RATE)
    assert max(overview_of(str(blink))) == 1.0


def test_what_cannot_be_read_has_none(tmp_path):
    assert overview_of(str(tmp_path / "gone.flac")) == ()


def test_the_worker_prints_the_levels(tmp_path):
    path = write_audio(tmp_path / "t.wav", np.full((RATE, 2), 0.5), RATE)
    command = [sys.executable, "-m", "player.analysis.overview", str(path)]
    answer = subprocess.run(command, check=True, capture_output=True, timeout=60)
    assert msgspec.json.decode(answer.stdout, type=tuple[float, ...]) == overview_of(str(path))
