"""Formats that FFmpeg decodes for us: exact where the codec is, honest where not."""

import shutil
import subprocess
from contextlib import closing

import numpy as np
import pytest
from mutagen.mp4 import MP4, MP4FreeForm

from player.engine.av_opening import open_av
from player.engine.packet_clock import flac_start
from player.engine.source import open_source
from player.export import pcm_md5
from tests.support.engine_bench import noise, write_audio
from tests.support.tools import needs

pytest.importorskip("av", reason="PyAV is not installed")
pytestmark = pytest.mark.skipif(not shutil.which("ffmpeg"), reason="ffmpeg is not installed")

LOSSLESS = [("track.m4a", "alac"), ("track.tta", "tta"), ("track.oga", "flac")]


RATE, FRAMES = 44_100, 90_001


def encode(tmp_path, name, codec, bits=24, samples=None):
    samples = noise(RATE, FRAMES, bits) if samples is None else samples
    wav = write_audio(tmp_path / "in.wav", samples, RATE, f"PCM_{bits}")
    command = ["ffmpeg", "-v", "error", "-y", "-i", wav, "-c:a", codec, tmp_path / name]
    subprocess.run(command, check=True, capture_output=True)
    return tmp_path / name, samples


def chord():
    """Tones: in noise an AAC decoder invents parts of its own, new ones after every seek."""
    time_s = np.arange(FRAMES) / RATE
    tones = sum(np.sin(2 * np.pi * freq_hz * time_s) for freq_hz in (220.0, 331.0, 1_507.0))
    return np.repeat((tones * 2**29)[:, np.newaxis], 2, axis=1).astype(np.int32)


def read_all(source):
    parts = []
    while len(block := source.read(10_007)):
        parts.append(block)
    return np.concatenate(parts)


@pytest.mark.parametrize("bits", [16, 24])
@pytest.mark.parametrize("name, codec", LOSSLESS)
def test_lossless_codecs_give_back_every_sample(tmp_path, name, codec, bits):
    path, samples = encode(tmp_path, name, codec, bits)
    with closing(open_source(str(path))) as source:
        assert source.frames == len(samples)
        assert (source.format.bit_depth, source.format.lossless) == (bits, True)
        assert np.array_equal(read_all(source), samples)


def test_wavpack_gives_back_every_sample(tmp_path):
    path, samples = encode(tmp_path, "track.wv", "wavpack", 16)
    with closing(open_source(str(path))) as source:
        assert source.format.codec == "WavPack"
        assert np.array_equal(read_all(source), samples)


@pytest.mark.parametrize("name, codec", LOSSLESS)
def test_lossless_seeks_land_on_the_sample(tmp_path, name, codec):
    path, samples = encode(tmp_path, name, codec)
    with closing(open_source(str(path))) as source:
        for frame in (50_000, 0, 12_345, 89_990, 4_096):
            source.seek(frame)
            assert np.array_equal(source.read(600), samples[frame : frame + 600])


def test_a_32_bit_flac_is_decoded_whole(tmp_path):
    if not shutil.which("flac"):
        pytest.skip("flac is not installed")
    wav = write_audio(tmp_path / "in.wav", noise(96_000, 20_000, 32), 96_000, "PCM_32")
    flac = tmp_path / "out.flac"
    subprocess.run(["flac", "-s", "-o", flac, wav], check=True, capture_output=True)
    shown = subprocess.run(["metaflac", "--show-md5sum", flac], check=True, capture_output=True)
    assert pcm_md5(str(flac)) == (shown.stdout.decode().strip(), "int32")


@pytest.mark.parametrize("name, codec", [("track.m4a", "aac"), ("track.wma", "wmav2")])
def test_lossy_codecs_play_at_their_length_and_say_that_they_are_lossy(tmp_path, name, codec):
    path, samples = encode(tmp_path, name, codec, 16, chord())
    with closing(open_source(str(path))) as source:
        heard = read_all(source)
        assert heard.dtype == np.float64
        assert abs(len(heard) - len(samples)) < 4_096
        assert not source.format.lossless
        assert source.format.bit_depth is None


def with_itunes_tag(path, frames, priming=1024):
    """Say how many frames are real, as iTunes does."""
    file = MP4(path)
    words = f" 00000000 {priming:08X} 00000000 {frames:016X} 00000000"
    file["----:com.apple.iTunes:iTunSMPB"] = [MP4FreeForm(words.encode())]
    file.save()


