"""The galaxy stage as a listener hears it: acceptance tests 2, 12 to 16 and 24."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import signal

from dsp.galaxy.frames import Frames, window_frames_for
from dsp.galaxy.spectra import Grid, blend, full_scene, untouched
from dsp.hrtf_design import arrival_differences
from dsp.params.spatial import GalaxyParams, Head, Motion, Position, Room
from dsp.stage import StreamFormat
from dsp.stages.galaxy import Galaxy, _differences
from tests.support.heads import kemar, packed_kemar
from tests.support.mixes import THIRDS_HZ, mix, third_octaves_db

RATE = 44_100
STEADY = slice(RATE, -RATE // 2)
NO_ROOM = Room(early_db=-40.0)
DRY = GalaxyParams(room=NO_ROOM, head=Head("kemar", packed_kemar()))


def listen(params, sound, sample_rate=RATE):
    """What comes out, in step with what went in."""
    stage = Galaxy(params)
    stage.prepare(StreamFormat(sample_rate))
    late = stage.latency_frames
    block = np.concatenate([sound, np.zeros((2, late))], axis=1)
    stage.process(block)
    return block[:, late:]


def noise(seconds=7, seed=0):
    return 0.1 * np.random.default_rng(seed).standard_normal((2, seconds * RATE))


def bands(channel):
    return third_octaves_db(channel[STEADY], RATE)


def power_of_both(sound):
    return 10 * np.log10(np.mean([10 ** (bands(channel) / 10) for channel in sound], axis=0))


def spread(levels_db):
    return np.std(levels_db), np.abs(levels_db - levels_db.mean()).max()


@pytest.fixture(scope="module")
def mono():
    return noise()[0]


@pytest.fixture(scope="module")
def centre(mono):
    return listen(DRY, np.stack([mono, mono]))


@pytest.fixture(scope="module")
def hard_left(mono):
    return listen(DRY, np.stack([mono, 0 * mono]))


@pytest.fixture(scope="module")
def surround():
    return listen(DRY, noise(seed=1))


@pytest.mark.parametrize("sample_rate", [44_100, 96_000, 192_000])
def test_untouched_spectra_return_the_sound(sample_rate):
    window = window_frames_for(sample_rate)
    frames, hop = Frames(window, window // 2, 2, 2), window // 2
    sound = np.random.default_rng(2).uniform(-1, 1, (2, 12 * hop))
    back = np.zeros_like(sound)
    for at in range(0, sound.shape[1], hop):
        frames.synthesise(frames.analyse(sound[:, at : at + hop]), back[:, at : at + hop])
    error = back[:, hop:] - sound[:, :-hop]
    assert 20 * np.log10(np.abs(error).max()) < -240


def test_a_scene_that_changes_nothing_returns_the_sound():
    stage = Galaxy(DRY)
    stage.prepare(StreamFormat(RATE))
    stage._mix = _differences(untouched(stage._grid.bins))
    sound = mix(seconds=3).sound
    heard = sound.copy()
    stage.process(heard)
    late = stage.latency_frames
    error = heard[:, late:] - sound[:, :-late]
    assert 20 * np.log10(np.abs(error).max()) < -240


def test_a_scene_about_to_move_sounds_like_the_one_at_rest():
    sound = mix(seconds=3).sound
    resting = listen(replace(DRY, room=Room()), sound)
    moving = listen(replace(DRY, room=Room(), motion=Motion(drift_deg=1e-6)), sound)
    gain = np.sum(moving * resting) / np.sum(resting**2)
    error = moving - gain * resting
    assert 10 * np.log10(np.mean(error**2) / np.mean(moving**2)) < -60
    assert abs(20 * np.log10(gain)) < 1.0


@pytest.mark.parametrize(
    "params", [replace(DRY, strength=0.0), replace(DRY, head=None)], ids=["strength 0", "no head"]
)
def test_without_effect_every_bit_stays(params):
    sound = noise(1)
    assert params.is_flat
    assert np.array_equal(listen(params, sound), sound)


def test_little_strength_changes_little():
    sound = mix(seconds=3).sound
    change = listen(replace(DRY, strength=0.02), sound) - sound
    assert 10 * np.log10(np.mean(change**2) / np.mean(sound**2)) < -27


@pytest.mark.parametrize("sample_rate", [44_100, 48_000, 88_200, 192_000, 384_000])
def test_a_click_leaves_after_the_reported_latency(sample_rate):
    stage = Galaxy(replace(DRY, strength=1e-6))
    stage.prepare(StreamFormat(sample_rate))
    block = np.zeros((2, 4 * stage.latency_frames))
    block[:, 100] = 1.0
    stage.process(block)
    assert stage.latency_frames == window_frames_for(sample_rate)
    assert np.argmax(np.abs(block[0])) == 100 + stage.latency_frames
    assert abs(block[0, 100 + stage.latency_frames] - 1.0) < 1e-3


@pytest.mark.parametrize("neutrality", [0.0, 0.8])
def test_a_hard_left_sound_arrives_as_from_30_degrees(mono, neutrality):
    left = listen(replace(DRY, neutrality=neutrality), np.stack([mono, 0 * mono]))
    pair = kemar().at(30.0, 0.0)
    heard = arrival_differences(left[None, :, RATE : RATE + (1 << 16)], RATE)
    assert abs(heard[0] - pair.itds_s[0]) < 25e-6
    wanted = [level_difference(pair, centre_hz) for centre_hz in THIRDS_HZ]
    error = bands(left[0]) - bands(left[1]) - wanted
    assert np.sqrt(np.mean(error**2)) < 1.0


def level_difference(pair, centre_hz):
    freqs = pair.freqs_hz
    band = (freqs >= centre_hz * 2 ** (-1 / 6)) & (freqs < centre_hz * 2 ** (1 / 6))
    band |= np.abs(freqs - centre_hz) == np.abs(freqs - centre_hz).min()
    left, right = np.mean(10 ** (pair.levels_db[0][:, band] / 10), axis=1)
    return 10 * np.log10(left / right)


def test_the_centre_keeps_its_colour(mono, centre):
    rms, largest = spread(bands(centre[0]) - bands(mono))
    assert rms <= 1.0
    assert largest <= 3.0


def test_a_hard_pan_keeps_its_colour(mono, hard_left):
    rms, largest = spread(power_of_both(hard_left) - bands(mono))
    assert rms <= 1.0
    assert largest <= 3.0


def test_ambience_keeps_its_colour(surround):
    rms, largest = spread(power_of_both(surround) - power_of_both(noise(seed=1)))
    assert rms <= 1.0
    assert largest <= 2.0


def test_ambience_is_as_coherent_at_the_ears_as_in_a_real_room(surround):
    freqs, cross = signal.csd(surround[0, STEADY], surround[1, STEADY], RATE, nperseg=1024)
    left, right = (signal.welch(ear[STEADY], RATE, nperseg=1024)[1] for ear in surround)
    octaves = [125, 250, 500, 750, 1_000, 2_000, 4_000, 8_000]
    heard = np.interp(octaves, freqs, np.real(cross) / np.sqrt(left * right))
    wanted = np.interp(octaves, kemar().freqs_hz, kemar().diffuse_coherence())
    assert np.abs(heard - wanted).max() <= 0.2


@pytest.mark.parametrize("scene, limit_db", [("centre", 1.0), ("surround", 1.5), ("left", 3.0)])
def test_added_to_mono_the_scene_keeps_its_colour(scene, limit_db, request, mono):
    name = "hard_left" if scene == "left" else scene
    heard = request.getfixturevalue(name)
    before = {"centre": 2 * mono, "surround": noise(seed=1).sum(axis=0), "left": mono}[scene]
    rms, _largest = spread(bands(heard.sum(axis=0)) - bands(before))
    assert rms <= limit_db


SCENES = {
    "dry": DRY,
    "room": replace(DRY, room=Room()),
    "half": replace(DRY, strength=0.5),
    "wide": replace(DRY, left=Position(60.0), right=Position(-60.0), ambience_db=3.0),
    "behind": replace(DRY, left=Position(150.0), right=Position(-150.0), centre=Position(180.0)),
}


@pytest.mark.parametrize("params", SCENES.values(), ids=SCENES)
def test_a_mix_keeps_its_loudness(params):
    pyloudnorm = pytest.importorskip("pyloudnorm")
    meter = pyloudnorm.Meter(RATE, filter_class="DeMan")
    for seed, ratio_db in ((0, 12.0), (2, 4.0)):
        sound = mix(seconds=6, seed=seed, primary_to_ambience_db=ratio_db).sound
        shift = meter.integrated_loudness(listen(params, sound).T)
        assert abs(shift - meter.integrated_loudness(sound.T)) <= 0.5


@pytest.mark.parametrize("params", SCENES.values(), ids=SCENES)
def test_the_bass_in_the_middle_has_no_holes(params):
    """Echoes of one wall after the other once took 9 dB out of it at 38 Hz."""
    grid = Grid(RATE, 8_192)
    scene = blend(full_scene(params, kemar(), grid), params, grid)
    bass = (grid.freqs_hz >= 20.0) & (grid.freqs_hz <= 80.0)
    assert np.abs(20 * np.log10(np.abs(scene.centre[:, bass]))).max() < 1.0


def test_ultrasonics_pass_as_they_are():
    rate = 192_000
    sections = signal.cheby2(16, 110, 24_000, "highpass", fs=rate, output="sos")
    sound = signal.sosfilt(sections, np.random.default_rng(4).standard_normal((2, rate // 2)))
    heard = listen(replace(DRY, ambience_db=0.0), sound, rate)
    gain = np.sum(heard * sound) / np.sum(sound**2)
    difference = (heard - sound)[:, 8192:]
    assert gain == pytest.approx(1.0, abs=1e-3)
    assert 10 * np.log10(np.mean(difference**2) / np.mean(sound**2)) < -70


def test_left_and_right_mirror_each_other(mono, hard_left):
    hard_right = listen(DRY, np.stack([0 * mono, mono]))
    assert np.allclose(hard_right[::-1], hard_left, atol=1e-9)


@pytest.mark.parametrize("cuts", [(1,), (7, 64, 511), (4096,), (3000, 5, 1024)])
def test_how_the_input_is_cut_changes_nothing(cuts):
    sound = mix(seconds=3).sound[:, :12_000]
    whole, pieces = Galaxy(DRY), Galaxy(DRY)
    whole.prepare(StreamFormat(RATE))
    pieces.prepare(StreamFormat(RATE))
    expected, got = sound.copy(), sound.copy()
    whole.process(expected)
    at, turn = 0, 0
    while at < got.shape[1]:
        pieces.process(got[:, at : at + cuts[turn % len(cuts)]])
        at, turn = at + cuts[turn % len(cuts)], turn + 1
    assert np.array_equal(expected, got)


def test_after_reset_the_past_is_forgotten():
    stage = Galaxy(DRY)
    stage.prepare(StreamFormat(RATE))
    first, again = mix(seconds=3).sound, mix(seconds=3).sound
    stage.process(first)
    stage.reset()
    stage.process(again)
    assert np.array_equal(first, again)


def test_silence_after_music_is_silent():
    stage = Galaxy(replace(DRY, room=Room()))
    stage.prepare(StreamFormat(RATE))
    stage.process(mix(seconds=3).sound)
    tail = np.zeros((2, stage.latency_frames + stage.tail_frames + 4096))
    stage.process(tail)
    assert not tail[:, stage.latency_frames + stage.tail_frames :].any()
