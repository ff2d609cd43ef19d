"""The devices and what was chosen for them, on the real playback over an engine that obeys."""

import pytest

from player.engine import messages as m
from player.engine.messages import Capabilities, Device
from player.model import PlayState
from player.outputs import Outputs
from player.settings.schema import DeviceSettings, OutputPolicy, RatePolicy, VolumePolicy
from player.settings.store import SettingsStore
from tests.support.fake_playback import FakeSession, tracks

DEVICES = [
    Device(0, "ALSA/DAC", "DAC", "ALSA", 2, 48_000, default=True),
    Device(1, "ALSA/Phones", "Phones", "ALSA", 2, 48_000, default=False),
]


@pytest.fixture
def session():
    made = FakeSession()
    made.outputs.close()
    made.outputs = Outputs(made.settings, made.playback, lambda: DEVICES, takes)
    yield made
    made.close()


def takes(device_id):
    return Capabilities(device_id, ((44_100, 16), (96_000, 24), (192_000, 24)))


def choices(session):
    commands = session.engine.commands
    return [command.choice for command in commands if isinstance(command, m.SetOutput)]


def finish(outputs):
    for thread in outputs._threads:
        thread.join()


def test_a_first_start_follows_the_system_at_full_level(session):
    session.outputs.start()
    assert choices(session)[-1] == m.OutputChoice()
    assert session.playback.state.volume_db == 0.0


def test_a_new_device_starts_no_louder_than_20_db_below_full(session):
    session.outputs.choose("ALSA/DAC")
    assert session.playback.state.volume_db == -20.0
    assert choices(session)[-1].device_id == "ALSA/DAC"


def test_a_new_device_is_not_made_louder_than_the_one_before(session):
    session.playback.set_volume(-35.0)
    session.outputs.choose("ALSA/DAC")
    assert session.playback.state.volume_db == -35.0


def test_the_volume_is_down_before_the_device_changes(session):
    session.outputs.choose("ALSA/DAC")
    kinds = [type(command) for command in session.engine.commands]
    assert kinds.index(m.SetGain) < kinds.index(m.SetOutput)


def test_each_device_comes_back_at_its_own_level(session):
    session.outputs.choose("ALSA/DAC")
    session.playback.set_volume(-8.0)
    session.outputs.choose("ALSA/Phones")
    session.playback.set_volume(-31.0)
    session.outputs.choose("ALSA/DAC")
    assert session.playback.state.volume_db == -8.0
    session.outputs.choose("ALSA/Phones")
    assert session.playback.state.volume_db == -31.0


def test_device_level_and_policy_survive_a_restart():
    before = FakeSession()
    before.outputs.choose("ALSA/DAC")
    before.outputs.set_policy(OutputPolicy.STRICT)
    before.playback.set_volume(-9.0)
    before.close()
    again = FakeSession()
    again.outputs.start()
    assert again.playback.state.volume_db == -9.0
    assert choices(again)[-1] == m.OutputChoice("ALSA/DAC", m.Policy.STRICT)
    again.close()


def test_the_ceiling_of_a_device_holds_whatever_the_slider_says(session):
    session.outputs.choose("ALSA/DAC")
    session.outputs.set_profile("ALSA/DAC", DeviceSettings(volume_db=-30.0, ceiling_db=-12.0))
    session.playback.set_volume(0.0)
    assert session.playback.state.volume_db == -12.0
    assert session.playback.state.ceiling_db == -12.0


def test_a_profile_that_changes_leaves_the_volume_where_it_is(session):
    session.outputs.choose("ALSA/DAC")
    session.playback.set_volume(-25.0)
    session.outputs.set_profile("ALSA/DAC", DeviceSettings(volume_db=-3.0, buffer_ms=100.0))
    assert session.playback.state.volume_db == -25.0
    assert choices(session)[-1].latency_ms == 100.0


def test_a_fixed_volume_leaves_the_samples_alone(session):
    session.outputs.choose("ALSA/DAC")
    session.outputs.set_profile("ALSA/DAC", DeviceSettings(volume_policy=VolumePolicy.FIXED))
    assert session.playback.state.volume_fixed
    gains = [c.gain for c in session.engine.commands if isinstance(c, m.SetGain)]
    assert gains[-1] == 1.0


def test_the_rate_policy_reaches_the_engine_with_what_the_device_takes(session):
    session.outputs.choose("ALSA/DAC")
    session.outputs.probe("ALSA/DAC")
    finish(session.outputs)
    session.outputs.set_rate_policy(RatePolicy.DEVICE_MAXIMUM)
    plan = choices(session)[-1].rate_plan
    assert plan.rule is m.RateRule.DEVICE_MAXIMUM
    assert plan.rates == (44_100, 96_000, 192_000)


def test_a_new_list_is_told(session):
    heard = []
    session.outputs.listen(heard.append)
    session.outputs.refresh()
    finish(session.outputs)
    assert [known.listing for known in heard] == [True, False]
    assert heard[-1].devices == tuple(DEVICES)


def test_settings_that_could_not_be_read_are_not_overwritten_at_the_end(session, tmp_path):
    path = tmp_path / "settings.json"
    path.write_text("{broken")
    outputs = Outputs(SettingsStore(path), session.playback, list, takes)
    session.playback.set_volume(-10.0)
    outputs.close()
    assert path.read_text() == "{broken"


def test_strict_fixes_the_volume_and_waits_for_the_listener(session):
    session.playback.play_tracks(tracks(1))
    session.outputs.set_policy(OutputPolicy.STRICT)
    assert session.playback.state.volume_fixed
    assert session.playback.state.state is PlayState.PAUSED
    session.outputs.set_policy(OutputPolicy.STANDARD)
    assert not session.playback.state.volume_fixed
