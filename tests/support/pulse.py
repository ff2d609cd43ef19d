"""A private sound server whose sinks can be heard back sample by sample.

PulseAudio with one 32-bit null sink a rate: volume 100 %, no resampling, no shared memory, and
`norewinds=1`, without which the sink renders two seconds ahead and its monitor loses blocks. The
`tap` devices write to a file what they pass on, from sample 0. Measured in the design notes: exact
at every rate from 44.1 to 384 kHz.
"""

import mmap
import os
import select
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

Frames = npt.NDArray[np.int32]
"""int32 `(frames, channels)`, as the device gets it."""

RATES = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 384_000)
CHANNELS = 2
_PROGRAMS = ("pulseaudio", "parec", "pactl")
_LEAD_S = 1.0
_TAIL_S = 1.0
_PATIENCE_S = 20.0
_NEAR_S = 5.0
_LOOK_S = 0.01


def missing_programs() -> list[str]:
    """What must be installed before `start` can work."""
    return [name for name in _PROGRAMS if not shutil.which(name)]


@dataclass(frozen=True, slots=True)
class PulseServer:
    """A running server. Processes that shall hear it are started with `environ`.

    PortAudio lists its devices once: `environ` must be set before sounddevice is imported, so play
    from an engine process or a command, never from the test's own process. Device names are
    `test192000` (to the sink), `tap192000` (to `tap_file` and the sink) and `fast` (to `fast_file`,
    as fast as it is fed).
    """

    directory: Path
    pid: int

    @property
    def environ(self) -> dict[str, str]:
        """What to add to a process's environment."""
        return _environ(self.directory)

    def tap_file(self, sample_rate: int) -> Path:
        """Where `tap<rate>` writes: raw, in the format of its stream."""
        return self.directory / f"tap{sample_rate}.raw"

    @property
    def fast_file(self) -> Path:
        """Where `fast` writes."""
        return self.directory / "fast.raw"

    def stop(self) -> None:
        """End this server, and no other, and wait until it is gone."""
        gone = os.pidfd_open(self.pid)
        try:
            os.kill(self.pid, signal.SIGTERM)
            if not select.select([gone], [], [], 5.0)[0]:
                os.kill(self.pid, signal.SIGKILL)
        finally:
            os.close(gone)


def start(directory: Path, *words: str) -> PulseServer:
    """Start a server that keeps everything in an empty directory of a short path.

    The command returns when the sinks are there: PulseAudio's own fork waits for them. `words` are
    further options of it.
    """
    directory.chmod(0o700)
    script = directory / "galaxia.pa"
    script.write_text(_server_script(), encoding="utf-8")
    (directory / "asound.conf").write_text(_alsa_config(directory), encoding="utf-8")
    command = ["pulseaudio", "-n", "-F", str(script), "--daemonize=yes", "--exit-idle-time=-1"]
    command += ["--disable-shm=yes", f"--log-target=file:{directory / 'pulse.log'}", *words]
    environ = os.environ | _environ(directory)
    subprocess.run(command, env=environ, check=True, capture_output=True, timeout=_PATIENCE_S)
    pid = int((directory / "pulse" / "pid").read_text(encoding="utf-8"))
    _prefer(pid)
    return PulseServer(directory, pid)


def _environ(directory: Path) -> dict[str, str]:
    return {
        "XDG_RUNTIME_DIR": str(directory),
        "PULSE_RUNTIME_PATH": str(directory / "pulse"),
        "PULSE_STATE_PATH": str(directory / "state"),
        "PULSE_COOKIE": str(directory / "cookie"),
        "PULSE_SERVER": f"unix:{directory / 'pulse' / 'native'}",
        "ALSA_CONFIG_PATH": str(directory / "asound.conf"),
    }


def _server_script() -> str:
    sinks = [
        f"load-module module-null-sink sink_name=s{rate} rate={rate} format=s32le "
        f"channels={CHANNELS} norewinds=1"
        for rate in RATES
    ]
    lines = ["load-module module-native-protocol-unix", *sinks, "set-default-sink s192000"]
    return "\n".join(lines) + "\n"


def _alsa_config(directory: Path) -> str:
    lines = ["</usr/share/alsa/alsa.conf>"]
    for rate in RATES:
        tap = directory / f"tap{rate}.raw"
        lines += [
            f'pcm.test{rate} {{ type pulse device "s{rate}" }}',
            f'pcm.tap{rate} {{ type file slave.pcm "test{rate}" file "{tap}" format "raw" }}',
        ]
    fast = directory / "fast.raw"
    lines.append(f'pcm.fast {{ type file slave.pcm "null" file "{fast}" format "raw" }}')
    return "\n".join(lines) + "\n"


