"""A measured head: its colour, its timing, its directions."""

import numpy as np
import pytest
from scipy.spatial import ConvexHull

from dsp.geometry import angles_of, solid_angles, triangulate, unit_vectors
from dsp.hrtf import HrtfError, minimum_phase, pack, unpack
from dsp.hrtf_design import EarResponses, arrival_differences, design
from tests.support.heads import kemar, packed_kemar


def rendered(azimuth_deg, sample_rate, head_scale=1.0):
    """Impulse responses of both ears with their delays, one millisecond late."""
    pairs = kemar().at(azimuth_deg, np.zeros_like(azimuth_deg))
    frames = 1 << int(np.ceil(np.log2(0.02 * sample_rate)))
    delays = pairs.ear_delays_s(head_scale)[..., None] + 0.001
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(frames, 1 / sample_rate) * delays)
    return np.fft.irfft(pairs.spectra(frames, sample_rate) * turn)


def test_the_shipped_head_is_small_and_cited():
    assert 400_000 < len(packed_kemar()) < 800_000
    assert "Gardner" in kemar().citation


def test_sound_from_everywhere_has_no_colour():
    head = kemar()
    share = solid_angles(head.directions, head.triangles)[:, None, None]
    power = np.sum(share * 10 ** (head.levels_db / 10), axis=0).mean(axis=0)
    heard = (head.freqs_hz > 20) & (head.freqs_hz < 16_000)
    assert np.abs(10 * np.log10(power[heard])).max() < 1.0


def test_the_bass_is_the_same_at_both_ears():
    lowest = kemar().levels_db[:, :, 0]
    assert np.ptp(lowest) < 0.1


def test_a_source_on_the_left_is_louder_and_earlier_in_the_left_ear():
    pair = kemar().at(60.0, 0.0)
    mid = (pair.freqs_hz > 2_000) & (pair.freqs_hz < 8_000)
    assert pair.levels_db[0, 0, mid].mean() > pair.levels_db[0, 1, mid].mean() + 6
    assert 450e-6 < pair.itds_s[0] < 550e-6


@pytest.mark.parametrize("sample_rate", [44_100, 48_000, 96_000, 192_000])
def test_rendered_time_differences_are_the_measured_ones_at_every_rate(sample_rate):
    azimuths = np.arange(-180.0, 180.0, 15.0)
    heard = arrival_differences(rendered(azimuths, sample_rate), sample_rate)
    wanted = kemar().at(azimuths, np.zeros(24)).itds_s
    assert np.abs(heard - wanted).max() < 5e-6


def test_a_larger_head_hears_longer_time_differences():
    azimuths = np.array([30.0, 60.0])
    small, large = (arrival_differences(rendered(azimuths, 48_000, k), 48_000) for k in (0.9, 1.1))
    assert np.allclose(large / small, 1.1 / 0.9, rtol=0.04)


def test_a_measured_direction_interpolates_to_itself():
    head = kemar()
    picked = [0, 100, 350, 709]
    pairs = head.at(head.azimuths_deg[picked], head.elevations_deg[picked])
    assert np.abs(pairs.levels_db - head.levels_db[picked]).max() < 0.01
    assert np.abs(pairs.itds_s - head.itds_s[picked]).max() < 1e-7


def test_neutral_rendering_keeps_level_differences_and_takes_out_the_common_colour():
    pair = kemar().at(90.0, 0.0)
    natural, neutral = pair.spectra(2048, 48_000, 0.0)[0], pair.spectra(2048, 48_000, 1.0)[0]
    mid = slice(40, 680)
    kept = np.abs(natural[0] / natural[1])[mid] / np.abs(neutral[0] / neutral[1])[mid]
    assert np.percentile(np.abs(20 * np.log10(kept)), 99) < 1.0  # 5 ms blunt one sharp notch
    assert np.abs(10 * np.log10(np.mean(np.abs(neutral[:, mid]) ** 2, axis=0))).max() < 0.3


def test_the_two_ears_hear_diffuse_sound_alike_only_in_the_bass():
    head = kemar()
    coherence = np.interp([125, 500, 2_000, 8_000], head.freqs_hz, head.diffuse_coherence())
    assert np.abs(coherence - [0.95, 0.35, -0.02, 0.0]).max() < 0.05


def test_minimum_phase_keeps_the_level_and_starts_at_once():
    freqs = np.fft.rfftfreq(2048, 1 / 48_000)
    levels_db = 6 * np.sin(freqs / 3_000)
    response = minimum_phase(levels_db)
    assert np.abs(20 * np.log10(np.abs(np.fft.rfft(response))) - levels_db).max() < 1e-9
    assert np.argmax(np.abs(response)) == 0


def test_the_mesh_is_the_convex_hull():
    points = np.random.default_rng(3).standard_normal((200, 3))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    hull = ConvexHull(points)
    assert {frozenset(t) for t in triangulate(points).tolist()} == {
        frozenset(t) for t in hull.simplices.tolist()
    }


@pytest.mark.parametrize("elevations", [[0] * 12, [0] * 3])
def test_directions_in_one_plane_are_refused(elevations):
    ring = unit_vectors(np.linspace(0, 300, len(elevations)), elevations)
    with pytest.raises(ValueError, match=r"plane|span"):
        triangulate(ring)


def test_angles_and_vectors_are_inverse():
    azimuth, elevation = angles_of(2.5 * unit_vectors([30.0, -120.0], [10.0, -45.0]))
    assert np.allclose(azimuth, [30, -120])
    assert np.allclose(elevation, [10, -45])


def test_packing_keeps_a_head_to_a_hundredth_of_a_decibel():
    again = unpack(pack(kemar()))
    assert np.abs(again.levels_db - kemar().levels_db).max() <= 0.01
    assert np.array_equal(again.itds_s, kemar().itds_s)


@pytest.mark.parametrize("damaged", [b"", b"PK\x03\x04", b"x" * 1000, packed_kemar()[:70_000]])
def test_bytes_that_are_no_head_are_refused(damaged):
    with pytest.raises(HrtfError):
        unpack(damaged)


def test_swapped_ears_are_found_by_their_energy():
    pairs = rendered(np.array([0.0, 90.0, 180.0, 270.0]), 44_100)
    up = rendered(np.array([0.0]), 44_100)
    responses = np.concatenate([pairs, up, up])[..., :256]
    angles = np.array([0.0, 90.0, 180.0, 270.0, 0.0, 0.0]), np.array([0.0, 0, 0, 0, 90, -90])
    swapped = EarResponses(*angles, responses[:, ::-1], np.zeros((6, 2)), 44_100.0)
    assert design(swapped, "swapped", "").itds_s[1] > 600e-6
