"""The devices of this machine; where there is none at all, silence that keeps time."""

from player.engine.messages import OutputChoice
from player.engine.output import MakeRing, OpenStream, SilentOutput, StreamRequest
from player.engine.portaudio import PortAudioOutput
from player.errors import PlayerError


class SystemOutput:
    """PortAudio's devices first. A device that was chosen and is missing is never replaced."""

    def __init__(self) -> None:
        self._devices = PortAudioOutput()
        self._silence = SilentOutput()

    def open(self, choice: OutputChoice, request: StreamRequest, make_ring: MakeRing) -> OpenStream:
        """Open the chosen device, the default one, or silence when the machine has no device."""
        try:
            return self._devices.open(choice, request, make_ring)
        except PlayerError as error:
            if error.code != "device.none":
                raise
            return self._silence.open(choice, request, make_ring)
