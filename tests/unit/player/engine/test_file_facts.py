"""What decoding a file shows beside its sound, told while it plays."""

import numpy as np
import pytest

from dsp.analysis import marks
from player.engine import messages as m
from player.engine.reading import _SMALLEST_BLOCK
from tests.support.engine_bench import noise, write_audio

RATE = 44_100


def with_mqa(frames):
    """Silence-like noise of 24 bits whose channels differ in MQA's word, over and over."""
    samples = noise(RATE, frames, 16) >> 4 & ~0xFF
    word = [(marks.MQA_WORD >> (marks.MQA_BITS - 1 - at)) & 1 for at in range(marks.MQA_BITS)]
    bits = np.resize(np.array(word, np.int32), frames) << 12
    samples[:, 1] = samples[:, 0] ^ bits
    return samples


@pytest.mark.parametrize("frames", [RATE // 2, 4 * RATE])
def test_a_file_that_carries_mqa_is_labelled_while_it_plays_and_left_alone(bench, tmp_path, frames):
    samples = with_mqa(frames)
    bench.load(write_audio(tmp_path / "m.flac", samples, RATE))
    (heard,) = bench.play_to_the_end()
    (learned,) = bench.happened(m.FileLearned)
    assert (learned.item_id, learned.facts.marks) == (1, ("MQA",))
    assert learned.facts.md5 is True
    assert np.array_equal(heard[:frames], samples)


@pytest.mark.parametrize("place", [0, 1, 17, marks.MQA_BITS - 1])
def test_a_word_that_is_read_in_two_pieces_is_found(bench, tmp_path, place):
    samples, word = with_mqa(RATE), with_mqa(marks.MQA_BITS)
    samples[:, 1] = samples[:, 0]
    at = np.arange(marks.MQA_BITS) + _SMALLEST_BLOCK - place
    samples[at, 1] ^= word[:, 0] ^ word[:, 1]
    bench.load(write_audio(tmp_path / "m.flac", samples, RATE))
    bench.play_to_the_end()
    assert [learned.facts.marks for learned in bench.happened(m.FileLearned)] == [("MQA",)]


def test_ordinary_music_has_no_label(bench, track):
    path, _ = track(frames=3 * RATE, sample_rate=RATE)
    bench.load(path)
    bench.play_to_the_end()
    assert not bench.happened(m.FileLearned)


def test_a_checksum_that_was_left_out_is_told(bench, tmp_path):
    path = write_audio(tmp_path / "a.flac", noise(RATE, 9_000), RATE)
    data = bytearray(path.read_bytes())
    data[26:42] = bytes(16)
    path.write_bytes(data)
    bench.load(path, write_audio(tmp_path / "b.wav", noise(RATE, 9_000), RATE))
    bench.play_to_the_end()
    assert [event.facts.md5 for event in bench.happened(m.ItemStarted)] == [False, None]
