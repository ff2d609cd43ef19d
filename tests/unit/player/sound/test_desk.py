"""The sound desk over a real engine: what is set up plays, is kept, undone, compared."""

import json

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.local import LocalEngine
from player.events import Notice
from player.paths import data_dir
from player.presets.rules import Rule, RuleKind
from player.presets.slots import SlotName
from player.session import Session
from player.sound.desk import Watch
from player.sound.params import (
    Band,
    BandKind,
    CrossfeedParams,
    EqualizerParams,
    GainParams,
)
from player.sound.setup import Mode
from tests.support.engine_bench import write_audio
from tests.support.fake_playback import FakeSession
from tests.support.fast_output import FastOutput
from tests.support.listener import Listener

BOOST = EqualizerParams((Band(BandKind.PEAK, 1_000.0, 6.0, 1.0),))
CUT = EqualizerParams((Band(BandKind.PEAK, 1_000.0, -6.0, 1.0),))


@pytest.fixture
def start():
    """Start sessions, one after the other; the last one still open is closed."""
    running = []

    def make(hear=lambda _: None):
        for session in running:
            session.close()
        running[:] = [FakeSession()]
        running[0].playback.listen(hear)
        running[0].sound.start()
        return running[0]

    yield make
    for session in running:
        session.close()


@pytest.fixture
def session(start):
    return start()


@pytest.fixture
def desk(session):
    return session.sound


def sent(session):
    return [command for command in session.engine.commands if isinstance(command, m.SetChain)]


def names(chain):
    return [slot.name for slot in chain.slots if slot.is_active]


def measured(session, shift_db):
    """The engine has found out how loud the last chain is."""
    session.engine.tell(m.SoundMeasured(sent(session)[-1].tag, shift_db))


def test_a_first_start_plays_nothing_but_the_file(session, desk):
    assert desk.state.chain.slots == ()
    assert (desk.state.mode, desk.state.choice.reason) == (Mode.RULES, "none")
    assert sent(session) == []


def test_a_change_of_a_band_is_sent_and_is_the_listeners_choice(session, desk):
    desk.set_params("equalizer", BOOST)
    assert sent(session)[-1].spec.slots[0].params == BOOST
    assert (desk.state.mode, desk.state.choice.reason) == (Mode.MANUAL, "manual")
    assert desk.state.modified


def test_a_drag_is_undone_in_one_step_and_redone(desk):
    for gain_db in (1.0, 2.0, 3.0):
        desk.set_params("equalizer", EqualizerParams((Band(BandKind.PEAK, 1e3, gain_db),)))
    dragged = desk.state.chain
    desk.undo()
    assert desk.state.chain.slots == ()
    desk.redo()
    assert desk.state.chain == dragged


def test_equalizer_and_galaxy_are_switches(desk):
    desk.set_galaxy_on(True)
    desk.set_params("equalizer", BOOST)
    assert names(desk.state.chain) == ["equalizer", "galaxy"]
    desk.set_equalizer_on(False)
    assert names(desk.state.chain) == ["galaxy"]
    desk.set_equalizer_on(True)
    desk.set_galaxy_on(False)
    assert names(desk.state.chain) == ["equalizer"]


def test_crossfeed_and_galaxy_exclude_each_other(desk):
    desk.set_galaxy_on(True)
    desk.set_params("crossfeed", CrossfeedParams())
    assert names(desk.state.chain) == ["crossfeed"]
    desk.set_enabled("galaxy", True)
    assert names(desk.state.chain) == ["galaxy"]


def test_switched_off_everything_is_as_it_was_and_comes_back(session, desk):
    desk.set_params("equalizer", BOOST)
    desk.turn_off()
    assert sent(session)[-1].spec.slots == ()
    desk.play_slot()
    assert sent(session)[-1].spec.slots[0].params == BOOST


def test_bypass_is_as_loud_as_the_chain_and_ends_when_the_key_is_let_go(session, desk):
    desk.set_params("equalizer", BOOST)
    measured(session, -3.5)
    desk.hold_bypass(True)
    assert (sent(session)[-1].spec.slots, sent(session)[-1].match_db) == ((), -3.5)
    desk.hold_bypass(False)
    assert (sent(session)[-1].spec.slots[0].params, sent(session)[-1].match_db) == (BOOST, 0.0)


def test_a_band_alone_is_heard_and_nothing_that_is_set_up_changes(session, desk):
    desk.set_params("equalizer", BOOST)
    chain = desk.state.chain
    desk.hear_band(BOOST.bands[0])
    assert [slot.name for slot in sent(session)[-1].spec.slots] == ["equalizer", "solo"]
    assert desk.state.chain == chain
    desk.hear_band(None)
    assert sent(session)[-1].spec == chain


