"""Two files made comparable: aligned to the sample, matched within 0.1 LU, subtracted."""

import numpy as np
import pytest
import soundfile

from player.errors import PlayerError
from player.offline.comparing import RESIDUAL_GAIN_DB, compare
from player.pairing import Pairing

RATE = 44_100


def music(seconds=3.0, seed=3):
    random = np.random.default_rng(seed)
    frames = int(seconds * RATE)
    spectrum = np.fft.rfft(random.normal(0, 1, (2, frames)), axis=1)
    spectrum /= np.maximum(np.arange(spectrum.shape[1]), 50.0) ** 0.5
    sound = np.fft.irfft(spectrum, frames, axis=1)
    return 0.3 * sound / np.abs(sound).max()


def written(path, sound, rate=RATE, subtype="FLOAT"):
    soundfile.write(path, sound.T, rate, subtype=subtype)
    return str(path)


def test_a_delay_and_a_gain_are_taken_off(tmp_path):
    sound = music()
    late = np.pad(sound * 10 ** (-2.5 / 20), ((0, 0), (1_234, 0)))
    pair = compare(written(tmp_path / "a.wav", sound), written(tmp_path / "b.wav", late), tmp_path)
    assert pair.delay_frames == 1_234
    assert pair.gain_db == pytest.approx(2.5, abs=0.02)
    assert abs(pair.match_db) <= 0.1
    assert pair.residual_dbfs < -100
    first, second = soundfile.read(pair.first)[0], soundfile.read(pair.second)[0]
    assert first.shape == second.shape
    assert np.abs(first).max() <= 0.3


def test_an_early_second_file_is_aligned_too(tmp_path):
    sound = music()
    early = sound[:, 700:]
    pair = compare(written(tmp_path / "a.wav", sound), written(tmp_path / "b.wav", early), tmp_path)
    assert pair.delay_frames == -700
    assert pair.residual_dbfs == -200.0


def test_the_difference_is_what_was_added(tmp_path):
    sound = music()
    frames = np.arange(sound.shape[1])
    hum = 10 ** (-60 / 20) * np.sin(2 * np.pi * 9_000 * frames / RATE)
    pair = compare(
        written(tmp_path / "a.wav", sound), written(tmp_path / "b.wav", sound + hum), tmp_path
    )
    assert pair.residual_dbfs == pytest.approx(-63.0, abs=0.5)
    loudest = pair.freqs_hz[int(np.argmax(pair.residual_db))]
    assert loudest == pytest.approx(9_000, rel=0.03)
    heard = np.sqrt(np.mean(soundfile.read(pair.residual)[0] ** 2))
    assert 20 * np.log10(heard) == pytest.approx(pair.residual_dbfs + RESIDUAL_GAIN_DB, abs=0.1)


def test_another_rate_is_brought_to_the_first(tmp_path):
    seconds, rates = 2.0, (44_100, 48_000)
    paths = []
    for rate in rates:
        frames = np.arange(int(seconds * rate))
        sweep = 0.3 * np.sin(2 * np.pi * (200 + 900 * frames / rate) * frames / rate)
        paths.append(written(tmp_path / f"{rate}.wav", np.stack([sweep, sweep]), rate))
    pair = compare(*paths, tmp_path)
    assert pair.sample_rate == 44_100
    assert pair.residual_dbfs < -60


def test_the_names_of_the_files_say_nothing(tmp_path):
    path = written(tmp_path / "master.wav", music(1.0))
    pair = compare(path, path, tmp_path)
    names = {pair.first, pair.second, pair.residual}
    assert len(names) == 3
    assert not any("master" in name.rpartition("/")[2] for name in names)


def test_the_process_answers_and_complains(tmp_path):
    path = written(tmp_path / "a.wav", music(1.0))
    pairing = Pairing(tmp_path / "out")
    assert pairing.make(path, path).residual_dbfs == -200.0
    missing = pairing.make(path, str(tmp_path / "gone.wav"))
    assert isinstance(missing, PlayerError)
    assert missing.code == "file.missing"
    short = written(tmp_path / "short.wav", music(0.2))
    assert pairing.make(short, short).code == "compare.too_short"
