"""Long playing beside programs that are always busy: not a frame is lost.

`GALAXIA_SOAK_S` says for how long, 30 s without it; `-o junit_family=xunit1 --junit-xml` reports.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.support.engine_bench import noise, write_audio
from tests.support.pulse import align, capture, describe_difference
from tests.support.soak import Stalls, gaps, stress

pytestmark = [pytest.mark.bench, pytest.mark.timeout(7_200)]

SECONDS = int(os.environ.get("GALAXIA_SOAK_S", "30"))
LATENCY_MS = 100


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_nothing_is_lost_beside_busy_programs(tmp_path, pulse_sinks, sample_rate, record_property):
    """A gap may only be where the machine itself stood still, as a thread above all others saw."""
    samples = noise(sample_rate, SECONDS * sample_rate)
    path = write_audio(tmp_path / "noise.wav", samples, sample_rate)
    command = [sys.executable, "-m", "player", "play", "--latency", str(LATENCY_MS)]
    command += [str(path), "--json", "--device", f"ALSA/test{sample_rate}"]
    stalls = Stalls()
    with stress(), capture(pulse_sinks, sample_rate) as recorder:
        result = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=SECONDS + 60
        )
    held_up = stalls.count()
    assert result.returncode == 0, result.stderr
    exact = align(recorder.frames, samples) is not None
    lost = 0 if exact else max(1, gaps(recorder.frames))
    report = {"seconds": SECONDS, "gaps": lost, "of_ours": _underruns(result.stdout)}
    for name, value in (report | {"machine_stalls": held_up}).items():
        record_property(name, value)
    assert lost <= held_up, describe_difference(recorder.frames, samples)


def _underruns(output):
    """Gaps that the engine itself, or the device, has counted."""
    found = [json.loads(line) for line in output.splitlines()]
    nodes = [node for event in found for node in event.get("nodes", [])]
    return max((node["facts"].get("underruns", 0) for node in nodes), default=0)
