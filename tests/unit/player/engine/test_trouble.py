"""Files that cannot be played and devices that go away: named, passed over, survived."""

import numpy as np
import pytest

from player.engine import item_decoder
from player.engine import messages as m
from player.model import PlayState
from tests.support.engine_bench import write_audio

RATE = 48_000


@pytest.mark.parametrize(
    "content, code",
    [(b"", "file.empty"), (b"not a sound at all" * 50, "file.not_audio"), (None, "file.missing")],
)
def test_what_cannot_be_played_is_named_and_passed_over(bench, track, tmp_path, content, code):
    good, samples = track("good.flac")
    bad = tmp_path / "bad.flac"
    if content is not None:
        bad.write_bytes(content)
    bench.load(bad, good)
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], samples)
    assert [event.code for event in bench.happened(m.ItemFailed)] == [code]


def test_a_truncated_file_plays_as_far_as_it_goes(bench, track):
    path, samples = track("cut.flac", 200_000)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    good, more = track("good.flac", 10_000, seed=3)
    bench.load(path, good)
    (heard,) = bench.play_to_the_end()
    (failed,) = bench.happened(m.ItemFailed)
    played = round(failed.details["position_s"] * RATE)
    assert failed.code == "file.corrupt"
    assert 50_000 < played < 150_000
    assert np.array_equal(heard[:played], samples[:played])
    assert np.array_equal(heard[played:][: len(more)], more)


def test_only_unplayable_files_end_at_once(bench, tmp_path):
    bench.load(tmp_path / "a.flac", tmp_path / "b.flac")
    bench.play_to_the_end()
    assert len(bench.happened(m.ItemFailed)) == 2
    assert not bench.output.streams


def test_a_device_that_refuses_leaves_the_music_paused_where_it_was(bench, track):
    path, samples = track(sample_rate=96_000, frames=96_000)
    bench.output.refuses.add(96_000)
    bench.load(path)
    (failed,) = bench.happened(m.OutputFailed)
    assert failed.code == "device.refused"
    assert bench.happened(m.StateChanged)[-1].state is PlayState.PAUSED
    bench.output.refuses.clear()
    bench.send(m.Play())
    assert np.array_equal(bench.play(5_000), samples[:5_000])


def test_a_device_that_vanishes_pauses_and_play_goes_on_at_the_frame(bench, track):
    path, samples = track()
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.load(path)
    bench.play(12_000)
    bench.stream.alive = False
    bench.settle()
    assert bench.happened(m.OutputFailed) == [m.OutputFailed("device.lost", {"device": "dac"})]
    assert bench.happened(m.StateChanged)[-1].state is PlayState.PAUSED
    bench.send(m.Play())
    assert np.array_equal(bench.play(5_000), samples[12_000:17_000])


def test_what_is_no_number_is_silence_and_never_a_bang(bench, tmp_path):
    samples = np.full((9_600, 2), 0.25)
    samples[100:200] = np.nan
    samples[300:400] = np.inf
    bench.load(write_audio(tmp_path / "nan.wav", samples, RATE, "DOUBLE"))
    (heard,) = bench.play_to_the_end()
    assert not heard[100:200].any()
    assert (heard[:100] == 1 << 29).all()


def test_a_header_that_claims_the_impossible_is_refused_in_one_sentence(bench, track, tmp_path):
    good, samples = track("good.flac")
    wild = tmp_path / "wild.wav"
    write_audio(wild, np.zeros((100, 2)), RATE, "PCM_16")
    header = bytearray(wild.read_bytes())
    header[24:28] = (2**31 - 1).to_bytes(4, "little")
    wild.write_bytes(header)
    bench.load(wild, good)
    (heard,) = bench.play_to_the_end()
    assert [event.code for event in bench.happened(m.ItemFailed)] == ["file.corrupt"]
    assert np.array_equal(heard[: len(samples)], samples)


def test_a_decoder_that_breaks_down_costs_one_file_only(bench, track, monkeypatch):
    """Whatever a decoder raises: the thread that runs it goes on with the next file."""
    bad, _ = track("bad.flac")
    good, samples = track("good.flac", seed=2)
    real = item_decoder.open_source

    def open_source(path, is_wanted, **options):
        if path == str(bad):
            raise ZeroDivisionError("a decoder's own mistake")
        return real(path, is_wanted, **options)

    monkeypatch.setattr(item_decoder, "open_source", open_source)
    bench.load(bad, good)
    (heard,) = bench.play_to_the_end()
    (failed,) = bench.happened(m.ItemFailed)
    assert "ZeroDivisionError" in failed.details["reason"]
    assert np.array_equal(heard[: len(samples)], samples)
