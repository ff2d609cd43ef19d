"""The devices of this machine; where there is none at all, silence that keeps time."""

import importlib

from player.engine.messages import OutputChoice
from player.engine.output import MakeRing, OpenStream, Output, SilentOutput, StreamRequest
from player.errors import PlayerError


class SystemOutput:
    """PortAudio's devices first. A device that was chosen and is missing is never replaced."""

    def __init__(self) -> None:
        self._silence = SilentOutput()
        self._devices = _portaudio()

    def open(self, choice: OutputChoice, request: StreamRequest, make_ring: MakeRing) -> OpenStream:
        """Open the chosen device, the default one, or silence when the machine has no device."""
        if self._devices is None:
            return self._silence.open(choice, request, make_ring)
        try:
            return self._devices.open(choice, request, make_ring)
        except PlayerError as error:
            if error.code != "device.none":
                raise
            return self._silence.open(choice, request, make_ring)


def _portaudio() -> Output | None:
    """The real devices, or None when the PortAudio library is not installed."""
    try:
        module = importlib.import_module("player.engine.portaudio")
    except OSError:
        return None
    output: Output = module.PortAudioOutput()
    return output
