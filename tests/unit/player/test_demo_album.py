import json
import struct
import subprocess
import sys

import numpy as np
import pytest
import soundfile
from mutagen.flac import FLAC

from player.demo.album import PIECES, make_demo_album
from player.demo.checks import PASSAGES, noise_span_s
from player.demo.sound import SAMPLE_RATE
from tests.support.signals import dbfs, rms_db

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600)]


def command(out_dir):
    return [sys.executable, "-m", "player.demo", str(out_dir)]


@pytest.fixture(scope="module")
def cut_off(tmp_path_factory):
    """What a run leaves that is killed while it writes the second track."""
    out_dir = tmp_path_factory.mktemp("demo")
    with subprocess.Popen(command(out_dir), stdout=subprocess.PIPE, text=True) as process:
        for line in process.stdout:
            if json.loads(line)["track"] == 2:
                break
        process.kill()
    return out_dir


@pytest.fixture(scope="module")
def left_whole(cut_off):
    """Names and times of the whole files after the kill."""
    return {path: path.stat().st_mtime_ns for path in cut_off.glob("*.flac")}


@pytest.fixture(scope="module")
def run(cut_off, left_whole):
    """The second run, which makes the rest."""
    return subprocess.run(command(cut_off), capture_output=True, text=True, check=True)


@pytest.fixture(scope="module")
def album(run):
    steps = [json.loads(line) for line in run.stdout.splitlines()]
    return [step["path"] for step in steps if step["path"]]


def sound_of(album, number):
    frames, sample_rate = soundfile.read(album[number - 1], dtype="int32")
    assert sample_rate == SAMPLE_RATE == 192_000
    return frames


def as_float(frames):
    return frames.T / 2.0**31


def test_a_killed_run_leaves_only_whole_tracks(left_whole, album):
    assert [path.name[:2] for path in left_whole] == ["01"]
    assert len(album) == len(PIECES)


def test_what_is_there_is_kept_and_nothing_half_remains(left_whole, album, cut_off):
    assert all(path.stat().st_mtime_ns == time for path, time in left_whole.items())
    assert sorted(str(path) for path in cut_off.iterdir()) == sorted(album)


def test_progress_is_told_in_order(run):
    steps = [json.loads(line) for line in run.stdout.splitlines()]
    assert [step["track"] for step in steps] == [n for n in range(1, 7) for _ in range(2)]
    assert {step["tracks"] for step in steps} == {6}
    assert [step["path"] is None for step in steps] == [True, False] * 6


@pytest.mark.parametrize("number", range(1, len(PIECES) + 1))
def test_a_track_is_24_bits_at_192_khz_and_uses_them(album, number):
    assert soundfile.info(album[number - 1]).subtype == "PCM_24"
    frames = sound_of(album, number)
    assert not np.any(frames & 0xFF)
    used = np.bitwise_or.reduce(np.abs(frames), axis=None) >> 8
    assert used & 0xFF == 0xFF
    assert 10 <= len(frames) / SAMPLE_RATE <= 25


@pytest.mark.parametrize("number", range(1, len(PIECES) + 1))
def test_no_track_comes_near_full_scale(album, number):
    assert dbfs(as_float(sound_of(album, number))) <= -1.0


@pytest.mark.parametrize("number", range(1, len(PIECES) + 1))
def test_a_track_starts_and_ends_in_silence(album, number):
    sound = as_float(sound_of(album, number))
    assert dbfs(sound[:, :10]) < -60
    assert dbfs(sound[:, -10:]) < -60


def test_tags_say_what_it_is_and_what_to_listen_for(album):
    for number, (path, piece) in enumerate(zip(album, PIECES, strict=True), start=1):
        tags = FLAC(path)
        assert tags["title"] == [piece.title]
        assert tags["artist"] == ["Galaxia"]
        assert tags["album"] == ["First Light"]
        assert tags["tracknumber"] == [str(number)]
        assert tags["tracktotal"] == ["6"]
        assert len(tags["date"][0]) == 4
        assert len(tags["comment"][0]) > 60


def test_every_track_has_a_cover_of_its_own(album):
    pictures = [FLAC(path).pictures for path in album]
    assert all(len(found) == 1 and found[0].type == 3 for found in pictures)
    covers = [found[0] for found in pictures]
    assert len({cover.data for cover in covers}) == len(album)
    for cover in covers:
        assert struct.unpack(">2I", cover.data[16:24]) == (cover.width, cover.height)


def test_the_first_pluck_reaches_far_above_hearing(album):
    attack = as_float(sound_of(album, 1))[0, : SAMPLE_RATE // 4]
    power = np.square(np.abs(np.fft.rfft(attack)))  # in bins of 4 Hz
    above_20_khz = power[5_000:].sum() / power.sum()
    assert 10 * np.log10(above_20_khz) > -70


def test_the_sweep_reaches_ninety_kilohertz(album):
    end = as_float(sound_of(album, 5))[0, -SAMPLE_RATE // 20 :]
    spectrum = np.abs(np.fft.rfft(end * np.hanning(len(end))))
    freq_hz = np.fft.rfftfreq(len(end), 1 / SAMPLE_RATE)
    loud = freq_hz[spectrum > spectrum.max() / 4]
    assert 85_000 < loud.max() < 91_000
    assert loud.min() > 80_000


def test_the_sweep_is_as_loud_above_hearing_as_in_it(album):
    left = as_float(sound_of(album, 5))[0]
    middle, high = left[: len(left) // 2], left[-SAMPLE_RATE:]
    assert rms_db(middle) == pytest.approx(rms_db(high), abs=0.5)


def test_the_quiet_track_is_at_minus_one_hundred(album):
    quiet = as_float(sound_of(album, 6))
    assert rms_db(quiet) == pytest.approx(-100.0, abs=0.3)


@pytest.mark.parametrize("place", range(len(PASSAGES)))
def test_channels_and_polarity_are_what_their_passage_says(album, place):
    first, last = (round(second * SAMPLE_RATE) for second in noise_span_s(place))
    left, right = as_float(sound_of(album, 3))[:, first:last]
    passage = PASSAGES[place]
    for channel, gain in ((left, passage.left), (right, passage.right)):
        assert (rms_db(channel) > -50) == bool(gain)
        assert bool(gain) or rms_db(channel) < -130, "the other channel is silent"
    if passage.left and passage.right:
        correlation = np.corrcoef(left, right)[0, 1]
        assert correlation == pytest.approx(passage.left * passage.right, abs=1e-6)


def test_a_folder_that_cannot_be_is_one_sentence(tmp_path):
    file = tmp_path / "file"
    file.touch()
    done = subprocess.run(command(file / "album"), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "cannot be written" in done.stderr


def test_no_folder_is_wrong_usage():
    line = [sys.executable, "-m", "player.demo"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_a_whole_album_is_found_at_once(album, cut_off):
    told = []
    paths = make_demo_album(cut_off, told.append)
    assert [str(path) for path in paths] == album
    assert [step.path for step in told if step.path] == paths
