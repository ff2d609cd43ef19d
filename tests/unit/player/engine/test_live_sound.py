"""Sound changed while it plays: heard soon, nothing cut, and figures that tell the truth."""

import threading

import numpy as np
import pytest
import soundfile

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams
from dsp.params.eq import Band, BandKind, EqualizerParams
from dsp.params.level import GainParams
from player.engine import messages as m
from player.engine.meters import SoundMeters, band_centres_hz
from player.engine.sound_memory import key_of
from tests.support.engine_bench import Bench, write_audio

RATE = 48_000
DEVICE_MS = 50.0  # what `OutputChoice` asks of a device that is not told otherwise


@pytest.fixture
def bench():
    with Bench() as bench:
        yield bench


def chain(*stages):
    return ChainSpec(tuple(StageSlot(name, params) for name, params in stages))


def bell(gain_db, freq_hz=1_000.0):
    return EqualizerParams((Band(BandKind.PEAK, freq_hz, gain_db, 1.0),))


def sound(spec, **options):
    return m.SetChain(spec, auto_headroom=False, **options)


def tone(freq_hz, seconds, level=0.25):
    phase = 2 * np.pi * freq_hz * np.arange(round(seconds * RATE)) / RATE
    return np.repeat((level * np.sin(phase))[:, np.newaxis], 2, axis=1)


def as_integers(samples):
    return (samples * 2**31).astype(np.int32)


def noise(seconds, level=0.1, seed=5):
    return level * np.random.default_rng(seed).standard_normal((round(seconds * RATE), 2))


def loudest_outside(samples, freq_hz, width_hz=400.0):
    """Peak of the spectrum away from a tone, dB below the tone."""
    spectrum = np.abs(np.fft.rfft(samples * np.blackman(len(samples)) ** 2))
    freqs = np.fft.rfftfreq(len(samples), 1 / RATE)
    return 20 * np.log10(spectrum[np.abs(freqs - freq_hz) > width_hz].max() / spectrum.max())


