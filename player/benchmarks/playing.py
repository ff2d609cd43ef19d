"""The engine process while it plays 24/192 on this machine's device: CPU, memory, reactions."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from player.benchmarks import material
from player.benchmarks.result import Result
from player.engine import messages as m
from player.engine.client import EngineClient
from player.errors import PlayerError

_SECONDS, _WATCHED_S, _SETTLED_S = 30.0, 30.0, 4.0
_PATIENCE_S, _LOOK_S = 20.0, 0.001


def measure(folder: Path) -> Iterator[Result]:
    """Start an engine, play, watch it, seek, skip.

    Raises:
        PlayerError: `engine.failed` when no sound comes.
    """
    tracks = [material.flac(folder, name, _SECONDS) for name in ("one", "two")]
    started = time.monotonic()
    client = EngineClient(folder / "engine.log")
    client.start(_nothing)
    try:
        client.send(m.Load((m.PlayItem(1, tracks[0]), m.PlayItem(3, tracks[1]))))
        _until(lambda: client.memory.ring.read > 0)
        yield Result("cold start to sound", time.monotonic() - started, "s", bar=1.0)
        yield from _watched(client)
        yield Result("seek to sound", _heard_after(client, m.Seek(15.0)), "ms", bar=80.0)
        skip = m.Load((m.PlayItem(2, tracks[1]),))
        yield Result("next track to sound", _heard_after(client, skip), "ms", bar=100.0)
    finally:
        client.close()


def _nothing(event: m.Event) -> None:
    """What the engine says is read from its memory."""
    del event


def _watched(client: EngineClient) -> Iterator[Result]:
    """CPU and memory, where the system shows another process's."""
    process = Path(f"/proc/{client.pid}")
    if not process.exists():
        return
    _wait(_SETTLED_S)
    before_s, started = cpu_s(process), time.monotonic()
    _wait(_WATCHED_S)
    share = (cpu_s(process) - before_s) / (time.monotonic() - started)
    yield Result("engine playing 24/192", share * 100.0, "% of a core", bar=1.5)
    yield Result("engine memory before any DSP", rss_mb(process), "MB", bar=70.0)


def _heard_after(client: EngineClient, command: m.Command) -> float:
    """Milliseconds from a command to its first frame at the ear."""
    ring = client.memory.ring
    before, started = int(ring.flush_to), time.monotonic()
    client.send(command)
    _until(lambda: ring.flush_to != before and ring.read > ring.flush_to)
    latency_s = int(client.memory.latency_frames) / material.RATE
    return (time.monotonic() - started + latency_s) * 1000.0


def cpu_s(process: Path) -> float:
    """What all threads of a process under /proc have run, seconds.

    The scheduler's own nanoseconds: its ticks miss what sleeps before the next one.
    """
    return (
        sum(int((thread / "schedstat").read_text().split()[0]) for thread in process.glob("task/*"))
        / 1e9
    )


def rss_mb(process: Path) -> float:
    """What a process under /proc keeps in memory."""
    lines = (process / "status").read_text().splitlines()
    kilobytes = next(line.split()[1] for line in lines if line.startswith("VmRSS"))
    return int(kilobytes) / 1024.0


def _until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > deadline:
            raise PlayerError("engine.failed", reason=f"no sound within {_PATIENCE_S:g} s")
        _wait(_LOOK_S)


def _wait(seconds: float) -> None:
    threading.Event().wait(seconds)
