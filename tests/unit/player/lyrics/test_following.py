"""The clock between the engine's steps, and what is lit at an instant."""

import numpy as np
import pytest

from player.lyrics.clock import SmoothClock
from player.lyrics.following import Sung, next_start_ms, sung_at, sung_letters
from player.lyrics.model import Line, Lyrics, Word
from player.lyrics.reading import parse_lyrics
from player.model import Heard

SONG = parse_lyrics(
    "[00:01.00]<00:01.00>Spiral <00:01.40>arm, <00:02.00>carry<00:02.50>\n[00:04.00]me\n"
)


def told(truth_ms, step_ms):
    """What the engine tells: all the device took; of the last block only the first is heard."""
    return truth_ms // step_ms * step_ms + step_ms


def knowing(step_ms):
    """A clock that has seen the blocks of this device before."""
    clock = SmoothClock()
    for now_ms in range(-3_000, -1_000, 16):
        clock.observe(Heard(told(now_ms + 9_000, step_ms), 1.0), now_ms)
    return clock


@pytest.mark.parametrize("speed", [0.5, 0.75, 1.0, 1.3, 2.0])
@pytest.mark.parametrize("step_ms", [5.8, 10.7, 23.2, 46.4, 92.9, 240.0])
def test_the_clock_is_within_20_ms_of_the_music_whatever_the_device_takes_at_once(step_ms, speed):
    random, clock, errors = np.random.default_rng(7), SmoothClock(), []
    now_ms = 5_000.0
    for look in range(1_500):
        now_ms += 16.0 + random.exponential(4.0)
        truth_ms = 61_234.5 + now_ms * speed
        shown_ms = clock.observe(Heard(told(truth_ms, step_ms * speed), speed), now_ms)
        if look > 100:
            errors.append(abs(shown_ms - truth_ms) / speed)  # as long as a listener would wait
    assert max(errors) <= 20.0


@pytest.mark.parametrize("latency_ms", [50, 120, 500])
@pytest.mark.parametrize("says_so, step_ms", [(True, 10.0), (True, 240.0), (False, 10.0)])
def test_a_device_that_takes_its_time_to_begin_leaves_no_error_behind(latency_ms, says_so, step_ms):
    """A track begins, or a pause ends: the sound is on its way for as long as the device takes."""
    clock, errors = knowing(step_ms), []
    clock.reset()
    for now_ms in range(0, 2_000, 16):
        sounding_ms = now_ms - latency_ms
        begins = sounding_ms < 0 and says_so
        position_ms = 0.0 if begins else told(max(sounding_ms, 0), step_ms)
        shown_ms = clock.observe(Heard(position_ms, 0.0 if begins else 1.0, begins), float(now_ms))
        errors.append(abs(shown_ms - max(sounding_ms, 0)))
    assert max(errors) <= 20.0


@pytest.mark.parametrize("speeds", [(1.0, 2.0), (2.0, 0.5)])
def test_another_speed_is_followed_from_where_it_is_heard(speeds):
    clock, truth_ms, errors = SmoothClock(), 5_000.0, []
    for look in range(300):
        speed = speeds[look > 150]
        truth_ms += 16.0 * speed
        told_ms = told(truth_ms, 20.0 * speed)
        errors.append(abs(clock.observe(Heard(told_ms, speed), look * 16.0) - truth_ms) / speed)
    assert max(errors[10:]) <= 20.0


def test_a_clock_that_drifts_is_followed():
    clock, errors = SmoothClock(), []
    for look in range(4_000):
        now_ms = look * 16.7
        truth_ms = 1_000 + now_ms * 0.9995
        errors.append(abs(clock.observe(Heard(told(truth_ms, 10.0), 1.0), now_ms) - truth_ms))
    assert max(errors[100:]) <= 20.0


@pytest.mark.parametrize("places", [(5_000, 9_000), (9_000, 5_000), (9_000, 8_900)])
def test_a_leap_is_right_from_its_first_reading(places):
    clock, errors = SmoothClock(), []
    for look in range(400):
        now_ms = look * 16.0
        truth_ms = places[look >= 200] + now_ms
        shown_ms = clock.observe(Heard(places[look >= 200] + told(now_ms, 48.0), 1.0), now_ms)
        errors.append(abs(shown_ms - truth_ms))
    assert max(errors[40:200]) <= 20.0
    assert max(errors[203:]) <= 20.0


def test_a_seek_is_followed_at_once_and_a_pause_stands_still():
    clock = SmoothClock()
    for now_ms in range(0, 2_000, 16):
        clock.observe(Heard(10_000 + now_ms, 1.0), now_ms)
    assert clock.observe(Heard(90_000, 1.0), 2_016) == 90_000 - 16  # the block in hand
    assert clock.observe(Heard(3_000, 1.0), 2_032) == 3_000 - 16
    assert clock.observe(Heard(3_016, 0.0), 2_048) == 3_016
    assert clock.observe(Heard(3_016, 0.0), 9_999) == 3_016


def test_what_is_sung_is_a_line_a_word_and_a_part_of_it():
    assert sung_at(SONG, 500) == Sung()
    assert sung_at(SONG, 1_700) == Sung(0, (), 1, 0.5)
    assert sung_at(SONG, 4_100) == Sung(1)


def test_letters_light_up_as_they_are_sung():
    assert sung_letters(SONG, sung_at(SONG, 500)) == 0
    assert sung_letters(SONG, sung_at(SONG, 1_200)) == pytest.approx(3.0)
    assert sung_letters(SONG, sung_at(SONG, 1_700)) == pytest.approx(7 + 2.0)
    assert sung_letters(SONG, sung_at(SONG, 3_000)) == pytest.approx(len("Spiral arm, carry"))
    assert sung_letters(SONG, sung_at(SONG, 4_000)) == 2


def test_the_next_line_is_known_in_advance():
    assert next_start_ms(SONG, 0) == 1_000
    assert next_start_ms(SONG, 1_000) == 4_000
    assert next_start_ms(SONG, 4_000) is None
    assert next_start_ms(parse_lyrics("plain\nwords"), 0) is None


def test_a_leading_space_of_the_words_is_not_counted():
    line = Line(0, "ab", words=(Word(0, " a", 100), Word(100, "b", 200)))
    assert sung_letters(Lyrics((line,)), sung_at(Lyrics((line,)), 200)) == pytest.approx(2.0)
