"""How the sound comes back: the monitor of a sound server's sink, a file, or an input device."""

import importlib
import json
import shutil
import subprocess
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Protocol

import numpy as np

from player.engine import alsa
from player.engine.messages import Device
from player.errors import PlayerError
from player.proof.signature import Frames

_PATIENCE_S = 5.0
_SERVED = frozenset({"pulse", "pipewire"})


class Loopback(Protocol):
    """Hears what a device plays."""

    @property
    def description(self) -> str:
        """How, for the certificate."""
        ...

    def rate_behind(self) -> int | None:
        """The rate that the thing behind us runs at, where it is known."""
        ...

    def begin(self, sample_rate: int) -> None:
        """Listen from now on.

        Raises:
            PlayerError: `proof.no_loopback` when it cannot.
        """
        ...

    def end(self) -> Frames:
        """Listen no more; return what was heard since `begin`, `(frames, 2)` int32."""
        ...


def loopback_for(device: Device, input_id: str | None) -> Loopback:
    """Return a way to hear a device.

    Raises:
        PlayerError: `proof.no_loopback` when there is none.
    """
    if input_id is not None:
        return InputLoopback(input_id)
    if device.api == "ALSA":
        kind = alsa.setting(device.name, "type")
        if kind == "file":
            return FileLoopback(Path(alsa.setting(device.name, "file")))
        if (kind in _SERVED or device.name in {"default", *_SERVED}) and shutil.which("parec"):
            return MonitorLoopback(alsa.setting(device.name, "device"))
    raise PlayerError("proof.no_loopback", device=device.name)


class FileLoopback:
    """ALSA's file plugin writes down what passes it: 32 bits, from the first sample on."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.description = "file"

    def rate_behind(self) -> int | None:
        """Not known: a file has no clock."""
        return None

    def begin(self, sample_rate: int) -> None:
        """The device itself starts the file anew when it is opened."""
        del sample_rate

    def end(self) -> Frames:
        """Read it."""
        try:
            return _frames(self._path.read_bytes())
        except OSError as error:
            raise PlayerError("proof.no_loopback", device=str(self._path)) from error


@dataclass(frozen=True, slots=True)
class Sink:
    """A sink as the server describes it."""

    name: str
    sample_rate: int


class MonitorLoopback:
    """What a PulseAudio or PipeWire sink plays, recorded at the sink's own rate."""

    def __init__(self, sink_name: str) -> None:
        self._sink = _sink(sink_name)
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: _Reader | None = None
        self.description = f"monitor {self._sink.name}"

    def rate_behind(self) -> int | None:
        """The sink's rate, asked anew: a server may switch it."""
        return _sink(self._sink.name).sample_rate

    def begin(self, sample_rate: int) -> None:
        """Start the recorder and wait until it hears."""
        del sample_rate
        self._sink = _sink(self._sink.name)
        command = ["parec", "-d", f"{self._sink.name}.monitor", "--format=s32le", "--raw"]
        command += [f"--rate={self._sink.sample_rate}", "--channels=2", "--latency-msec=100"]
        self._process = subprocess.Popen(  # noqa: S603  a program of the sound server's own
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout is not None  # noqa: S101  asked for above
        self._reader = _Reader(self._process.stdout)
        if not self._reader.heard.wait(_PATIENCE_S):
            self.end()
            raise PlayerError("proof.no_loopback", device=self._sink.name)

    def end(self) -> Frames:
        """Stop the recorder."""
        if self._process is None or self._reader is None:
            return _frames(b"")
        self._reader.wait_for_more()
        self._process.terminate()
        data = self._reader.finish()
        self._process.wait()
        self._process = self._reader = None
        return _frames(data)


class InputLoopback:
    """An input device at the other end of a cable, real or virtual."""

    def __init__(self, device_id: str) -> None:
        self._device_id = device_id
        self._recorder: Any = None
        self.description = f"input {device_id}"

    def rate_behind(self) -> int | None:
        """Not known."""
        return None

    def begin(self, sample_rate: int) -> None:
        """Open the input at the rate that will be played."""
        portaudio = importlib.import_module("player.engine.portaudio")
        self._recorder = portaudio.Recorder(self._device_id, sample_rate)

    def end(self) -> Frames:
        """Close it."""
        recorded: Frames = self._recorder.finish()
        return recorded


class _Reader:
    """Collects what a recorder writes, on a thread of its own."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._pieces: list[bytes] = []
        self.heard = threading.Event()
        self._more = threading.Event()
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        while piece := self._stream.read1(1 << 16):  # type: ignore[attr-defined]
            self._pieces.append(piece)
            self.heard.set()
            self._more.set()

    def wait_for_more(self) -> None:
        """Wait for the two blocks that are on their way."""
        for _ in range(3):
            self._more.clear()
            self._more.wait(1.0)

    def finish(self) -> bytes:
        """Everything, once the recorder has ended."""
        self._thread.join(_PATIENCE_S)
        with suppress(OSError):
            self._stream.close()
        return b"".join(self._pieces)


def _frames(data: bytes) -> Frames:
    return np.frombuffer(data[: len(data) - len(data) % 8], "<i4").reshape(-1, 2)


def _sink(name: str) -> Sink:
    """The sink of this name, or the default one.

    Raises:
        PlayerError: `proof.no_loopback` when the server does not know it, or does not answer.
    """
    wanted = name or str(_ask("info").get("default_sink_name", ""))
    for sink in _ask("list", "sinks"):
        if sink["name"] == wanted:
            return Sink(wanted, int(sink["sample_specification"].split()[-1].removesuffix("Hz")))
    raise PlayerError("proof.no_loopback", device=name or "default")


def _ask(*words: str) -> Any:
    command = ["pactl", "--format=json", *words]
    try:
        answer = subprocess.run(  # noqa: S603  a program of the sound server's own
            command, capture_output=True, timeout=_PATIENCE_S, check=True
        )
        return json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}
