"""Motion keeps time with a beat that is tapped."""

import pytest

from player.sound.params import Motion
from player.sound.staging import in_time
from player.sound.tapping import TapTempo


def test_four_even_taps_are_a_tempo_and_a_rest_begins_anew():
    tempo = TapTempo()
    assert [tempo.tap(0.5 * tap) for tap in range(3)] == [None] * 3
    assert tempo.tap(1.5) == pytest.approx(120.0)
    assert tempo.tap(5.0) is None


def test_a_tempo_is_the_mean_of_uneven_taps():
    tempo = TapTempo()
    found = [tempo.tap(at) for at in (0.0, 0.48, 1.02, 1.5, 1.99, 2.5)]
    assert found[-1] == pytest.approx(120.0)


@pytest.mark.parametrize("bpm", [60.0, 97.0, 180.0])
def test_turn_and_swing_last_whole_bars_and_stay_near_what_they_were(bpm):
    synced = in_time(Motion(-24.0, 10.0, 20.0), bpm)
    bar_s = 240.0 / bpm
    for seconds, before_s in ((-360.0 / synced.orbit_deg_per_s, 15.0), (synced.drift_period_s, 20)):
        bars = seconds / bar_s
        assert bars == pytest.approx(round(bars))
        assert 0.7 < seconds / before_s < 1.45
    assert synced.drift_deg == 10.0


def test_the_fastest_turn_stays_within_what_can_be_played():
    assert in_time(Motion(360.0), 300.0).orbit_deg_per_s == pytest.approx(225.0)


def test_what_does_not_turn_stays_still():
    assert in_time(Motion(), 120.0).orbit_deg_per_s == 0.0
