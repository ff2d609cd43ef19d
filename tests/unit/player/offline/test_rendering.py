"""Rendering: exact without a chain, the same at any block length, whole or not there at all."""

import numpy as np
import pytest
import soundfile
from mutagen.flac import FLAC

from dsp.emphasis import DeEmphasis
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.eq import Band, BandKind, EqualizerParams
from dsp.params.level import GainParams
from player.errors import PlayerError
from player.offline.pieces import Piece, whole
from player.offline.plan import RenderSettings
from player.offline.rendering import render
from player.offline.sample_format import SampleFormat
from tests.support import recordings
from tests.support.signals import distortion_db, tone

EQ = ChainSpec((StageSlot("eq", EqualizerParams((Band(BandKind.PEAK, 1000.0, 6.0, 1.0),))),))


def rendered(source, out, **settings):
    return render([Piece(str(source))], out, RenderSettings(**settings))


@pytest.mark.parametrize("bits", [16, 24])
@pytest.mark.parametrize("suffix", [".wav", ".flac"])
@pytest.mark.parametrize("channels", [1, 2, 6])
def test_without_a_chain_every_sample_is_the_files(tmp_path, bits, suffix, channels):
    samples = recordings.integers(5000, channels, bits)
    source = recordings.write(tmp_path / "in.wav", samples, 96_000, f"PCM_{bits}")
    report = rendered(source, tmp_path / f"out{suffix}")
    got, rate = recordings.read(tmp_path / f"out{suffix}")
    assert np.array_equal(got, samples)
    assert (rate, report.frames, report.output_clips) == (96_000, 5000, 0)
    assert report.sample_format.bits == bits


def test_a_floating_point_file_stays_what_it_was_beyond_full_scale_too(tmp_path):
    samples = (recordings.music(44_100, 0.2) * 6.0).astype(np.float32)
    source = recordings.write(tmp_path / "in.wav", samples, subtype="FLOAT")
    rendered(source, tmp_path / "out.wav")
    assert np.array_equal(soundfile.read(tmp_path / "out.wav", dtype="float32")[0], samples)


@pytest.mark.parametrize("block", [1, 77, 4096])
def test_how_it_is_cut_changes_no_sample(tmp_path, block):
    source = recordings.write(tmp_path / "in.wav", recordings.music(44_100, 0.04), subtype="PCM_24")
    rendered(source, tmp_path / "whole.wav", chain=EQ)
    rendered(source, tmp_path / "cut.wav", chain=EQ, block_frames=block)
    assert (tmp_path / "cut.wav").read_bytes() == (tmp_path / "whole.wav").read_bytes()


def test_the_latency_of_the_chain_is_not_in_the_file(tmp_path):
    """With the limiter idle an all but flat chain leaves a click where it was."""
    samples = np.zeros((9000, 2))
    samples[4321] = 0.5
    source = recordings.write(tmp_path / "in.wav", samples, subtype="FLOAT")
    quieter = ChainSpec((StageSlot("gain", GainParams(-6.0)),))
    rendered(source, tmp_path / "out.wav", chain=quieter)
    got = recordings.read_float(tmp_path / "out.wav")
    assert len(got) == 9000
    assert np.argmax(np.abs(got[:, 0])) == 4321
    assert got[4321, 0] == pytest.approx(0.5 * 10 ** (-6 / 20), rel=1e-6)


@pytest.mark.parametrize("frames", [44_100, 12_345, 7])
@pytest.mark.parametrize("rate", [48_000, 96_000, 22_050])
def test_at_another_rate_it_is_as_long_as_the_ratio_says(tmp_path, frames, rate):
    source = recordings.write(tmp_path / "in.wav", 0.5 * tone(997.0, 44_100, 1.0)[:, :frames].T)
    report = rendered(source, tmp_path / "out.wav", sample_rate=rate)
    exact = frames * rate / 44_100
    assert abs(report.frames - exact) <= 0.5
    assert len(recordings.read(tmp_path / "out.wav")[0]) == report.frames


def test_a_tone_is_clean_at_another_rate_and_where_it_was(tmp_path):
    source = recordings.write(
        tmp_path / "in.wav", 0.5 * tone(997.0, 44_100, 1.0).T, subtype="FLOAT"
    )
    rendered(source, tmp_path / "out.wav", sample_rate=96_000)
    got = recordings.read_float(tmp_path / "out.wav")[:, 0]
    assert distortion_db(got, 997.0, 96_000) < -120
    middle = slice(20_000, 76_000)
    assert got[middle] == pytest.approx(0.5 * tone(997.0, 96_000, 1.0)[0][middle], abs=1e-6)


