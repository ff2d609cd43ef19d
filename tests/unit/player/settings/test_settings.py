"""Settings survive a restart, and a bad file never costs more than a sentence."""

from dataclasses import replace
from pathlib import Path

import pytest

from dsp.replay_gain import GainMode
from player.documents import DocumentError, decode, encode, load
from player.settings.schema import (
    SETTINGS,
    DeviceSettings,
    LookSettings,
    OutputSettings,
    PlaybackSettings,
    Settings,
    ThemeName,
)
from player.settings.store import SettingsStore

SAVED = Path(__file__).parents[3] / "data" / "settings"

CHOSEN = Settings(
    output=OutputSettings(device="alsa:0", devices={"alsa:0": DeviceSettings(volume_db=-20.5)}),
    playback=PlaybackSettings(gain_mode=GainMode.ALBUM),
    look=LookSettings(theme=ThemeName.PAPER, language="zh_CN"),
)


def test_what_was_chosen_is_there_after_a_restart(tmp_path):
    SettingsStore(tmp_path / "settings.json").change(CHOSEN)
    assert SettingsStore(tmp_path / "settings.json").settings == CHOSEN


def test_a_first_start_has_defaults_and_writes_nothing(tmp_path):
    store = SettingsStore(tmp_path / "settings.json")
    assert store.settings == Settings()
    assert store.problem is None
    assert not list(tmp_path.iterdir())


def test_listeners_hear_each_change_once(tmp_path):
    store, heard = SettingsStore(tmp_path / "settings.json"), []
    stop = store.listen(heard.append)
    store.change(CHOSEN)
    store.change(CHOSEN)
    stop()
    store.change(Settings())
    assert heard == [CHOSEN]


def test_each_device_keeps_its_own_volume():
    assert CHOSEN.output.on("alsa:0").volume_db == -20.5
    assert CHOSEN.output.on("never seen") == DeviceSettings()


@pytest.mark.parametrize(
    "content",
    [b"", b"{broken", b'{"schema": 1, "look": {"theme": "pink"}}', b'{"schema": 99}'],
)
def test_a_bad_file_gives_one_sentence_and_defaults(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    store = SettingsStore(path)
    assert store.settings == Settings()
    assert store.problem is not None
    assert store.problem.sentence.count("\n") == 0
    assert path.read_bytes() == content


def test_a_change_that_cannot_be_saved_is_in_use_and_says_so(tmp_path):
    (tmp_path / "file").write_bytes(b"in the way of a folder")
    store, heard = SettingsStore(tmp_path / "file" / "settings.json"), []
    store.listen(heard.append)
    store.change(CHOSEN)
    assert store.settings == CHOSEN
    assert heard == [CHOSEN]
    assert "cannot be written" in store.problem.sentence


def test_settings_of_a_newer_galaxia_are_never_overwritten(tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"schema": 99, "future": true}')
    store = SettingsStore(path)
    store.change(CHOSEN)
    assert path.read_bytes() == b'{"schema": 99, "future": true}'
    assert "newer Galaxia" in store.problem.sentence


@pytest.mark.parametrize("volume_db", [0.1, -60.1, float("nan")])
def test_a_volume_outside_its_range_is_refused(volume_db):
    with pytest.raises(ValueError, match=r"outside -60\.\.0"):
        replace(DeviceSettings(), volume_db=volume_db)


def test_a_wrong_volume_in_a_file_is_named_with_its_place():
    document = b'{"schema": 1, "output": {"devices": {"dac": {"volume_db": 3}}}}'
    with pytest.raises(DocumentError, match=r"\$\.output\.devices.*outside -60\.\.0"):
        decode(SETTINGS, document)


@pytest.mark.parametrize("saved", sorted(SAVED.glob("*.json")), ids=lambda path: path.stem)
def test_the_file_of_every_schema_still_loads(saved):
    assert load(SETTINGS, saved).output.device == "alsa:0"


def test_there_is_a_saved_file_for_every_schema():
    schemas = [f"settings-v{number}" for number in range(1, SETTINGS.schema + 1)]
    assert sorted(path.stem for path in SAVED.glob("*.json")) == schemas


def test_all_settings_round_trip():
    assert decode(SETTINGS, encode(SETTINGS, CHOSEN)) == CHOSEN
