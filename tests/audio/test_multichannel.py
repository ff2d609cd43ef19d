"""Six channels on a sink of six loudspeakers: each from its own."""

import os
import subprocess
import sys

import numpy as np
import pytest

from tests.support.engine_bench import write_audio
from tests.support.pulse import capture

pytestmark = [pytest.mark.audio, pytest.mark.slow]

RATE = 48_000
SMPTE = "front-left,front-right,front-center,lfe,rear-left,rear-right"


@pytest.fixture
def six(pulse_sinks, tmp_path, monkeypatch):
    """A sink of six loudspeakers, known to ALSA as "six"."""
    words = ["module-null-sink", f"rate={RATE}", "format=s32le", "channels=6", "norewinds=1"]
    command = ["pactl", "load-module", *words, f"channel_map={SMPTE}", "sink_name=six"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    config = tmp_path / "asound.conf"
    ours = os.environ["ALSA_CONFIG_PATH"]
    config.write_text(f'<{ours}>\npcm.six {{ type pulse device "six" }}\n')
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    yield pulse_sinks
    subprocess.run(["pactl", "unload-module", done.stdout.strip()], check=True)


def test_every_loudspeaker_gets_its_own_channel(six, tmp_path):
    """Steady levels, all different: where one arrives is where it is heard."""
    levels = (np.arange(1, 7) << 24).astype(np.int32)
    path = write_audio(tmp_path / "six.wav", np.tile(levels, (RATE, 1)), RATE)
    command = [sys.executable, "-m", "player", "play", str(path), "--latency", "200"]
    with capture(six, RATE, "six", SMPTE) as recorder:
        done = subprocess.run([*command, "--device", "ALSA/six"], check=False, timeout=60)
    assert done.returncode == 0
    heard = recorder.frames[recorder.frames.any(axis=1)]
    assert len(heard) > RATE // 2
    assert np.array_equal(np.unique(heard, axis=0), levels[np.newaxis])
