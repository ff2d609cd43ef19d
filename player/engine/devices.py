"""The output devices, listed by a short-lived process: PortAudio freezes its list when it starts.

`python -m player.engine.devices` prints one JSON object a device; `--probe ID...` what these
devices take, one object each.
"""

import importlib
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import msgspec

from player.engine.messages import Capabilities, Device

_PATIENCE_S = 15.0


def list_devices() -> list[Device]:
    """Ask a fresh process what is there now; none when PortAudio is missing or does not answer."""
    return [msgspec.json.decode(line, type=Device) for line in _answer()]


def probe_devices(device_ids: Sequence[str]) -> list[Capabilities]:
    """Ask a fresh process what devices take; none of those that are gone or do not answer."""
    return [
        msgspec.json.decode(line, type=Capabilities) for line in _answer("--probe", *device_ids)
    ]


def probe_device(device_id: str) -> Capabilities:
    """The same for one; nothing when it is gone."""
    return next(iter(probe_devices([device_id])), Capabilities(device_id))


def _answer(*words: str) -> list[bytes]:
    command = [sys.executable, "-m", "player.engine.devices", *words]
    try:
        answer = subprocess.run(  # noqa: S603  our own interpreter and module
            command, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return []
    return answer.stdout.splitlines()


def main() -> None:
    """Print the devices of this machine, or what one of them takes."""
    try:
        portaudio = importlib.import_module("player.engine.portaudio")
    except OSError:  # the library itself is not installed
        return
    if sys.argv[1:2] == ["--probe"]:
        for device_id in sys.argv[2:]:
            _print(portaudio.probe(device_id))
        return
    for device in portaudio.list_devices():
        _print(device)


def _print(value: Any) -> None:
    sys.stdout.buffer.write(msgspec.json.encode(value) + b"\n")


if __name__ == "__main__":
    main()
