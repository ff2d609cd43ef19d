"""What files decode to, against the reference encoders."""

import os
import shutil
import subprocess
from contextlib import closing

import numpy as np
import pytest
import soundfile

from player.engine.source import open_source
from player.errors import PlayerError
from player.export import decode_to_wav, pcm_md5
from tests.support.engine_bench import noise, write_audio

needs_flac = pytest.mark.skipif(not shutil.which("flac"), reason="flac is not installed")


def encode_with_flac(tmp_path, sample_rate, bits, channels, block_size, frames=9_973):
    """Encode noise with the reference encoder; return the file and STREAMINFO's MD5."""
    samples = noise(sample_rate, frames, bits, channels) >> (32 - bits)
    raw, path = tmp_path / "in.raw", tmp_path / "out.flac"
    octets = samples.astype("<i4").view(np.uint8).reshape(-1, 4)[:, : bits // 8]
    raw.write_bytes(octets.tobytes())
    command = ["flac", "-s", "--force-raw-format", "--endian=little", "--sign=signed"]
    command += [f"--channels={channels}", f"--bps={bits}", f"--sample-rate={sample_rate}"]
    command += ["--lax", f"--blocksize={block_size}", "-o", str(path), str(raw)]
    subprocess.run(command, check=True, capture_output=True)
    shown = subprocess.run(["metaflac", "--show-md5sum", path], check=True, capture_output=True)
    return path, shown.stdout.decode().strip()


@needs_flac
@pytest.mark.parametrize("bits", [8, 16, 24])
@pytest.mark.parametrize("channels", range(1, 9))
@pytest.mark.parametrize(
    "sample_rate, block_size", [(8_000, 192), (44_100, 4_608), (192_000, 4_097)]
)
def test_the_md5_is_the_one_the_encoder_wrote(tmp_path, bits, channels, sample_rate, block_size):
    path, expected = encode_with_flac(tmp_path, sample_rate, bits, channels, block_size)
    assert pcm_md5(str(path)) == (expected, f"int{bits}")


@pytest.mark.parametrize("bits", [16, 24, 32])
@pytest.mark.parametrize("start, frames", [(0, None), (1_234, 5_000), (9_000, None), (0, 0)])
def test_decoding_to_wav_keeps_every_sample(tmp_path, bits, start, frames):
    samples = noise(96_000, 9_999, bits)
    path = write_audio(tmp_path / "in.wav", samples, 96_000, f"PCM_{bits}")
    out = tmp_path / "out.wav"
    end = None if frames is None else start + frames
    assert decode_to_wav(str(path), out, start, frames) == len(samples[start:end])
    decoded, _ = soundfile.read(out, dtype="int32", always_2d=True)
    assert np.array_equal(decoded, samples[start:end])
    assert soundfile.info(out).subtype == f"PCM_{bits}"


def test_a_file_is_never_decoded_onto_itself(tmp_path):
    path = write_audio(tmp_path / "in.wav", noise(48_000, 999), 48_000)
    before = path.read_bytes()
    (tmp_path / "link.wav").symlink_to(path)
    for out in (path, tmp_path / "link.wav"):
        with pytest.raises(PlayerError, match="it is the file to decode"):
            decode_to_wav(str(path), out)
    assert path.read_bytes() == before


def test_float_files_decode_to_float(tmp_path):
    samples = np.random.default_rng(1).standard_normal((5_000, 2)) * 2
    path = write_audio(tmp_path / "in.wav", samples, 48_000, "DOUBLE")
    decode_to_wav(str(path), tmp_path / "out.wav")
    decoded, _ = soundfile.read(tmp_path / "out.wav", dtype="float32")
    assert np.array_equal(decoded, samples.astype(np.float32))
    assert pcm_md5(str(path))[1] == "float32"


@pytest.mark.parametrize(
    "container", ["track.wav", "track.aiff", "track.caf", "track.flac", "t.w64"]
)
def test_seeking_lands_on_the_sample(tmp_path, container):
    samples = noise(44_100, 60_000, 24)
    path = write_audio(tmp_path / container, samples, 44_100)
    with closing(open_source(str(path))) as source:
        assert source.frames == 60_000
        for frame in (59_999, 0, 31_007, 4_096, 31_006):
            source.seek(frame)
            assert np.array_equal(source.read(500), samples[frame : frame + 500])


@pytest.mark.parametrize("subtype", ["VORBIS", "OPUS"])
def test_a_seek_sounds_like_a_straight_decode_from_its_first_sample_on(tmp_path, subtype):
    """A Vorbis block overlaps with the one before: without that it is half a sound."""
    time_s = np.arange(200_000) / 48_000
    sweep = 0.3 * np.sin(2 * np.pi * (200 * time_s + 400 * time_s**2))
    path = tmp_path / "a.ogg"
    soundfile.write(path, np.stack([sweep, -sweep], 1), 48_000, subtype, format="OGG")
    with closing(open_source(str(path))) as source:
        straight = source.read(300_000)
        for frame in (150_001, 0, 1, 5_000, 20_000, 99_999):
            source.seek(frame)
            assert np.abs(source.read(400) - straight[frame : frame + 400]).max() < 1e-3, frame


def test_the_format_is_what_the_file_holds(tmp_path):
    path = write_audio(tmp_path / "track.flac", noise(192_000, 9_600), 192_000)
    with closing(open_source(str(path))) as source:
        assert source.format.label == "24/192"
        assert source.format.hi_res
        assert source.format.codec == "FLAC"


def test_an_mp3_with_a_lame_tag_has_the_length_of_what_was_encoded(tmp_path):
    if not shutil.which("lame"):
        pytest.skip("lame is not installed")
    wav = write_audio(tmp_path / "in.wav", noise(44_100, 50_001, 16), 44_100, "PCM_16")
    subprocess.run(["lame", "--quiet", wav, tmp_path / "out.mp3"], check=True, capture_output=True)
    with closing(open_source(str(tmp_path / "out.mp3"))) as source:
        assert source.frames == 50_001
        assert not source.format.lossless
        heard = 0
        while len(block := source.read(7_000)):
            heard += len(block)
    assert heard == 50_001


def test_an_mp3_without_any_tag_plays_to_its_end_and_is_not_called_damaged(tmp_path):
    """Its length is a guess by size and bitrate."""
    if not shutil.which("lame"):
        pytest.skip("lame is not installed")
    wav = write_audio(tmp_path / "in.wav", noise(44_100, 90_001, 16), 44_100, "PCM_16")
    command = ["lame", "--quiet", "-t", wav, tmp_path / "out.mp3"]
    subprocess.run(command, check=True, capture_output=True)
    heard, complaint = _decode_all(tmp_path / "out.mp3")
    assert complaint is None
    assert 90_001 <= heard <= 90_001 + 3 * 1_152


def _hostile(tmp_path, kind):
    path = tmp_path / "file.flac"
    match kind:
        case "empty":
            path.write_bytes(b"")
        case "text":
            path.write_text("this is not sound\n" * 99)
        case "header only":
            whole = write_audio(tmp_path / "whole.flac", noise(48_000, 9_999), 48_000)
            path.write_bytes(whole.read_bytes()[:30])
        case "no frames":
            soundfile.write(tmp_path / "none.wav", np.empty((0, 2)), 48_000)
            path = tmp_path / "none.wav"
        case "folder":
            path.mkdir()
    return path


@pytest.mark.parametrize(
    "kind, code",
    [
        ("empty", "file.empty"),
        ("text", "file.not_audio"),
        ("header only", "file.not_audio"),
        ("no frames", "file.no_audio"),
        ("folder", "file.unreadable"),
        ("missing", "file.missing"),
    ],
)
def test_what_is_no_sound_says_so_in_one_sentence(tmp_path, kind, code):
    with pytest.raises(PlayerError) as caught:
        open_source(str(_hostile(tmp_path, kind)))
    assert caught.value.code == code
    assert str(tmp_path) in caught.value.sentence
    assert "\n" not in caught.value.sentence


@pytest.mark.parametrize("damage", range(6))
def test_a_damaged_flac_never_hangs_and_gives_back_no_more_than_it_had(tmp_path, damage):
    path = write_audio(tmp_path / "track.flac", noise(48_000, 100_000), 48_000)
    data = bytearray(path.read_bytes())
    random = np.random.default_rng(damage)
    for place in random.integers(200, len(data), 40):
        data[place] ^= int(random.integers(1, 256))
    path.write_bytes(data)
    heard, complaint = _decode_all(path)
    assert heard <= 100_000
    assert complaint in {None, "file.corrupt", "file.not_audio"}


def _decode_all(path):
    heard = 0
    try:
        with closing(open_source(str(path))) as source:
            while len(block := source.read(16_384)):
                heard += len(block)
    except PlayerError as error:
        return heard, error.code
    return heard, None


def test_a_name_that_is_not_utf8_opens(tmp_path):
    name = os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.wav")
    whole = write_audio(tmp_path / "whole.wav", noise(48_000, 100), 48_000)
    whole.rename(name)
    with closing(open_source(name)) as source:
        assert len(source.read(200)) == 100