def test_fewer_bits_get_dither_and_the_quiet_tone_lives(tmp_path):
    """A tone of half a step vanishes when it is only rounded."""
    half_step = 0.5 * 2.0**-15
    quiet = half_step * tone(1000.0, 44_100, 1.0).T
    source = recordings.write(tmp_path / "in.wav", quiet, subtype="PCM_24")
    rendered(source, tmp_path / "out.wav", sample_format=SampleFormat.INT16)
    got = recordings.read_float(tmp_path / "out.wav")[:, 0]
    level = 2.0 * np.abs(np.mean(got * np.exp(-2j * np.pi * 1000 * np.arange(44_100) / 44_100)))
    assert level == pytest.approx(half_step, rel=0.05)


def test_more_bits_get_none(tmp_path):
    samples = recordings.integers(3000, bits=16)
    source = recordings.write(tmp_path / "in.wav", samples)
    rendered(source, tmp_path / "out.wav", sample_format=SampleFormat.INT24)
    assert np.array_equal(recordings.read(tmp_path / "out.wav")[0], samples)


def test_a_loud_chain_is_held_below_full_scale_by_headroom_and_limiter(tmp_path):
    source = recordings.write(tmp_path / "in.wav", recordings.music(44_100, 1.0, level=0.99))
    report = rendered(source, tmp_path / "out.wav", chain=EQ)
    assert report.output_clips == 0
    assert np.abs(recordings.read_float(tmp_path / "out.wav")).max() <= 1.0


def test_clips_are_counted_where_they_come_from(tmp_path):
    loud = np.clip(2.0 * tone(100.0, 44_100, 0.2).T, -1.0, 1.0)
    source = recordings.write(tmp_path / "clipped.wav", loud)
    copied = rendered(source, tmp_path / "out.wav")
    assert copied.source_clips > 1000
    assert copied.output_clips == 0
    over = recordings.write(
        tmp_path / "over.wav", 1.5 * tone(100.0, 44_100, 0.2).T, 44_100, "FLOAT"
    )
    report = rendered(over, tmp_path / "out.wav", sample_format=SampleFormat.INT24)
    assert report.output_clips > 1000


@pytest.mark.parametrize("form", [SampleFormat.INT24, SampleFormat.FLOAT32])
def test_what_is_no_number_becomes_silence_where_it_is_processed(tmp_path, form):
    samples = np.full((2000, 2), 0.25)
    samples[500:510] = np.nan
    source = recordings.write(tmp_path / "in.wav", samples, subtype="DOUBLE")
    rendered(source, tmp_path / "out.wav", sample_format=form, chain=EQ)
    assert np.isfinite(recordings.read_float(tmp_path / "out.wav")).all()


def test_pieces_follow_each_other_without_a_gap_or_a_seam(tmp_path):
    """One tone cut in three is one tone again, also through a chain and a resampler."""
    samples = 0.5 * tone(441.0, 44_100, 1.0).T
    whole = recordings.write(tmp_path / "whole.wav", samples, subtype="PCM_24")
    names = [tmp_path / f"{number}.wav" for number in range(3)]
    for name, part in zip(names, np.split(samples, [10_001, 30_000]), strict=True):
        recordings.write(name, part, subtype="PCM_24")
    settings = RenderSettings(EQ, 48_000, SampleFormat.FLOAT32)
    rendered_whole, joined = tmp_path / "a.wav", tmp_path / "b.wav"
    render([Piece(str(whole))], rendered_whole, settings)
    render([Piece(str(name)) for name in names], joined, settings)
    assert recordings.read_float(joined) == pytest.approx(
        recordings.read_float(rendered_whole), abs=1e-7
    )


def test_slices_of_one_file_are_cut_at_their_frames(tmp_path):
    samples = recordings.integers(10_000)
    source = str(recordings.write(tmp_path / "in.flac", samples))
    pieces = [Piece(source, 7000, None), Piece(source, 100, 2100)]
    report = render(pieces, tmp_path / "out.flac", RenderSettings())
    expected = np.concatenate((samples[7000:], samples[100:2100]))
    assert report.frames == len(expected)
    assert np.array_equal(recordings.read(tmp_path / "out.flac")[0], expected)


def test_pieces_of_another_rate_and_count_of_channels_follow_the_first(tmp_path):
    first = recordings.integers(44_100, bits=16)
    one = recordings.write(tmp_path / "1.wav", first)
    two = recordings.write(tmp_path / "2.wav", recordings.music(96_000, 0.5)[:, :1], 96_000)
    pieces = [Piece(str(one)), Piece(str(two))]
    report = render(pieces, tmp_path / "out.wav", RenderSettings())
    got, rate = recordings.read(tmp_path / "out.wav")
    assert (rate, report.channels, report.frames) == (44_100, 2, 44_100 + 22_050)
    assert np.array_equal(got[:44_100], first)
    assert np.abs(got[44_100:]).max() > 0


