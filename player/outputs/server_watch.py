"""Hears from a PulseAudio or PipeWire server what PortAudio never says: devices, default, moves."""

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Callable
from enum import Enum, auto
from typing import Any

from msgspec import Struct

_PATIENCE_S = 3.0


class ServerChange(Enum):
    """What has become different."""

    DEVICES = auto()
    MOVED = auto()
    """Our stream plays on another sink."""
    PROFILE = auto()
    """Our sink runs at another rate or depth: a headset that takes a call, say."""


class SinkFormat(Struct, frozen=True):
    """What the sink that our stream plays on runs at; zeros while none does, or nobody says."""

    sample_rate: int = 0
    bits: int = 0
    channels: int = 0


Tell = Callable[[ServerChange | SinkFormat], None]


def _nobody(news: ServerChange | SinkFormat) -> None:
    """Listens until somebody does."""
    del news


class _Place(Struct, frozen=True):
    """Our stream, the sink it plays on, and that sink's format."""

    stream: int
    sink: int
    format: str


class ServerWatch:
    """Listens to the server through `pactl subscribe`; without the program nothing is heard.

    Args:
        engine_pid: The process whose stream is ours, None when it is this one.
    """

    def __init__(self, engine_pid: Callable[[], int | None]) -> None:
        self._engine_pid = engine_pid
        self._tell: Tell = _nobody
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._place: _Place | None = None
        self._closed = False

    def listen(self, tell: Tell) -> None:
        """Have changes told, on a thread of the watch's own."""
        self._tell = tell
        self.ensure()

    def ensure(self) -> None:
        """Listen again where a server that was gone may be back."""
        alive = self._thread is not None and self._thread.is_alive()
        if alive or self._closed or not shutil.which("pactl"):
            return
        self._thread = threading.Thread(target=self._run, name="server watch", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Listen no more."""
        self._closed = True
        if (process := self._process) is not None:  # its thread lets go of it when it ends
            process.kill()
        if self._thread:
            self._thread.join()

    def _run(self) -> None:
        with subprocess.Popen(
            ["pactl", "subscribe"],  # noqa: S607  wherever the system keeps it
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            self._process = process
            if self._closed:  # meanwhile, and nobody had a process to end
                process.kill()
            assert process.stdout is not None  # noqa: S101  asked for above
            self._compare()
            for number, line in enumerate(process.stdout):
                if number == 0:  # a stream may have begun before the server told us anything
                    self._compare()
                self._heard(line.decode("utf-8", "replace"))
            process.kill()
        self._process = None

    def _heard(self, line: str) -> None:
        what = line.split()[3:4]  # Event 'new' on sink #5
        if what in (["sink"], ["server"], ["card"]):
            self._tell(ServerChange.DEVICES)
        if what in (["sink"], ["sink-input"]):
            self._compare()

    def _compare(self) -> None:
        """A stream that is new is where it belongs; one that was here before has been moved."""
        before, now = self._place, self._where()
        if before is not None and now is not None and now.stream == before.stream and now != before:
            # two questions: between them that stream may have ended, and its sink followed the next
            now = self._where()
        if now is not None and not now.format:
            return  # its sink is going: where it comes to is the next thing to be heard
        self._place = now
        if now != before:
            self._tell(sink_format(now.format) if now else SinkFormat())
        if before is None or now is None or now == before or now.stream != before.stream:
            return
        self._tell(ServerChange.PROFILE if now.sink == before.sink else ServerChange.MOVED)

    def _where(self) -> _Place | None:
        """None while no stream is open."""
        pid = str(self._engine_pid() or "")
        for stream in _ask("sink-inputs"):
            if stream.get("properties", {}).get("application.process.id") == pid:
                sinks = {sink["index"]: sink for sink in _ask("sinks")}
                sink = sinks.get(stream["sink"], {})
                spec = str(sink.get("sample_specification", ""))
                return _Place(stream["index"], stream["sink"], spec)
        return None


def sink_format(specification: str) -> SinkFormat:
    """Read "s32le 2ch 96000Hz"; floats of 32 bits hold integers of 24."""
    match = re.fullmatch(r"(s|u|float)(\d+)\S* (\d+)ch (\d+)Hz", specification)
    if match is None:
        return SinkFormat()
    kind, bits, channels, rate = match.groups()
    return SinkFormat(int(rate), 24 if kind == "float" else int(bits), int(channels))


def _ask(what: str) -> Any:
    try:
        answer = subprocess.run(  # noqa: S603  a program of the sound server's own
            ["pactl", "--format=json", "list", what],  # noqa: S607
            capture_output=True,
            timeout=_PATIENCE_S,
            check=True,
        )
        return json.loads(answer.stdout)
    except (OSError, subprocess.SubprocessError, ValueError):
        return []
