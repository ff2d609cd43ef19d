"""Who was held up, and when: a thread above all others on each core, looking at its own clock."""

import os
import subprocess
import sys
from dataclasses import dataclass

_MONITOR = """
import os, sys, time
core, limit_s = int(sys.argv[1]), float(sys.argv[2])
try:
    os.sched_setaffinity(0, {core})
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))
    rank = "SCHED_FIFO"
except (PermissionError, AttributeError, OSError):
    rank = "normal"
os.set_blocking(0, False)
print(rank, flush=True)
before = time.monotonic()
while sys.stdin.buffer.read() is None:
    time.sleep(0.005)
    now = time.monotonic()
    if now - before > limit_s:
        print(before, now, flush=True)
    before = now
"""


@dataclass(frozen=True, slots=True)
class Stall:
    """From when until when, seconds of the monotonic clock, a core gave nothing to its monitor."""

    began_s: float
    ended_s: float

    def touches(self, from_s, to_s):
        """Whether it lies within these bounds, be it in part."""
        return self.began_s <= to_s and self.ended_s >= from_s


class StallMonitor:
    """Watches every core this process may use; a stall is longer than the limit.

    Without real-time rights the monitors are as any other process, and are held up more often: so
    is the engine then. `rank` says which it was.
    """

    def __init__(self, limit_s=0.02):
        cores = sorted(os.sched_getaffinity(0))
        self._processes = [self._start(core, limit_s) for core in cores]
        self.rank = {
            process.stdout.readline().decode().strip() for process in self._processes
        }.pop()
        self._said = [b""] * len(cores)
        for process in self._processes:
            os.set_blocking(process.stdout.fileno(), False)

    def _start(self, core, limit_s):
        words = [sys.executable, "-S", "-c", _MONITOR, str(core), str(limit_s)]
        pipe = subprocess.PIPE
        return subprocess.Popen(words, stdin=pipe, stdout=pipe, bufsize=0)

    def so_far(self):
        """Every stall that has ended, in the order of time."""
        for number, process in enumerate(self._processes):
            self._said[number] += process.stdout.read() or b""
        whole = [said[: said.rfind(b"\n") + 1] for said in self._said]
        lines = b"".join(whole).decode().splitlines()
        stalls = [Stall(*map(float, line.split())) for line in lines]
        return sorted(stalls, key=lambda stall: stall.began_s)

    def finish(self):
        """End the watch; return every stall in the order of time."""
        for process in self._processes:
            process.stdin.close()
            process.wait()
        stalls = self.so_far()
        for process in self._processes:
            process.stdout.close()
        return stalls
