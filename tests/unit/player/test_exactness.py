"""One click makes it exact; another puts everything back as it was."""

from dataclasses import replace

import pytest

from dsp.params.level import StereoParams
from dsp.replay_gain import GainMode
from player.engine import messages as m
from player.settings.schema import OutputPolicy, RatePolicy
from player.signal_path import Obstacle
from player.sound.setup import Mode
from tests.support.fake_playback import FakeSession, tracks


@pytest.fixture
def session():
    made = FakeSession()
    made.sound.start()
    yield made
    made.close()


def plays(session, sample_rate=48_000, sharing=m.Sharing.SHARED):
    session.playback.play_tracks(tracks(1))
    session.engine.tell(m.OutputChanged("DAC", "ALSA", sample_rate, 2, 50.0, sharing=sharing))


def spoil(session):
    """Everything that can stand in the way, but for the level of tracks."""
    settings = session.settings.settings
    output = replace(settings.output, rate_policy=RatePolicy.FIXED)
    habits = replace(settings.playback, blend_rate_hz=48_000)
    session.settings.change(replace(settings, output=output, playback=habits))
    session.sound.set_params("width", StereoParams(width=1.4))
    session.playback.set_tempo(1.25, 2.0)
    session.playback.set_balance(-0.5)
    session.playback.set_volume(-18.0)
    plays(session)
    session.engine.tell(m.SoundChanged(active=True, latency_ms=3.0))


def test_a_clean_path_has_nothing_to_switch_off(session):
    plays(session, 192_000, m.Sharing.ALONE)
    assert session.exactness.obstacles() == ()


def test_everything_in_the_way_is_named_and_switched_off(session):
    spoil(session)
    assert session.exactness.obstacles() == (
        Obstacle.SPEED,
        Obstacle.STAGES,
        Obstacle.BALANCE,
        Obstacle.RESAMPLING,
        Obstacle.VOLUME,
        Obstacle.SHARED_DEVICE,
    )
    session.exactness.make_exact()
    state, settings = session.playback.state, session.settings.settings
    assert (state.speed, state.key_semitones, state.balance) == (1.0, 0.0, 0.0)
    assert state.volume_fixed
    assert session.sound.state.mode is Mode.OFF
    assert settings.output.rate_policy is RatePolicy.NATIVE
    assert settings.output.policy is OutputPolicy.EXCLUSIVE
    assert settings.playback.gain_mode is GainMode.OFF
    assert settings.playback.blend_rate_hz is None


def test_undo_puts_all_of_it_back(session):
    spoil(session)
    before, mode = session.playback.state, session.sound.state.mode
    settings = session.settings.settings
    session.exactness.make_exact()()
    after = session.playback.state
    assert (after.volume_db, after.volume_fixed) == (before.volume_db, before.volume_fixed)
    assert (after.speed, after.key_semitones) == (before.speed, before.key_semitones)
    assert after.balance == before.balance
    assert session.sound.state.mode is mode
    assert session.settings.settings == settings