class Recorder:
    """What a sink plays, from a second before the test until a second after it.

    It lies in a file without a name, written by the recording program itself: half an hour at
    192 kHz is 3 GB, and a pipe to a process that is held up loses sound.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], file: int, channels: int = CHANNELS
    ) -> None:
        self._process, self._file, self._channels = process, file, channels
        self._size = 0
        self._whole: Frames | None = None
        self._arrivals: list[tuple[float, int]] = []
        self._grown = threading.Condition()
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, name="recorder")
        self._watcher.start()

    def _watch(self) -> None:
        """Note how the file grows. What writes it waits for nobody: this process may be held up."""
        while not self._over.wait(_LOOK_S):
            self._look()

    def _look(self) -> None:
        size = os.fstat(self._file).st_size
        with self._grown:
            if size != self._size:
                self._size = size
                self._arrivals.append((time.monotonic(), size // (4 * self._channels)))
                self._grown.notify_all()

    def wait_for(self, frames: int) -> None:
        """Wait until this many more frames have come."""
        with self._grown:
            goal = self._size + frames * 4 * self._channels
            if not self._grown.wait_for(lambda: self._size >= goal, timeout=_PATIENCE_S):
                raise TimeoutError(f"the recorder got {self._size} of {goal} bytes")

    def stop(self) -> None:
        """End the recording; `frames` is complete after it."""
        self._process.terminate()
        self._process.wait()
        self._over.set()
        self._watcher.join()
        self._look()
        self._whole = self.frames
        os.close(self._file)

    @property
    def frames(self) -> Frames:
        """Everything so far, silence before and after included."""
        if self._whole is not None:
            return self._whole
        with self._grown:
            samples = self._size // (4 * self._channels) * self._channels
        if not samples:
            return np.empty((0, self._channels), np.int32)
        pages = mmap.mmap(self._file, 0, prot=mmap.PROT_READ)
        return np.frombuffer(pages, "<i4", samples).reshape(-1, self._channels)

    def heard_at_s(self, frame: int, sample_rate: int) -> float:
        """When the sink played a frame, monotonic seconds, at most a tenth of a second too late.

        Frames come in bundles: the quickest delivery of the seconds around it is what counts.
        """
        near = [
            time_s - (count - frame) / sample_rate
            for time_s, count in self._arrivals
            if abs(count - frame) < _NEAR_S * sample_rate
        ]
        return min(near)


@contextmanager
def capture(
    server: PulseServer,
    sample_rate: int,
    sink: str = "",
    channel_map: str = "front-left,front-right",
) -> Iterator[Recorder]:
    """Record the sink of this rate, or another one, around what the block plays."""
    channels = channel_map.count(",") + 1
    command = ["parec", "-d", f"{sink or f's{sample_rate}'}.monitor", "--format=s32le", "--raw"]
    command += [f"--rate={sample_rate}", f"--channels={channels}", "--latency-msec=400"]
    command.append(f"--channel-map={channel_map}")
    environ = os.environ | server.environ
    file, name = tempfile.mkstemp(prefix="galaxia-recorded-")
    Path(name).unlink()
    process = subprocess.Popen(command, env=environ, stdout=file)
    _prefer(process.pid)
    recorder = Recorder(process, file, channels)
    try:
        recorder.wait_for(round(_LEAD_S * sample_rate))
        yield recorder
        recorder.wait_for(round(_TAIL_S * sample_rate))
    finally:
        recorder.stop()


def _prefer(pid: int) -> None:
    """On a busy machine it is the recorder that loses sound: let it go first where we may.

    Server and recorder stand for a sound card, and a sound card does not wait for a processor.
    """
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, pid, -15)
        os.sched_setscheduler(pid, os.SCHED_FIFO, os.sched_param(20))


def align(captured: Frames, reference: Frames) -> int | None:
    """Return the frame at which all of `reference` lies in `captured`, or None.

    Candidates are the places of one loud frame and its neighbours; silence would be everywhere.
    """
    for start in _candidates(captured, reference):
        if np.array_equal(captured[start : start + len(reference)], reference):
            return start
    return None


def describe_difference(captured: Frames, reference: Frames) -> str:
    """Say where the best candidate goes astray: for the message of a failed test."""
    starts = _candidates(captured, reference)
    if not starts:
        loud = int(np.count_nonzero(captured.any(axis=1)))
        return f"no beginning found; {loud} of {len(captured)} captured frames are not silent"
    lengths = [_equal_frames(captured[start:], reference) for start in starts]
    best = int(np.argmax(lengths))
    return f"from captured frame {starts[best]} only {lengths[best]} of {len(reference)} are equal"


def _candidates(captured: Frames, reference: Frames) -> list[int]:
    """Places where the 16 frames around the reference's first loud one are found."""
    loud = np.flatnonzero(reference.any(axis=1))
    if not len(loud):
        raise ValueError("silence cannot be aligned")
    first = int(loud[0])
    window = reference[first : first + 16]
    hits = np.flatnonzero((captured[first:] == window[0]).all(axis=1))
    same = (hit for hit in hits if _equal_frames(captured[hit + first :], window) == len(window))
    return [int(hit) for hit in same]


def _equal_frames(captured: Frames, reference: Frames) -> int:
    """How many frames are equal before the first that is not."""
    shared = min(len(captured), len(reference))
    wrong = np.flatnonzero((captured[:shared] != reference[:shared]).any(axis=1))
    return int(wrong[0]) if len(wrong) else shared
