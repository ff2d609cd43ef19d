"""The bench and its files, for every test of the engine."""

import pytest

from tests.support.engine_bench import Bench, noise, ring_makers, write_audio

RATE = 48_000


@pytest.fixture(params=sorted(ring_makers()))
def bench(request):
    with Bench(ring_makers()[request.param]) as bench:
        yield bench


@pytest.fixture
def track(tmp_path):
    """Make a file of noise; every frame differs from every other."""

    def make(name="track.flac", frames=RATE, sample_rate=RATE, seed=1, **options):
        samples = noise(sample_rate, frames, seed=seed, **options)
        bits = options.get("bits", 24)
        return write_audio(tmp_path / name, samples, sample_rate, f"PCM_{bits}"), samples

    return make
