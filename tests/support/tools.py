"""Other people's programs as witnesses; a test that needs a missing one skips and says so."""

import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest


def needs(program):
    return pytest.mark.skipif(not shutil.which(program), reason=f"{program} is not installed")


def ffmpeg_filtered(block, sample_rate, filters):
    """Return a float64 `(2, frames)` block after ffmpeg's audio filters."""
    raw = ["-f", "f64le", "-ar", str(sample_rate), "-ac", "2"]
    command = ["ffmpeg", "-nostdin", "-v", "error", *raw, "-i", "pipe:0"]
    command += ["-af", filters, *raw, "pipe:1"]
    done = subprocess.run(
        command, input=np.ascontiguousarray(block.T).tobytes(), capture_output=True, check=True
    )
    return np.frombuffer(done.stdout).reshape(-1, 2).T


def sox_filtered(block, sample_rate, effects):
    """Return a block after sox effects; sox works in 32-bit integers."""
    raw = ["-t", "f64", "-r", str(sample_rate), "-c", "2"]
    command = ["sox", "-D", *raw, "-", *raw, "-", *effects]
    done = subprocess.run(
        command, input=np.ascontiguousarray(block.T).tobytes(), capture_output=True, check=True
    )
    return np.frombuffer(done.stdout).reshape(-1, 2).T


def generator(name):
    """Where a generator of test libraries is: not part of this repository."""
    beside = Path(__file__).parents[3] / "shared" / "tools"
    return Path(os.environ.get("GALAXIA_TOOLS", beside)) / name
