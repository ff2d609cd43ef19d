"""What sound costs beside ffmpeg: CPU time of all threads, in turns on the same machine.

A program's start is not counted on either side: ours is measured inside a running Python, ffmpeg's
without the CPU time of the same command that does nothing to the sound.
"""

import resource
import subprocess
import time

import numpy as np
import pytest
import soundfile

from dsp.chain import Chain
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.eq import Band, BandKind, EqualizerParams
from dsp.stage import StreamFormat
from player.offline.measuring import measure
from tests.support.signals import pink
from tests.support.tools import needs

pytestmark = [pytest.mark.bench, needs("ffmpeg")]

TURNS = 3
FREQS_HZ = 20.0 * 1000.0 ** (np.arange(10) / 10)
GAINS_DB = (3.0, -2.0, 4.0, -4.0, 2.0, -3.0, 5.0, -1.0, 2.0, -6.0)


def ffmpeg_s(path, *filters):
    """CPU seconds of one run of ffmpeg."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["ffmpeg", "-nostdin", "-v", "error", "-i", str(path)]
    if filters:
        command += ["-af", ",".join(filters)]
    subprocess.run([*command, "-f", "null", "-"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def recording(path, sample_rate, seconds, subtype="PCM_24"):
    """Music-like noise whose level swells and falls, as files hold it."""
    block = pink(sample_rate, seconds)
    swell = np.abs(np.sin(np.pi * 0.5 * np.arange(block.shape[1]) / sample_rate)) ** 3
    block *= (0.3 + 0.7 * swell) * (0.9 / np.abs(block).max())
    soundfile.write(path, block.T, sample_rate, subtype=subtype)
    return path


@pytest.mark.parametrize("sample_rate, seconds", [(44_100, 120.0), (192_000, 40.0)])
def test_measuring_with_true_peak_costs_little_more_than_ebur128(
    sample_rate, seconds, tmp_path, record_property
):
    """Ours also checks for hi-res, counts bits and takes the dynamic range."""
    path = recording(tmp_path / "music.flac", sample_rate, seconds)
    measure(str(path))  # loads and plans what is needed once
    ratios = []
    for _ in range(TURNS):
        begun = time.process_time()
        measure(str(path))
        ours = time.process_time() - begun
        ratios.append(ours / ffmpeg_s(path, "ebur128=peak=true"))
    record_property("of_ffmpeg", round(float(np.median(ratios)), 2))
    assert np.median(ratios) <= 1.3


def equalizers():
    """Every way ffmpeg has to play ten bands, in the precision it is fastest in."""
    bells = [
        f"equalizer=f={freq:.2f}:t=q:w=1.41:g={gain}"
        for freq, gain in zip(FREQS_HZ, GAINS_DB, strict=True)
    ]
    curve = ";".join(
        f"entry({freq:.1f},{gain})" for freq, gain in zip(FREQS_HZ, GAINS_DB, strict=True)
    )
    parts = [
        f"c{channel} f={freq:.1f} w={freq / 1.41:.1f} g={gain} t=0"
        for channel in (0, 1)
        for freq, gain in zip(FREQS_HZ, GAINS_DB, strict=True)
    ]
    return {
        "equalizer f32": [bell + ":r=f32" for bell in bells],
        "equalizer f64": [bell + ":r=f64" for bell in bells],
        "anequalizer": [f"anequalizer={'|'.join(parts)}"],
        "firequalizer": [f"firequalizer=gain_entry='{curve}'"],
    }


def ten_bands_s(block, sample_rate):
    """CPU seconds of our ten bands over a block, 4096 frames at a time."""
    bands = tuple(
        Band(BandKind.PEAK, freq, gain, 1.41)
        for freq, gain in zip(FREQS_HZ.tolist(), GAINS_DB, strict=True)
    )
    spec = ChainSpec((StageSlot("eq", EqualizerParams(bands)),))
    chain = Chain(spec, StreamFormat(sample_rate))
    begun = time.thread_time()
    for start in range(0, block.shape[1] - 4096, 4096):
        chain.process(block[:, start : start + 4096])
    return time.thread_time() - begun


def test_ten_bands_cost_no_more_than_the_fastest_of_ffmpegs(tmp_path, record_property):
    sample_rate = 192_000
    path = recording(tmp_path / "music.wav", sample_rate, 30.0, "FLOAT")
    block = np.ascontiguousarray(soundfile.read(path)[0].T)
    ours, theirs = [], {name: [] for name in equalizers()}
    for _ in range(TURNS):
        ours.append(ten_bands_s(block.copy(), sample_rate))
        idle = ffmpeg_s(path, "anull")
        for name, filters in equalizers().items():
            theirs[name].append(ffmpeg_s(path, *filters) - idle)
    fastest = min(np.median(seconds) for seconds in theirs.values())
    for name, seconds in theirs.items():
        record_property(name, round(float(np.median(seconds)), 3))
    record_property("ours", round(float(np.median(ours)), 3))
    assert np.median(ours) <= fastest
