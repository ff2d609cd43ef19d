"""Long playing under stress: who else was held up while the sound had a gap."""

import subprocess
import sys
from contextlib import contextmanager

import numpy as np

_BUSY = """
import json, re
while True:
    sorted(range(400_000), key=lambda n: -n)
    json.loads(json.dumps(list(range(100_000))))
    re.match(r"(a+)+$", "a" * 18 + "b")
"""
_MONITOR = """
import os, sys, time, threading
try:
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(50))
except (PermissionError, AttributeError):
    pass
waiting, stalls, limit_s = threading.Event(), 0, float(sys.argv[1])
threading.Thread(target=lambda: (sys.stdin.read(), waiting.set()), daemon=True).start()
before = time.monotonic()
while not waiting.wait(0.005):
    now = time.monotonic()
    stalls += now - before > limit_s
    before = now
print(stalls)
"""


@contextmanager
def stress(processes=2):
    """Other programs that are always busy."""
    busy = [subprocess.Popen([sys.executable, "-c", _BUSY]) for _ in range(processes)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


class Stalls:
    """Counts how often a thread of the highest rank was held up by the machine itself."""

    def __init__(self, limit_s=0.03):
        words = [sys.executable, "-c", _MONITOR, str(limit_s)]
        self._process = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def count(self):
        """End the watch; return the number."""
        answer, _ = self._process.communicate()
        return int(answer)


def gaps(heard):
    """How many times the sound was interrupted by silence; noise itself is never silent."""
    sounding = np.flatnonzero(heard.any(axis=1))
    return int(np.count_nonzero(np.diff(sounding) > 8)) if len(sounding) else 0
