"""MPD as a yardstick: its own database over the same folder, updated and timed."""

import os
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

_CONFIG = """
music_directory "{music}"
db_file "{home}/mpd.db"
log_file "{home}/mpd.log"
bind_to_address "{home}/mpd.sock"
zeroconf_enabled "no"
audio_output {{
  {output}
  name "out"
}}
"""
_SILENT = 'type "null"'
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass
class Update:
    """What one update took."""

    wall_s: float
    cpu_s: float


class Mpd:
    def __init__(self, process, path):
        self._process = process
        self._socket = socket.socket(socket.AF_UNIX)
        for _ in range(400):
            try:
                self._socket.connect(str(path))
                break
            except OSError:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.05)
        self._lines = self._socket.makefile("rw", newline="\n")
        assert self._lines.readline().startswith("OK MPD")

    def ask(self, command):
        self._lines.write(command + "\n")
        self._lines.flush()
        answer = []
        while (line := self._lines.readline().strip()) != "OK":
            assert not line.startswith("ACK"), line
            answer.append(line)
        return answer

    def update(self):
        """Look the whole folder over; blocks."""
        cpu_s, began = self._cpu_s(), time.monotonic()
        self.ask("update")
        while any(line.startswith("updating_db") for line in self.ask("status")):
            self.ask("idle update")
        return Update(time.monotonic() - began, self._cpu_s() - cpu_s)

    @property
    def pid(self):
        return self._process.pid

    def play(self, name):
        """Play one file of the folder, over and over."""
        for command in ("clear", f'add "{name}"', "repeat 1", "play"):
            self.ask(command)
        assert "state: play" in self.ask("status")

    def _cpu_s(self):
        stat = Path(f"/proc/{self._process.pid}/stat").read_text()
        fields = stat.rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def close(self):
        self._lines.close()
        self._socket.close()


@contextmanager
def mpd(music, home, output=_SILENT):
    """Run MPD over a folder; skips the test where it is not installed."""
    if shutil.which("mpd") is None:
        pytest.skip("mpd is not installed")
    config = home / "mpd.conf"
    config.write_text(_CONFIG.format(music=music, home=home, output=output))
    process = subprocess.Popen(["mpd", "--no-daemon", config], stderr=subprocess.DEVNULL)
    try:
        daemon = Mpd(process, home / "mpd.sock")
        yield daemon
        daemon.close()
    finally:
        process.terminate()
        process.wait()