@pytest.mark.parametrize(
    "name, settings, code",
    [
        ("out.mp3", {}, "render.unknown_kind"),
        ("out.flac", {"sample_format": SampleFormat.FLOAT32}, "render.flac_depth"),
        ("out.flac", {"sample_format": SampleFormat.INT32}, "render.flac_depth"),
        ("out.wav", {"sample_rate": 100}, "render.rate"),
        ("in.wav", {}, "render.onto_itself"),
        ("no such folder/out.wav", {}, "file.write_failed"),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_no_file(tmp_path, name, settings, code):
    source = recordings.write(tmp_path / "in.wav", recordings.integers(100))
    before = source.read_bytes()
    with pytest.raises(PlayerError) as caught:
        rendered(source, tmp_path / name, **settings)
    assert caught.value.code == code
    assert caught.value.sentence
    assert [path.name for path in tmp_path.iterdir()] == ["in.wav"]
    assert source.read_bytes() == before


def test_a_source_that_breaks_off_leaves_the_old_output_alone(tmp_path):
    source = recordings.write(tmp_path / "in.flac", recordings.integers(200_000))
    source.write_bytes(source.read_bytes()[:200_000])
    (tmp_path / "out.wav").write_bytes(b"what was there")
    with pytest.raises(PlayerError, match="damaged"):
        rendered(source, tmp_path / "out.wav")
    assert (tmp_path / "out.wav").read_bytes() == b"what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.flac", "out.wav"]


def test_an_interrupt_leaves_nothing(tmp_path):
    source = recordings.write(tmp_path / "in.wav", recordings.integers(100_000))

    def interrupt(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        render([Piece(str(source))], tmp_path / "out.wav", RenderSettings(), interrupt)
    assert [path.name for path in tmp_path.iterdir()] == ["in.wav"]


def test_progress_ends_at_the_whole(tmp_path):
    source = recordings.write(tmp_path / "in.wav", recordings.integers(100_000))
    told = []
    settings = RenderSettings(block_frames=30_000)
    render([Piece(str(source))], tmp_path / "out.wav", settings, lambda *now: told.append(now))
    assert told == [(done, 100_000) for done in (30_000, 60_000, 90_000, 100_000)]


def test_a_disc_with_emphasis_is_rendered_without_it_as_one_sound(tmp_path):
    """Two tracks of a CUE sheet that flags both, then a third it does not."""
    samples = recordings.integers(30_000) >> 1 & ~0xFFFF
    path = recordings.write(tmp_path / "disc.wav", samples)
    pieces = [
        Piece(str(path), 0, 11_111, emphasis=True),
        Piece(str(path), 11_111, 20_000, emphasis=True),
        Piece(str(path), 20_000, None),
    ]
    render(pieces, tmp_path / "out.wav", RenderSettings(sample_format=SampleFormat.FLOAT32))
    got = recordings.read_float(tmp_path / "out.wav")
    scaled = samples.T * 2.0**-31
    expected = DeEmphasis(44_100, 2).process(scaled)[:, :20_000].T
    assert np.abs(got[:20_000] - expected).max() < 1e-6
    assert np.abs(got[20_000:] - scaled.T[20_000:]).max() < 1e-6


def test_files_with_emphasis_join_without_a_click(tmp_path):
    samples = recordings.integers(20_000) >> 1 & ~0xFFFF
    halves = (samples[:9_000], samples[9_000:])
    pieces = [
        Piece(str(recordings.write(tmp_path / f"{at}.wav", half)), emphasis=True)
        for at, half in enumerate(halves)
    ]
    render(pieces, tmp_path / "out.wav", RenderSettings(sample_format=SampleFormat.FLOAT32))
    expected = DeEmphasis(44_100, 2).process(samples.T * 2.0**-31).T
    assert np.abs(recordings.read_float(tmp_path / "out.wav") - expected).max() < 1e-6


def test_what_was_taken_off_is_dithered_and_not_taken_off_again(tmp_path):
    """A tag that says so is not carried: the next player would take it off once more."""
    source = recordings.write(tmp_path / "in.flac", recordings.integers(5_000) >> 1 & ~0xFFFF)
    file = FLAC(source)
    file["pre_emphasis"], file["title"] = "1", "Early"
    file.save()
    piece = whole(str(source))
    assert piece.emphasis
    render([piece], tmp_path / "out.flac", RenderSettings())
    assert not whole(str(tmp_path / "out.flac")).emphasis
    assert FLAC(tmp_path / "out.flac")["title"] == ["Early"]
    assert len(recordings.read(tmp_path / "out.flac")[0]) == 5_000
