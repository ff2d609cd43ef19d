"""What the engine takes while it plays 24/192, beside MPD at the same job in the same half minute.

CPU time of all threads by the clock of the scheduler; both at a device latency of 50 ms. The bars
are for a quiet machine; on a busy one caches are cold, and the engine is held against MPD.
"""

import time
from pathlib import Path

import pytest

from player.benchmarks import material
from player.benchmarks.playing import cpu_s, rss_mb
from player.engine import messages as m
from player.engine.client import EngineClient
from tests.support.chains import CHAINS
from tests.support.mpd import mpd

pytestmark = [pytest.mark.bench, pytest.mark.timeout(400)]

RATE = material.RATE
WATCHED_S, PATIENCE_S = 30.0, 60.0
OUTPUT = f'type "alsa"\n  device "test{RATE}"\n  buffer_time "50000"\n  period_time "12500"'
BARS = {"none": (1.5, 70.0), "equalizer": (2.5, 150.0), "full": (15.0, 150.0)}
"""By chain: % of a core, MB."""

TIMES_MPD = {"none": 0.8, "equalizer": 1.5, "full": 7.0}


@pytest.fixture
def engine(tmp_path, pulse_sinks):
    client = EngineClient(tmp_path / "engine.log")
    client.start(str)  # nobody listens
    yield client
    client.close()


@pytest.mark.parametrize("chain", BARS)
def test_the_engine_plays_for_next_to_nothing(tmp_path, engine, chain, record_property):
    music = tmp_path / "music"
    music.mkdir()
    path = material.flac(music, "pink", 20.0)
    items = tuple(m.PlayItem(number, path) for number in range(1, 8))
    engine.send(m.SetOutput(m.OutputChoice(f"ALSA/test{RATE}")))
    engine.send(m.SetChain(CHAINS[chain]))
    engine.send(m.Load(items))
    with mpd(music, tmp_path, OUTPUT) as yardstick:
        yardstick.update()
        yardstick.play("pink.flac")
        wait_for(lambda: engine.memory.ring.read > 5 * RATE)
        ours, theirs = shares(engine.pid, yardstick.pid)
    memory_mb = rss_mb(Path(f"/proc/{engine.pid}"))
    share, memory = BARS[chain]
    figures = {"engine_percent": ours, "mpd_percent": theirs, "engine_mb": memory_mb}
    for name, value in figures.items():
        record_property(name, round(value, 2))
    assert ours <= max(share, TIMES_MPD[chain] * theirs), figures
    assert memory_mb <= memory, figures


def shares(*pids):
    """CPU time of each process in the same time, in % of a core."""
    processes = [Path(f"/proc/{pid}") for pid in pids]
    before, began = [cpu_s(process) for process in processes], time.monotonic()
    wait_for(lambda: time.monotonic() - began > WATCHED_S)
    elapsed = time.monotonic() - began
    after = [cpu_s(process) for process in processes]
    return [100.0 * (b - a) / elapsed for a, b in zip(before, after, strict=True)]


def wait_for(condition):
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, "it never happens"
        time.sleep(0.05)
