import numpy as np
import pytest

from player.demo.bell import orbited
from player.demo.checks import channel_check
from player.demo.sound import SAMPLE_RATE, ringing
from player.demo.strings import pitch_hz, plucked


def peak_hz(sound, near_hz):
    """The strongest frequency near one, between the bins by a parabola through their logarithms."""
    frames = len(sound)
    level = np.log(np.abs(np.fft.rfft(sound * np.hanning(frames), 4 * frames)) + 1e-30)
    step = SAMPLE_RATE / (4 * frames)
    low, high = round(0.95 * near_hz / step), round(1.05 * near_hz / step)
    top = low + int(np.argmax(level[low:high]))
    before, here, after = level[top - 1 : top + 2]
    return step * (top + 0.5 * (before - after) / (before - 2 * here + after))


@pytest.mark.parametrize("note", ["D2", "A2", "F#3", "E4", "D5"])
def test_a_string_is_in_tune_within_a_cent(note):
    freq_hz = pitch_hz(note)
    sound = plucked(freq_hz, 2.0, 0.8, np.random.default_rng(0))
    assert abs(1200 * np.log2(peak_hz(sound, freq_hz) / freq_hz)) < 1.0


def test_a_string_dies_away_and_its_highs_first():
    sound = plucked(220.0, 3.0, 1.0, np.random.default_rng(0))
    early, late = (np.abs(np.fft.rfft(sound[at : at + 50_000])) for at in (5_000, 500_000))
    low, high = slice(40, 80), slice(1300, 5000)  # about 150..300 Hz and 5..19 kHz
    assert 0.002 < late[low].max() / early[low].max() < 0.1
    assert late[high].max() / early[high].max() < 0.1 * late[low].max() / early[low].max()


@pytest.mark.parametrize("note, freq_hz", [("A4", 440.0), ("A2", 110.0), ("C#5", 554.365)])
def test_notes_have_their_pitch(note, freq_hz):
    assert pitch_hz(note) == pytest.approx(freq_hz, rel=1e-5)


def test_ringing_falls_by_sixty_decibels_in_its_time():
    sound = ringing(1000.0, 0.5, 0.6)
    start, end = (np.abs(sound[at : at + 400]).max() for at in (0, SAMPLE_RATE // 2))
    assert 20 * np.log10(end / start) == pytest.approx(-60.0, abs=0.3)


@pytest.mark.parametrize("turn, nearer", [(0.25, 1), (0.75, 0)])
def test_the_bell_passes_the_right_ear_and_then_the_left(turn, nearer):
    noise = np.random.default_rng(0).standard_normal(2 * SAMPLE_RATE)
    heard = orbited(noise, 2.0)
    here = round(turn * 2 * SAMPLE_RATE)
    near, far = heard[nearer, here - 4096 : here + 4096], heard[1 - nearer, here : here + 2048]
    lags = np.correlate(near, far, "valid")
    delay_ms = (4096 - int(np.argmax(lags))) / SAMPLE_RATE * 1000
    assert 0.5 < delay_ms < 0.8
    assert near.std() > 2 * far.std()


def test_straight_ahead_both_ears_hear_the_same():
    noise = np.random.default_rng(0).standard_normal(2 * SAMPLE_RATE)
    left, right = orbited(noise, 1e9)[:, 1000:]
    assert np.allclose(left, right, atol=1e-3)


def test_the_same_album_every_time():
    assert np.array_equal(channel_check(), channel_check())
    strings = [plucked(330.0, 0.5, 0.7, np.random.default_rng(5)) for _ in range(2)]
    assert np.array_equal(*strings)
