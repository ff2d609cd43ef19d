"""What reading a whole server costs the machine that reads it, one JSON line.

`python -m tests.support.sync_figures FOLDER URL USER SECRET`; a secret with gk_ in front is a key.
"""

import json
import sys
import time
from pathlib import Path

from player.service.source import Credentials
from tests.support.device import device


def measured(machine, **how):
    began, spent = time.monotonic(), time.process_time()
    report = machine.sync(**how)
    return {
        "written": report.written,
        "wall_s": round(time.monotonic() - began, 2),
        "cpu_s": round(time.process_time() - spent, 2),
        "rss_mb": most_memory_mb(),
    }


def most_memory_mb():
    """The most this program had in memory; what getrusage says begins with its parent's."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


def main():
    folder, url, user, secret = sys.argv[1:]
    is_key = secret.startswith("gk_")
    credentials = Credentials(user, "" if is_key else secret, api_key=secret if is_key else "")
    with device(Path(folder), url, credentials) as machine:
        first = measured(machine)
        second = measured(machine, whole=True)
        songs = len(machine.ids())
    sys.stdout.write(json.dumps({"first": first, "second": second, "songs": songs}) + "\n")


if __name__ == "__main__":
    main()
