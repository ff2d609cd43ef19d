"""What the galaxy is made of: decomposition, echoes, motion, read-outs; tests 17 and 18."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import signal

from dsp.galaxy.decomposition import Decomposition
from dsp.galaxy.decorrelation import decorrelators
from dsp.galaxy.frames import Frames
from dsp.galaxy.motion import delayed, turn_deg
from dsp.galaxy.readout import ear_difference, mono_fold
from dsp.galaxy.reflections import echoes
from dsp.galaxy.spectra import Grid
from dsp.params import ParamError
from dsp.params.spatial import GalaxyParams, Head, Motion, Position, Room
from dsp.stage import StreamFormat
from dsp.stages.galaxy import Galaxy
from tests.support.heads import kemar, packed_kemar
from tests.support.mixes import distortion_db, mix

RATE = 44_100
WINDOW = 2048
HOP = WINDOW // 2
DRY = GalaxyParams(room=Room(early_db=-40.0), head=Head("kemar", packed_kemar()))


def primary_part(sound):
    """The primary sound, in step with the input."""
    frames = Frames(WINDOW, HOP, 2, 2)
    grid = Grid(RATE, frames.fft_frames)
    decomposition = Decomposition(grid.freqs_hz, HOP / RATE)
    part = np.zeros((2, sound.shape[1] // HOP * HOP))
    for at in range(0, part.shape[1], HOP):
        spectra = frames.analyse(sound[:, at : at + HOP])
        primary = decomposition.split(spectra[:, : grid.bins]).primary
        spectra[:] = 0.0
        spectra[:, : grid.bins] = primary
        frames.synthesise(spectra, part[:, at : at + HOP])
    return part[:, HOP:]


@pytest.mark.parametrize("ratio_db, least_db", [(0.0, 2.5), (6.0, 7.5), (12.0, 11.0)])
def test_what_comes_from_one_place_is_told_from_the_room(ratio_db, least_db):
    music = mix(RATE, 8, 0, ratio_db)
    part = primary_part(music.sound)
    steady = slice(2 * WINDOW, part.shape[1] - 2 * WINDOW)
    assert distortion_db(music.primary[:, steady], part[:, steady]) >= least_db


def test_uncorrelated_sound_is_no_primary_sound():
    noise = 0.1 * np.random.default_rng(5).standard_normal((2, 6 * RATE))
    leak = np.sum(primary_part(noise) ** 2) / np.sum(noise**2)
    assert 10 * np.log10(leak) <= -17


def test_a_single_source_is_all_primary():
    sections = signal.butter(8, 8_000, fs=RATE, output="sos")
    source = signal.sosfilt(sections, np.random.default_rng(6).standard_normal(3 * RATE))
    sound = np.stack([0.8 * source, 0.5 * source])
    part = primary_part(sound)
    assert distortion_db(sound[:, RATE : 2 * RATE], part[:, RATE : 2 * RATE]) > 30


def test_decorrelators_keep_every_level_and_share_no_phase():
    first, second = decorrelators(4096, RATE)
    heard = slice(20, 1850)
    assert np.abs(20 * np.log10(np.abs(first[heard]))).max() < 2.0
    together = np.mean((first * second.conj())[100:1850])
    assert np.abs(together) < 0.1
    assert np.abs(first[:3] - second[:3]).max() < 0.25


def test_the_first_echo_of_a_large_room_comes_later_and_softer():
    small, large = (echoes(Position(30.0), Room(volume, 0.3, 0.0)) for volume in (60.0, 2_000.0))
    assert large.delays_s.min() > small.delays_s.min()
    assert large.gains.max() < small.gains.max()
    for found in (small, large):
        assert (found.delays_s < 0.035).all()
        assert (found.gains <= 1.0).all()
        assert len(found.gains) <= 18


def test_a_distant_source_has_more_room_in_it():
    near, far = (echoes(Position(0.0, 0.0, metres), Room(640.0)) for metres in (1.0, 4.0))
    assert np.sum(far.gains**2) > 4 * np.sum(near.gains**2)


def test_a_floor_echo_comes_from_below():
    found = echoes(Position(0.0, 0.0, 2.0), Room(640.0, 0.2, 0.0))
    assert found.elevations_deg.min() < -15


def test_no_room_gives_no_echo():
    assert echoes(Position(), Room(early_db=-40.0)) is None


@pytest.mark.parametrize("time_s", [0.0, 1.0, 10.0, 3600.0])
def test_an_orbit_is_exact_after_any_time(time_s):
    turned = turn_deg(Motion(orbit_deg_per_s=24.0), time_s)
    assert turned % 360 == pytest.approx(24.0 * time_s % 360, abs=1e-6)


def test_a_drift_swings_around_home():
    motion = Motion(drift_deg=20.0, drift_period_s=8.0)
    assert [turn_deg(motion, t) for t in (0, 2, 4, 6)] == pytest.approx([0, 20, 0, -20], abs=1e-9)


def test_a_delay_in_two_factors_is_the_delay():
    exact = np.exp(-2j * np.pi * 0.0137 * np.arange(1835))
    assert np.abs(delayed(0.0137, 1835) - exact).max() < 1e-11


def test_an_orbiting_tone_does_not_splatter():
    time = np.arange(6 * RATE) / RATE
    sound = 0.5 * np.sin(2 * np.pi * 997 * time) * np.array([[1.0], [0.0]])
    stage = Galaxy(replace(DRY, motion=Motion(orbit_deg_per_s=36.0)))
    stage.prepare(StreamFormat(RATE))
    stage.process(sound)
    heard = sound[0, RATE : 5 * RATE]
    power = np.abs(np.fft.rfft(heard * np.blackman(len(heard)))) ** 2
    far = np.abs(np.fft.rfftfreq(len(heard), 1 / RATE) - 997) > 150
    assert 10 * np.log10(power[far].sum() / power[~far].sum()) <= -85


def test_an_orbit_comes_round_in_its_time():
    noise = np.tile(0.1 * np.random.default_rng(7).standard_normal(10 * HOP), 31)
    sound = np.stack([noise, noise])
    hop_s = HOP / RATE
    stage = Galaxy(replace(DRY, motion=Motion(orbit_deg_per_s=360.0 / (300 * hop_s))))
    stage.prepare(StreamFormat(RATE))
    stage.process(sound)
    half_hops = [2 * (2 + turn * 75) - 5 for turn in (1, 2, 3, 4)]
    balance = [
        10 * np.log10(np.divide(*np.sum(sound[:, at * HOP // 2 :][:, : 5 * HOP] ** 2, axis=1)))
        for at in half_hops
    ]
    assert balance[0] > 6.0
    assert abs(balance[1]) < 0.5
    assert balance[2] < -6.0
    assert abs(balance[3]) < 0.5


@pytest.mark.parametrize(
    "azimuth_deg, itd_us, ild_db", [(30, 268, 8.4), (60, 499, 13.9), (90, 706, 13.5)]
)
def test_the_read_out_is_what_was_measured(azimuth_deg, itd_us, ild_db):
    left = ear_difference(Position(azimuth_deg, 0.0, 20.0), kemar())
    right = ear_difference(Position(-azimuth_deg, 0.0, 20.0), kemar())
    assert left.itd_us == pytest.approx(itd_us, abs=5)
    assert left.ild_db == pytest.approx(ild_db, abs=2.0)
    assert (right.itd_us, right.ild_db) == pytest.approx((-left.itd_us, -left.ild_db))


def test_a_near_source_is_further_apart_in_level():
    near, far = (ear_difference(Position(90.0, 0.0, metres), kemar()) for metres in (0.3, 3.0))
    assert near.ild_db > far.ild_db + 3


def test_the_default_scene_is_safe_in_mono_and_a_bare_stone_room_is_not():
    assert mono_fold(DRY, kemar()).is_safe
    stone = replace(DRY, room=Room(60.0, 0.02, 6.0))
    assert not mono_fold(stone, kemar()).is_safe


@pytest.mark.parametrize(
    "broken",
    [
        lambda: Position(200.0),
        lambda: Position(distance_m=0.0),
        lambda: Room(volume_m3=float("nan")),
        lambda: Motion(orbit_deg_per_s=720.0),
        lambda: GalaxyParams(strength=1.5),
        lambda: Head("empty", b""),
    ],
)
def test_impossible_scenes_are_refused(broken):
    with pytest.raises(ParamError):
        broken()
