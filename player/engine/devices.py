"""The output devices, listed by a short-lived process: PortAudio freezes its list when it starts.

`python -m player.engine.devices` prints one JSON object a device.
"""

import importlib
import subprocess
import sys

import msgspec

from player.engine.messages import Device

_PATIENCE_S = 15.0


def list_devices() -> list[Device]:
    """Ask a fresh process what is there now; none when PortAudio is missing or does not answer."""
    words = [sys.executable, "-m", "player.engine.devices"]
    try:
        answer = subprocess.run(  # noqa: S603  our own interpreter and module
            words, capture_output=True, timeout=_PATIENCE_S, check=False
        )
    except (subprocess.TimeoutExpired, OSError):
        return []
    lines = answer.stdout.splitlines()
    return [msgspec.json.decode(line, type=Device) for line in lines]


def main() -> None:
    """Print the devices of this machine."""
    try:
        portaudio = importlib.import_module("player.engine.portaudio")
    except OSError:  # the library itself is not installed
        return
    for device in portaudio.list_devices():
        sys.stdout.buffer.write(msgspec.json.encode(device) + b"\n")


if __name__ == "__main__":
    main()
