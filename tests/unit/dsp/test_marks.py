"""MQA and HDCD are told from music that merely uses its lowest bits."""

import shutil
import subprocess

import numpy as np
import pytest
import soundfile

from dsp.analysis.marks import (
    HDCD_LONG,
    HDCD_LOWEST_BIT,
    HDCD_SHORT,
    HDCD_TAPS,
    MQA_BITS,
    MQA_LOWEST_BITS,
    MQA_STRETCH,
    MQA_WORD,
    carries_hdcd,
    carries_mqa,
)

RATE = 44_100
CODE = 0x15
PACKETS = {"short": (HDCD_SHORT << 8 | CODE, 40), "long": (HDCD_LONG << 16 | 0x15EA, 48)}
DAMAGED = {"short": (HDCD_SHORT << 8 | 0xFF, 40), "long": (HDCD_LONG << 16 | 0x15EB, 48)}


def noise(seed, bits, seconds=10):
    random = np.random.default_rng(seed)
    top = 1 << (bits - 1)
    return (random.integers(-top, top, (RATE * seconds, 2)) << (32 - bits)).astype(np.int32)


def bits_of(word, count):
    return [(word >> (count - 1 - place)) & 1 for place in range(count)]


def with_mqa(samples, at_frame, place):
    """Write the word into the difference of the channels."""
    marked = samples.copy()
    for offset, bit in enumerate(bits_of(MQA_WORD, MQA_BITS)):
        left, right = marked[at_frame + offset]
        if ((int(left) ^ int(right)) >> place) & 1 != bit:
            marked[at_frame + offset, 1] = np.int32(int(right) ^ (1 << place))
    return marked


def with_hdcd(samples, at_frames, packet):
    """Write packets into both channels as the encoder does: scrambled against what went before."""
    marked, (word, count) = samples.copy(), packet
    mask = ~np.int32(1 << HDCD_LOWEST_BIT)
    for channel in range(2):
        lowest = [(int(value) >> HDCD_LOWEST_BIT) & 1 for value in marked[:, channel]]
        for frame in at_frames:
            for place, bit in enumerate(bits_of(word, count), frame):
                lowest[place] = bit ^ lowest[place - HDCD_TAPS[0]] ^ lowest[place - HDCD_TAPS[1]]
        low = np.array(lowest, np.int32) << HDCD_LOWEST_BIT
        marked[:, channel] = (marked[:, channel] & mask) | low
    return marked


@pytest.mark.parametrize("place", MQA_LOWEST_BITS)
def test_mqa_is_found_at_whichever_bit_it_lies(place):
    assert carries_mqa(with_mqa(noise(1, 24, 1), 20_011, place))


@pytest.mark.parametrize("before_the_seam", [0, 1, 17, MQA_BITS - 1, MQA_BITS])
def test_mqa_is_found_wherever_it_begins(before_the_seam):
    marked = with_mqa(noise(4, 24, 1), MQA_STRETCH - before_the_seam, MQA_LOWEST_BITS[0])
    assert carries_mqa(marked)
    end = MQA_STRETCH - before_the_seam + MQA_BITS
    assert carries_mqa(marked[:end])
    assert not carries_mqa(marked[: end - 1])


@pytest.mark.parametrize("kind", PACKETS)
def test_hdcd_is_found_by_packets_that_come_back_whole(kind):
    plain = noise(2, 16)
    assert carries_hdcd(with_hdcd(plain, [30_000, 90_000], PACKETS[kind]))
    assert not carries_hdcd(with_hdcd(plain, [30_000], PACKETS[kind]))
    assert not carries_hdcd(with_hdcd(plain, [30_000, 90_000], DAMAGED[kind]))


@pytest.mark.parametrize("bits", [16, 24])
@pytest.mark.parametrize("seed", range(3))
def test_noise_and_silence_carry_neither(bits, seed):
    for samples in (noise(seed, bits), np.zeros((RATE, 2), np.int32)):
        assert not carries_mqa(samples)
        assert not carries_hdcd(samples)


def test_mono_and_no_sound_at_all_carry_no_mqa():
    assert not carries_mqa(noise(1, 24, 1)[:, :1])
    assert not carries_mqa(np.zeros((0, 2), np.int32))
    assert not carries_hdcd(np.zeros((0, 2), np.int32))


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="ffmpeg is not installed")
def test_ffmpeg_finds_the_same_codes(tmp_path):
    marked = with_hdcd(noise(3, 16), range(20_000, 400_000, 20_000), PACKETS["short"])
    for name, samples in (("marked", marked), ("plain", noise(3, 16))):
        soundfile.write(tmp_path / f"{name}.wav", samples, RATE, "PCM_16")
        path = str(tmp_path / f"{name}.wav")
        command = ["ffmpeg", "-hide_banner", "-i", path, "-af", "hdcd", "-c:a", "pcm_s24le"]
        command += ["-f", "null", "-"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert ("HDCD detected: yes" in done.stderr) is carries_hdcd(samples)