@pytest.mark.parametrize("editing, limit_ms", [(True, 200.0), (False, 500.0)])
@pytest.mark.parametrize("before", [chain(), chain(("equalizer", bell(1.0)))], ids=["off", "on"])
def test_a_change_is_heard_soon_and_sooner_while_a_sound_page_is_open(
    bench, tmp_path, editing, limit_ms, before
):
    bench.send(m.Look(editing=editing))
    bench.send(sound(before))
    bench.load(write_audio(tmp_path / "t.wav", as_integers(tone(1_000.0, 4.0)), RATE, "PCM_32"))
    steady = np.abs(bench.play(2 * RATE)[-RATE // 4 :, 0]).max()
    bench.send(sound(chain(("equalizer", bell(7.0)))))
    bench.wait_until_designed()
    heard = bench.play(RATE)[:, 0]
    louder = np.flatnonzero(np.abs(heard) > 1.2 * steady)[0] / RATE * 1000
    assert louder + DEVICE_MS <= limit_ms
    assert loudest_outside(heard, 1_000.0) < -95.0


def test_a_short_ring_runs_dry_no_sooner(bench, tmp_path):
    bench.send(m.Look(editing=True))
    samples = as_integers(noise(3.0))
    bench.load(write_audio(tmp_path / "t.wav", samples, RATE, "PCM_32"))
    assert np.array_equal(bench.play(2 * RATE, block=4_000), samples[: 2 * RATE])
    assert bench.memory.ring.starved_events == 0


def test_a_ringing_tail_outlives_every_edit(tmp_path):
    random = np.random.default_rng(3)
    decay = np.exp(-np.arange(RATE) / (0.3 * RATE))[:, np.newaxis]
    hall = tmp_path / "hall.wav"
    soundfile.write(hall, 0.05 * decay * random.standard_normal((RATE, 2)), RATE, "FLOAT")
    samples = np.concatenate((noise(1.0), np.zeros((2 * RATE, 2))))
    track = write_audio(tmp_path / "t.wav", samples, RATE, "FLOAT")

    def heard(gains_db):
        with Bench() as bench:
            room = ("convolver", ConvolverParams(str(hall)))
            bench.send(sound(chain(("equalizer", bell(3.0)), room)))
            bench.load(track)
            parts = [bench.play(int(1.2 * RATE))]
            for gain_db in gains_db:
                bench.send(sound(chain(("equalizer", bell(gain_db)), room)))
                bench.wait_until_designed()
                parts.append(bench.play(RATE // 20))
            parts.append(bench.play(RATE // 2))
            return np.concatenate(parts)[: 2 * RATE].astype(float)

    alone, edited = heard([3.0] * 6), heard([6.0, -3.0, 0.0, 9.0, -9.0, 3.0])
    ringing = slice(int(1.45 * RATE), None)
    assert np.abs(alone[ringing]).max() > 1e6
    change_db = 10 * np.log10(np.sum(edited[ringing] ** 2) / np.sum(alone[ringing] ** 2))
    assert abs(change_db) < 0.1


def test_bypass_is_as_late_and_as_loud_as_it_was_told(bench, tmp_path):
    samples = noise(4.0)
    bench.send(sound(chain(("gain", GainParams(-12.0)))))
    bench.load(write_audio(tmp_path / "t.wav", samples, RATE, "FLOAT"))
    bench.play(2 * RATE)
    late = round(bench.happened(m.SoundChanged)[-1].latency_ms * RATE / 1000)
    bench.send(sound(ChainSpec(), match_db=-6.0))
    bench.wait_until_designed()
    bench.play(RATE)
    heard = bench.play(RATE // 2) / 2**31
    expected = samples[3 * RATE - late : 3 * RATE - late + RATE // 2] * 10 ** (-6 / 20)
    assert np.abs(heard - expected).max() < 1e-7


def test_the_engine_reads_the_file_a_convolver_names(bench, tmp_path):
    soundfile.write(tmp_path / "half.wav", np.array([0.5, 0.0]), RATE, "FLOAT")
    bench.send(sound(chain(("convolver", ConvolverParams(str(tmp_path / "half.wav"))))))
    bench.load(write_audio(tmp_path / "t.wav", as_integers(tone(440.0, 2.0)), RATE, "PCM_32"))
    assert np.abs(bench.play(RATE)).max() / 2**31 == pytest.approx(0.125, rel=1e-3)


def test_a_file_that_is_not_there_is_told_and_the_music_plays(bench, tmp_path):
    bench.send(sound(chain(("convolver", ConvolverParams(str(tmp_path / "gone.wav"))))))
    bench.load(write_audio(tmp_path / "t.wav", as_integers(tone(440.0, 2.0)), RATE, "PCM_32"))
    assert np.abs(bench.play(RATE)).max() / 2**31 == pytest.approx(0.25, rel=1e-3)
    assert bench.happened(m.SoundFailed)[0].code == "file.missing"


def test_a_chain_is_measured_with_its_headroom_and_without_its_match(bench):
    boost = chain(("equalizer", bell(6.0)), ("gain", GainParams(-3.0)))
    bench.send(m.SetChain(boost, match_db=-9.0, tag=7))
    bench.wait_until_designed()
    bench.wait_until_designed()
    bench.settle()
    (measured,) = bench.happened(m.SoundMeasured)
    assert measured.tag == 7
    assert -3.0 > measured.shift_db > -6.0


def test_only_the_last_of_many_waiting_changes_is_designed(bench, tmp_path):
    bench.load(write_audio(tmp_path / "t.wav", as_integers(tone(1_000.0, 3.0)), RATE, "PCM_32"))
    bench.play(4_800)
    designed = []
    processing = bench.transport._deck.processing
    update = processing.designer.update
    processing.designer.update = lambda *given: designed.append(given[1].tag) or update(*given)
    go_on = threading.Event()
    holding = processing.designer.submit(go_on.wait)
    for tag in range(1, 30):
        bench.transport.handle(sound(chain(("gain", GainParams(-tag))), tag=tag))
    go_on.set()
    holding.result()
    bench.wait_until_designed()
    assert designed == [29]


def test_figures_tell_what_the_limiter_and_the_source_do(bench, tmp_path):
    clipped = np.clip(tone(100.0, 3.0, level=3.0), -1.0, 1.0)
    bench.send(sound(chain(("gain", GainParams(6.0)))))
    bench.load(write_audio(tmp_path / "t.wav", clipped, RATE, "PCM_24"))
    bench.play(2 * RATE)
    figures = SoundMeters(bench.memory).figures()
    assert figures.active
    assert figures.limiter_reduction_db == pytest.approx(7.0, abs=1.0)
    assert figures.limited_frames > RATE
    assert figures.source_clips > RATE
    assert figures.own_clips == 0
    assert figures.cpu_share > 0.0


def test_what_we_make_too_loud_is_counted_as_ours(bench, tmp_path):
    """A floating-point file beyond full scale, and no chain whose limiter would hold it."""
    loud = tone(100.0, 3.0, level=2.0)
    bench.load(write_audio(tmp_path / "t.wav", loud, RATE, "FLOAT"))
    bench.play(RATE)
    figures = SoundMeters(bench.memory).figures()
    assert figures.own_clips > RATE
    assert figures.source_clips == 0


def test_nothing_is_metered_unless_somebody_looks(bench, tmp_path):
    bench.load(write_audio(tmp_path / "t.wav", as_integers(tone(440.0, 2.0)), RATE, "PCM_32"))
    bench.play(RATE)
    assert bench.memory.sound.looks == 0
    assert SoundMeters(bench.memory).look() is None


def test_meters_show_what_the_ear_hears_not_what_lies_in_the_ring(bench, tmp_path):
    """The left channel sounds from the third second on; the ring is half a second ahead."""
    samples = tone(1_000.0, 5.0, level=0.5)
    samples[: 2 * RATE] = 0.0
    samples[:, 1] *= 0.5
    bench.send(m.Look(spectrum=True, loudness=True))
    meters = SoundMeters(bench.memory)
    bench.load(write_audio(tmp_path / "t.wav", as_integers(samples), RATE, "PCM_32"))
    bench.wait_until_designed()
    bench.play(int(1.9 * RATE))
    assert meters.look().peak_db == (-400.0, -400.0)
    bench.play(int(2.1 * RATE))
    look = meters.look()
    assert look.peak_db == pytest.approx((-6.02, -12.04), abs=0.05)
    assert look.rms_db == pytest.approx((-9.03, -15.05), abs=0.05)
    assert look.momentary_lufs == pytest.approx(-8.06, abs=0.1)
    assert look.correlation == pytest.approx(1.0)
    assert look.psr_db == pytest.approx(look.true_peak_dbtp - look.short_term_lufs)
    loudest = band_centres_hz(RATE)[int(np.argmax(look.spectrum_db))]
    assert loudest == pytest.approx(1_000.0, rel=0.06)
    assert np.allclose(look.points[:, 1], 0.5 * look.points[:, 0], atol=1e-6)


def test_meters_of_an_untouched_stream_leave_it_untouched(bench, tmp_path):
    samples = as_integers(noise(2.0, level=0.2))
    bench.send(m.Look(spectrum=True, loudness=True))
    bench.load(write_audio(tmp_path / "t.wav", samples, RATE, "PCM_32"))
    bench.wait_until_designed()
    assert np.array_equal(bench.play(RATE), samples[:RATE])
    assert SoundMeters(bench.memory).figures().active is False


def test_the_device_waits_for_the_first_chain_and_then_hears_every_frame(bench, tmp_path):
    """Designing takes seconds on a busy machine; the render thread goes on all the while."""
    samples = as_integers(noise(0.5))
    bench.send(sound(chain(("gain", GainParams(-6.0)))))
    bench.wait_until_designed()
    go_on = threading.Event()
    processing = bench.transport._deck.processing
    holding = processing.designer.submit(go_on.wait)
    path = write_audio(tmp_path / "t.wav", samples, RATE, "PCM_32")
    bench.transport.handle(m.Load((m.PlayItem(1, str(path)),)))
    while not bench.output.streams:
        bench.transport.pump()
    beats = [bench.transport.pump() for _ in range(20)]
    assert max(beats) < 0.2
    assert not bench.stream.started
    go_on.set()
    holding.result()
    (heard,) = bench.play_to_the_end()
    late = round(bench.happened(m.SoundChanged)[0].latency_ms * RATE / 1000)
    assert bench.memory.ring.starved_events == 0
    error = heard[late : late + len(samples)] - samples * 10 ** (-6 / 20)
    assert np.abs(error).max() <= 256


def peaks_of(bench, seconds=0.5):
    """Play on; return what is measured at each place, dB, the listener's stages by their names."""
    bench.play(round(seconds * RATE))
    return SoundMeters(bench.memory).peaks()


def test_whoever_looks_at_the_path_sees_where_the_head_room_goes(bench, tmp_path):
    path = write_audio(tmp_path / "tone.wav", tone(1_000, 9.0, level=0.25), RATE)
    stages = chain(("lift", bell(18.0)), ("off", GainParams(0.0)), ("cut", GainParams(-12.0)))
    bench.load(path)
    bench.send(sound(stages))
    bench.wait_until_designed()
    bench.send(m.Look(peaks=True))
    assert peaks_of(bench, 4.0).entering_db == pytest.approx(-12.04, abs=0.05)
    peaks = peaks_of(bench)
    assert peaks.stages_db[key_of("lift")] == pytest.approx(5.96, abs=0.1)  # what comes next must
    assert peaks.stages_db[key_of("cut")] == pytest.approx(-6.04, abs=0.1)
    assert peaks.leaving_db == pytest.approx(-6.04, abs=0.1)


def test_peaks_are_of_the_last_seconds_and_of_the_chain_that_plays(bench, tmp_path):
    falling = np.concatenate((tone(1_000, 1.0, level=0.5), tone(1_000, 9.0, level=0.05)))
    path = write_audio(tmp_path / "tone.wav", falling, RATE)
    bench.send(m.Look(peaks=True))
    bench.load(path)
    assert peaks_of(bench).leaving_db == pytest.approx(-6.02, abs=0.05)
    quiet = peaks_of(bench, 5.0)
    assert quiet.entering_db == quiet.leaving_db == pytest.approx(-26.02, abs=0.05)
    assert not quiet.stages_db
    bench.send(sound(chain(("lift", GainParams(6.0)))))
    bench.wait_until_designed()
    assert peaks_of(bench, 2.0).stages_db[key_of("lift")] == pytest.approx(-20.02, abs=0.05)


def test_nobody_looks_and_nothing_is_measured(bench, tmp_path):
    path = write_audio(tmp_path / "tone.wav", tone(1_000, 6.0), RATE)
    bench.load(path)
    bench.send(sound(chain(("lift", bell(6.0)))))
    bench.wait_until_designed()
    assert peaks_of(bench) is None
    bench.send(m.Look(peaks=True))
    assert peaks_of(bench) is not None
    bench.send(m.Look())
    assert peaks_of(bench) is None
