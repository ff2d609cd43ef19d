"""A private JACK server without a card, and what is heard at its end: hard deadlines for anyone."""

import os
import shutil
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile

DEVICE = "JACK Audio Connection Kit/system"
_PATIENCE_S = 20.0
_PORTS = ("system:playback_1", "system:playback_2")


def skip_without_rights():
    """JACK's deadlines mean something only where its threads may be real-time ones."""
    missing = [name for name in ("jackd", "jack_capture", "jack_lsp") if not shutil.which(name)]
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(1))
    except PermissionError:
        pytest.skip("no right to real-time threads")
    os.sched_setscheduler(0, os.SCHED_OTHER, os.sched_param(0))


@contextmanager
def jack_server(name, sample_rate, period_frames):
    """Run the server; its clients find it by JACK_DEFAULT_SERVER, which the caller sets."""
    words = ["jackd", "-R", "-P", "60", "-m", "-n", name, "-d", "dummy", "-r", str(sample_rate)]
    words += ["-p", str(period_frames), "-C", "2", "-P", "2"]
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _until(lambda: all(port in _listed() for port in _PORTS), process)
        yield
    finally:
        process.terminate()
        process.wait()
        for left in Path("/dev", "shm").glob(f"jack*{name}*"):
            shutil.rmtree(left) if left.is_dir() else left.unlink()


@contextmanager
def jack_recorder(path):
    """Record what the server's card would play, from before the block until after it."""
    words = ["jack_capture", "-f", "wav", "-b", "FLOAT", "-c", "2", "-dc", "-ns", "-B", "4"]
    for port in _PORTS:
        words += ["-p", port]
    process = subprocess.Popen(
        [*words, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _until(lambda: "jack_capture" in _listed(), process)
        _until(lambda: path.exists() and path.stat().st_size > 100_000, process)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        process.wait()


def recorded(path):
    """The recording as int32: JACK's floats hold 24 bits exactly."""
    floats, _ = soundfile.read(path, dtype="float64", always_2d=True)
    return np.rint(floats * 2.0**31).clip(-(2.0**31), 2**31 - 1).astype(np.int32)


def _listed():
    return subprocess.run(["jack_lsp"], check=False, capture_output=True, text=True).stdout


def _until(condition, process):
    deadline = time.monotonic() + _PATIENCE_S
    while not condition():
        assert process.poll() is None, f"{process.args[0]} ended by itself"
        assert time.monotonic() < deadline, f"{process.args[0]} is not ready"
        time.sleep(0.1)
