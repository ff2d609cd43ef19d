"""How much memory processes take together, as their proportional share; Linux only."""

import os
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

_LOOK_S = 0.1


def pss_mb(pid):
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    line = next(line for line in text.splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024


def family(pid):
    found = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            found += family(int(child))
    return found


class Peak:
    """The most that was seen."""

    mb = 0.0


@contextmanager
def peak_of_children():
    """Watch all descendants of this process, without itself, while the block runs."""
    peak, over = Peak(), threading.Event()

    def look():
        while not over.wait(_LOOK_S):
            with suppress(OSError):  # one has ended between two looks
                peak.mb = max(peak.mb, sum(map(pss_mb, family(os.getpid())[1:])))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield peak
    finally:
        over.set()
        looking.join()
