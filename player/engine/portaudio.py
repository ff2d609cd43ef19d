"""The sound card, through PortAudio: listing devices and opening them. Nothing else imports it.

Streams are int32 with PortAudio's dither off: its default dither makes 24-bit-only devices silent
and its float path is off by one LSB in half of all samples.
"""

import time
from typing import Any

import sounddevice as sd

from player.engine.messages import Device, OutputChoice, Policy
from player.engine.output import MakeRing, OpenStream, StreamInfo, StreamRequest
from player.engine.ring import CompiledRing, Frames, Ring
from player.errors import PlayerError


def list_devices() -> list[Device]:
    """List the output devices. The list is frozen when the process first touches PortAudio."""
    apis = sd.query_hostapis()
    default = sd.default.device[1]
    return [
        Device(
            index=entry["index"],
            device_id=f"{apis[entry['hostapi']]['name']}/{entry['name']}",
            name=entry["name"],
            api=apis[entry["hostapi"]]["name"],
            channels=entry["max_output_channels"],
            sample_rate=int(entry["default_samplerate"]),
            default=entry["index"] == default,
        )
        for entry in sd.query_devices()
        if entry["max_output_channels"] > 0
    ]


class PortAudioStream:
    """One open output stream."""

    def __init__(self, device: Device, stream: Any, ring: Ring) -> None:
        self.ring = ring
        self._stream = stream
        self.info = StreamInfo(
            name=device.name,
            api=device.api,
            sample_rate=int(stream.samplerate),
            channels=stream.channels,
            latency_ms=stream.latency * 1000,
        )
        self._started = False

    @property
    def alive(self) -> bool:
        """False once PortAudio has given the stream up."""
        try:
            return not self._started or bool(self._stream.active)
        except sd.PortAudioError:
            return False

    def start(self) -> None:
        """Begin to pull."""
        try:
            self._stream.start()
        except sd.PortAudioError as error:
            raise _refused(self.info.name, self.info.sample_rate, error) from error
        self._started = True

    def close(self) -> None:
        """Abort and close; errors of a device that is gone already say nothing new."""
        for release in (self._stream.abort, self._stream.close):
            try:
                release()
            except sd.PortAudioError:
                continue


class PortAudioOutput:
    """Opens streams on real devices."""

    def open(self, choice: OutputChoice, request: StreamRequest, make_ring: MakeRing) -> OpenStream:
        """Open the chosen device, or the default one, at the rate asked for."""
        device = _find_device(choice.device_id)
        channels = min(max(request.channels, 2), device.channels)
        ring = make_ring(channels)
        try:
            stream = sd._StreamBase(  # noqa: SLF001  documented for libraries that bring a C callback
                "output",
                samplerate=request.sample_rate,
                blocksize=0,
                device=device.index,
                channels=channels,
                dtype="int32",
                latency=choice.latency_ms / 1000,
                dither_off=True,
                clip_off=True,
                extra_settings=host_settings(choice.policy, device.api),
                **_callback(ring),
            )
        except (sd.PortAudioError, ValueError) as error:
            raise _refused(device.name, request.sample_rate, error) from error
        return PortAudioStream(device, stream, ring)


def host_settings(policy: Policy, api: str) -> Any:
    """What a host API must be told for a policy; None where it has no words for it.

    Shared WASAPI refuses any rate but the mixer's unless it may convert. Core Audio is made to
    switch the device's own rate, or to fail: never to resample behind our back.
    """
    alone = policy is not Policy.STANDARD
    match api:
        case "Windows WASAPI":
            return sd.WasapiSettings(exclusive=alone, auto_convert=not alone)
        case "Core Audio" if alone:
            return sd.CoreAudioSettings(
                change_device_parameters=True, fail_if_conversion_required=True
            )
        case "Core Audio":
            return sd.CoreAudioSettings(conversion_quality="max")
        case _:
            return None


def _callback(ring: Ring) -> dict[str, Any]:
    if isinstance(ring, CompiledRing):
        return {"callback": ring.callback, "userdata": ring.userdata, "wrap_callback": None}
    return {"callback": _python_callback(ring), "wrap_callback": "array"}


def _python_callback(ring: Ring) -> Any:
    """Where no compiler was at hand: the same pull, from Python."""

    def callback(out: Frames, frames: int, timing: Any, status: sd.CallbackFlags) -> None:
        del frames, timing
        ring.observe(time.monotonic_ns(), underrun=bool(status.output_underflow))
        ring.pull(out)

    return callback


def _find_device(device_id: str | None) -> Device:
    try:
        return _find(device_id)
    except sd.PortAudioError as error:
        raise _refused(device_id or "The default device", 0, error) from error


def _find(device_id: str | None) -> Device:
    devices = list_devices()
    if not devices:
        raise PlayerError("device.none")
    for device in devices:
        if device.default if device_id is None else device_id in {device.device_id, device.name}:
            return device
    if device_id is None:
        return devices[0]
    raise PlayerError("device.unknown", device=device_id)


def _refused(device: str, sample_rate: int, error: Exception) -> PlayerError:
    reason = str(error.args[0]) if error.args else type(error).__name__
    return PlayerError("device.refused", device=device, sample_rate=sample_rate, reason=reason)