@pytest.mark.parametrize("options", [(), ("-use_editlist", "0")], ids=["edit list", "iTunSMPB"])
@pytest.mark.parametrize("frames", [90_001, 44_100, 100_352])
def test_aac_is_as_long_as_what_was_encoded_and_in_its_place(tmp_path, frames, options):
    samples = chord()[:frames] if frames <= FRAMES else np.resize(chord(), (frames, 2))
    wav = write_audio(tmp_path / "in.wav", samples, RATE, "PCM_16")
    path = tmp_path / "track.m4a"
    command = ["ffmpeg", "-v", "error", "-i", wav, "-c:a", "aac", "-b:a", "256k", *options, path]
    subprocess.run(command, check=True, capture_output=True)
    if options:
        with_itunes_tag(path, frames)
    with closing(open_source(str(path))) as source:
        heard = read_all(source)
        assert source.frames == len(heard) == frames
    expected = samples / 2.0**31
    inner = slice(2_000, frames - 4_000)
    assert np.abs(heard[inner] - expected[inner]).max() < 0.02


def test_aac_after_a_seek_is_where_a_straight_decode_is(tmp_path):
    path, _ = encode(tmp_path, "track.m4a", "aac", 16, chord())
    with closing(open_source(str(path))) as source:
        straight = read_all(source)
        source.seek(40_000)
        after = source.read(5_000)
    assert np.abs(after - straight[40_000:45_000]).max() < 1e-4


def seeks_are_where_a_straight_decode_is(path, close=0.0):
    """Near the start, in the middle of blocks, and so near the end that tables end before it."""
    with closing(open_source(str(path))) as source:
        straight = read_all(source)
        for frame in (60_001, 0, 1, 999, 33_333, len(straight) - 700):
            source.seek(frame)
            after = source.read(600)
            assert np.abs(after - straight[frame : frame + 600]).max() <= close, frame
    return straight


@needs("flac")
@pytest.mark.parametrize("options, name", [(["--ogg"], "a.oga"), ([], "a.flac")])
def test_flac_says_itself_where_its_blocks_are(tmp_path, options, name):
    """FLAC in Ogg as its own encoder writes it: FFmpeg's stamps are some blocks late."""
    bits = 24 if options else 32
    samples = noise(RATE, 200_000, bits)
    wav = write_audio(tmp_path / "in.wav", samples, RATE, f"PCM_{bits}")
    subprocess.run(["flac", "-s", *options, "-o", tmp_path / name, wav], check=True)
    assert np.array_equal(seeks_are_where_a_straight_decode_is(tmp_path / name), samples)


@pytest.mark.parametrize(
    "codec, close", [("flac", 0.0), ("pcm_s24le", 0.0), ("libopus", 1e-3), ("libmp3lame", 1e-3)]
)
def test_matroska_has_a_length_and_seeks_to_the_sample(tmp_path, codec, close):
    """Its stamps are whole milliseconds; an Opus stream in it begins before zero."""
    path, samples = encode(tmp_path, "track.mka", codec, 24, chord())
    full = 2.0**31 if codec in {"flac", "pcm_s24le"} else 1.0
    straight = seeks_are_where_a_straight_decode_is(path, close * full)
    with closing(open_source(str(path))) as source:
        assert abs(source.frames - len(straight)) < 0.05 * RATE
    if close == 0.0:
        assert np.array_equal(straight, samples >> 8 << 8)


@pytest.mark.parametrize(
    "coded, number",
    [("00", 0), ("7f", 127), ("c280", 128), ("dfbf", 2047), ("e0a080", 2048), ("f0908080", 65536)],
)
def test_flac_numbers_its_blocks_as_utf8_does(coded, number):
    equal = bytes.fromhex("fff8c99c" + coded + "00")
    named = bytes.fromhex("fff9c99c" + coded + "00")
    assert (flac_start(equal, 4_096), flac_start(named, 4_096)) == (number * 4_096, number)
    assert flac_start(b"no block here", 4_096) is None


def test_what_holds_no_sound_is_left_to_others(tmp_path):
    text = tmp_path / "notes.txt"
    text.write_text("no sound in here\n" * 100)
    assert open_av(str(text)) is None