def test_a_new_slot_begins_as_a_copy_and_the_louder_one_is_turned_down(session, desk):
    desk.set_params("equalizer", BOOST)
    measured(session, -2.0)
    desk.choose_slot(SlotName.B)
    assert desk.state.chain.slots[0].params == BOOST
    desk.set_params("equalizer", CUT)
    measured(session, -5.0)
    assert sent(session)[-1].match_db == 0.0
    desk.choose_slot(SlotName.A)
    assert sent(session)[-1].match_db == -3.0
    desk.set_level_matched(False)
    assert sent(session)[-1].match_db == 0.0


def test_what_was_set_up_is_there_after_a_restart(start, desk):
    desk.choose_preset("Milky Way")
    desk.choose_slot(SlotName.C)
    desk.set_params("equalizer", BOOST)
    chain = desk.state.chain
    again = start()
    assert again.sound.state.chain == chain
    assert again.sound.state.slots.active is SlotName.C
    assert sent(again)[-1].spec == chain


def test_a_damaged_setup_is_told_and_the_music_goes_on(start):
    data_dir().mkdir(parents=True, exist_ok=True)
    (data_dir() / "sound.json").write_text('{"schema": 1, "mode": "loud"}')
    told = []
    session = start(told.append)
    assert [event.code for event in told if isinstance(event, Notice)] == ["document.invalid"]
    assert session.sound.state.mode is Mode.RULES


def test_a_rule_says_which_preset_plays_and_why(session, desk):
    desk.set_rules([Rule(RuleKind.OUTPUT, "headphones", "Warm")])
    assert (desk.state.choice.preset, desk.state.choice.reason) == ("Warm", "output")
    assert sent(session)[-1].spec.slots[0].name == "equalizer"
    assert desk.shelf.load_rules().rules == desk.state.rules


def test_a_preset_bound_to_a_device_plays_when_it_opens(session, desk):
    session.playback.play_tracks([0])
    assert desk.state.device == "ALSA/DAC"
    desk.bind_to_device("Bright")
    assert (desk.state.choice.preset, desk.state.choice.named) == ("Bright", "DAC")
    desk.bind_to_device(None)
    assert desk.state.choice.preset is None


def test_editing_what_a_rule_plays_makes_it_the_listeners_own(desk):
    desk.set_rules([Rule(RuleKind.OUTPUT, "headphones", "Warm")])
    desk.set_params("equalizer", BOOST)
    assert (desk.state.mode, desk.state.choice.preset) == (Mode.MANUAL, "Warm")
    assert desk.state.modified
    desk.follow_rules()
    assert desk.state.chain == desk.shelf.chain("Warm")


def test_a_saved_preset_is_on_the_shelf_and_unmodified(desk):
    desk.set_params("equalizer", BOOST)
    desk.save_as("Mine")
    assert not desk.state.modified
    assert "Mine" in [item.name for item in desk.shelf.presets()]
    desk.choose_preset("Warm")
    desk.choose_preset("Mine")
    assert desk.state.chain.slots[0].params == BOOST


def test_an_imported_file_plays_and_names_what_is_not_in_it(desk, tmp_path):
    file = tmp_path / "My headphone ParametricEQ.txt"
    file.write_text("Preamp: -3 dB\nFilter 1: ON PK Fc 100 Hz Gain 3.0 dB Q 1.00\nWhat: is this\n")
    notes = desk.import_file(file)
    assert [note.line for note in notes] == [3]
    assert desk.state.choice.preset == "My headphone"
    desk.export(tmp_path / "out.json")
    assert json.loads((tmp_path / "out.json").read_text())["name"] == "My headphone"


def test_meters_are_made_as_long_as_one_of_many_looks(session, desk):
    first, second = desk.watch(Watch.SPECTRUM), desk.watch(Watch.SPECTRUM)
    editing = desk.watch(Watch.EDITING)
    first()
    assert session.engine.commands[-1] == m.Look(spectrum=True, editing=True)
    second()
    editing()
    assert session.engine.commands[-1] == m.Look()


@pytest.fixture
def sounding():
    """A session that plays as slowly as sound is."""
    session = Session(LocalEngine(FastOutput(hurries=False)))
    session.start()
    yield session
    session.close()


def test_through_a_real_engine_the_chain_is_heard_measured_and_shown(sounding, tmp_path):
    session, listener, desk = sounding, Listener(sounding.playback), sounding.sound
    desk.watch(Watch.LOUDNESS)
    desk.set_params("gain", GainParams(-6.0))
    rate = 48_000
    sine = 0.5 * np.sin(2 * np.pi * 997.0 * np.arange(120 * rate) / rate)
    session.playback.open([str(write_audio(tmp_path / "t.wav", np.stack((sine, sine), 1), rate))])
    listener.until(lambda: desk.state.loudness_shift_db == pytest.approx(-6.0, abs=0.02))
    listener.until(lambda: desk.state.active and desk.state.latency_ms > 0)
    expected = pytest.approx((-12.04, -12.04), abs=0.05)
    listener.until(lambda: (look := session.meters.look()) and look.peak_db == expected)
    listener.until(lambda: session.meters.look().momentary_lufs > -40)
    listener.until(lambda: session.meters.figures().active)
    listener.until(lambda: session.meters.figures().cpu_share > 0)
