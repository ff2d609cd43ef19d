"""Half a minute beside busy programs: no gap at the sink but where a core stood still."""

import pytest

from tests.support.engine_bench import noise, write_audio
from tests.support.soak import Soak, play
from tests.support.stress import busy_processes

pytestmark = [pytest.mark.audio, pytest.mark.slow, pytest.mark.timeout(300)]

SECONDS, LATENCY_MS = 30, 100


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_a_program_that_never_rests_beside_busy_ones_loses_no_frame(
    tmp_path, pulse_sinks, sample_rate
):
    samples = noise(sample_rate, SECONDS * sample_rate)
    path = write_audio(tmp_path / "noise.wav", samples, sample_rate)
    soak = Soak(sample_rate, LATENCY_MS, (path,), lambda: iter([samples]))
    report = play(soak, pulse_sinks, busy_processes())
    assert report["engine"]["last"] == "Ended", report
    assert not [gap for gap in report["gaps"] if not gap["excused"]], report
    assert report["heard_s"] > SECONDS - 1, report
