"""Long playing beside everything at once: no gap at the sink but where the machine stood still.

Device latency 100 ms and 50 ms, 44.1 and 192 kHz, through the full chain and through none, played
by a program that holds its GIL for up to 1.4 s, beside a library scan, an analysis and two busy
programs. `GALAXIA_SOAK_S` says for how long, 30 s without it; `GALAXIA_SOAK_REPORT=FOLDER` gets a
JSON file a run, and `-o junit_family=xunit1 --junit-xml=FILE` the same.
"""

import json
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.support import pulse
from tests.support.engine_bench import noise, write_audio
from tests.support.soak import Soak, play
from tests.support.stress import everything_at_once

pytestmark = [pytest.mark.bench, pytest.mark.timeout(14_400)]

SECONDS = float(os.environ.get("GALAXIA_SOAK_S", "30"))
TRACK_S = 30
BARS = {100: True, 50: False}
"""Which latency, ms, is a promise and which is told beside it."""


@pytest.fixture
def server(monkeypatch):
    """A sound server that tells all it sees."""
    if missing := pulse.missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}")
    directory = Path(tempfile.mkdtemp(prefix="galaxia-"))
    made = pulse.start(directory, "--log-level=debug", "--log-time=yes")
    for name, value in made.environ.items():
        monkeypatch.setenv(name, value)
    yield made
    made.stop()
    shutil.rmtree(directory, ignore_errors=True)


def tracks(folder, sample_rate):
    """Quiet enough for any chain to leave it below the limiter; every track is another noise."""
    count = max(1, round(SECONDS / TRACK_S))
    paths, quiet = [], 1 << 3

    def samples():
        for number in range(count):
            yield noise(sample_rate, TRACK_S * sample_rate, bits=24, seed=number) // quiet

    for number, piece in enumerate(samples()):
        paths.append(write_audio(folder / f"{number}.wav", piece, sample_rate, "PCM_32"))
    return tuple(paths), samples


@pytest.mark.parametrize("latency_ms", BARS)
@pytest.mark.parametrize("through", ["full", "none"])
@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_nothing_is_lost_beside_everything_at_once(
    tmp_path, server, sample_rate, through, latency_ms, record_property
):
    paths, samples = tracks(tmp_path, sample_rate)
    soak = Soak(sample_rate, latency_ms, paths, samples, chain=through)
    report = play(soak, server, everything_at_once(tmp_path))
    for name, value in report.items():
        record_property(name, value)
    _write(report, f"soak-{sample_rate}-{latency_ms}ms-{through}.json")
    unexcused = [gap for gap in report["gaps"] if not gap["excused"]]
    assert report["engine"]["last"] == "Ended", report
    if BARS[latency_ms]:
        assert not unexcused, report
        assert report["heard_s"] > 0.99 * TRACK_S * len(paths) - 1


def _write(report, name):
    if folder := os.environ.get("GALAXIA_SOAK_REPORT"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / name).write_text(json.dumps(report, indent=1), encoding="utf-8")
