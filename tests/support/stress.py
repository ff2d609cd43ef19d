"""Everything a machine may be busy with while it plays, all of it at once."""

import os
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager, suppress

from tests.support.engine_bench import noise, write_audio

_BUSY = """
import json, os, re
parent = os.getppid()
while os.getppid() == parent:
    sorted(range(400_000), key=lambda n: -n)
    json.loads(json.dumps(list(range(100_000))))
    re.match(r"(a+)+$", "a" * 18 + "b")
"""
_AGAIN_AND_AGAIN = """
import os, subprocess, sys
parent = os.getppid()
while os.getppid() == parent:
    done = subprocess.run([sys.executable, "-m", "player", *sys.argv[2:]], capture_output=True)
    assert done.returncode == 0, done.stderr
    if sys.argv[1] != "-":
        os.unlink(sys.argv[1])
"""
_FILES = 150


@contextmanager
def busy_processes(count=2):
    """Other programs that are always busy."""
    with ExitStack() as stack:
        for _ in range(count):
            stack.enter_context(_running(_BUSY))
        yield


@contextmanager
def everything_at_once(folder):
    """Both cores busy, a library scanned and music analysed, again and again."""
    library, music = folder / "stress.db", folder / "stress"
    music.mkdir()
    for number in range(_FILES):
        write_audio(music / f"{number}.flac", noise(44_100, 22_050, seed=number), 44_100)
    long = write_audio(folder / "analysed.flac", noise(96_000, 96_000 * 20), 96_000)
    with (
        busy_processes(),
        _running(_AGAIN_AND_AGAIN, str(library), "scan", str(music), "--db", str(library)),
        _running(_AGAIN_AND_AGAIN, "-", "measure", str(long)),
    ):
        yield


@contextmanager
def _running(program, *words):
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words], stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
        assert process.poll() is None, f"the stress ended by itself: {words}"
    finally:
        _end_group(process)


def _end_group(process):
    """It and whatever it has begun."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
