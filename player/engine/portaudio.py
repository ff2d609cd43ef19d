"""The sound card, through PortAudio: listing devices and opening them. Nothing else imports it.

Streams are int32 with PortAudio's dither off: its default dither makes 24-bit-only devices silent
and its float path is off by one LSB in half of all samples.
"""

import importlib
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
import sounddevice as sd

from player import VERSION
from player.engine import alsa
from player.engine.messages import Capabilities, Device, OutputChoice, Policy, Sharing
from player.engine.output import (
    MakeRing,
    OpenStream,
    RateRefusedError,
    StreamInfo,
    StreamRequest,
)
from player.engine.priority import urgent_threads
from player.engine.ring import CompiledRing, Frames, Ring
from player.errors import PlayerError

PROBED_RATES = (
    8_000, 11_025, 16_000, 22_050, 32_000, 44_100, 48_000, 88_200, 96_000,
    176_400, 192_000, 352_800, 384_000, 705_600, 768_000,
)  # fmt: skip
_DEPTHS = {16: "int16", 24: "int24", 32: "int32"}
_ALONE_APIS = frozenset({"ASIO", "Windows WDM-KS"})
_UNAVAILABLE, _INVALID_RATE = -9985, -9997


def list_devices() -> list[Device]:
    """List the output devices. The list is frozen when the process first touches PortAudio."""
    return list(_listed("output"))


def list_inputs() -> list[Device]:
    """List what can be recorded from, likewise."""
    return list(_listed("input"))


def _listed(kind: str) -> Iterator[Device]:
    apis = sd.query_hostapis()
    default = _default_index(apis, kind)
    seen: Counter[str] = Counter()
    for entry in sd.query_devices():
        if not entry[f"max_{kind}_channels"]:
            continue
        api = apis[entry["hostapi"]]["name"]
        name = f"{api}/{alsa.stable_name(entry['name']) if api == 'ALSA' else entry['name']}"
        seen[name] += 1
        yield Device(
            index=entry["index"],
            device_id=name if seen[name] == 1 else f"{name}#{seen[name]}",
            name=entry["name"],
            api=api,
            channels=entry[f"max_{kind}_channels"],
            sample_rate=int(entry["default_samplerate"]),
            default=entry["index"] == default,
            sharing=_sharing(api, entry["name"], Policy.STANDARD),
        )


def _default_index(apis: Any, kind: str) -> int:
    """PortAudio's default on Windows is the oldest API there: WASAPI's stands for it."""
    if sys.platform == "win32":
        for api in apis:
            if api["name"] == "Windows WASAPI":
                return int(api[f"default_{kind}_device"])
    return int(sd.default.device[kind])


def _sharing(api: str, name: str, policy: Policy) -> Sharing:
    """Whether others are heard too. Core Audio mixes even where it switches rates for us."""
    match api:
        case "ALSA":
            return alsa.sharing_of(name)
        case "Windows WASAPI" if policy is not Policy.STANDARD:
            return Sharing.ALONE
        case "Core Audio" if policy is not Policy.STANDARD:
            return Sharing.UNKNOWN
        case _:
            return Sharing.ALONE if api in _ALONE_APIS else Sharing.SHARED


def probe(device_id: str) -> Capabilities:
    """Ask a device, taken alone where that is possible, which rates and depths it takes.

    Where a sound server answers, it says what it converts from: nothing of the hardware behind it.
    """
    try:
        device = find_device(device_id)
    except PlayerError:
        return Capabilities(device_id)
    policy = Policy.EXCLUSIVE if device.api == "Windows WASAPI" else Policy.STANDARD
    depths = _depths_to_ask(device)
    answers = {
        (rate, bits): _asked(device, rate, _DEPTHS[bits], policy)
        for rate in PROBED_RATES
        for bits in depths
    }
    if device.sharing is not Sharing.ALONE and policy is Policy.STANDARD:
        answers |= {(rate, bits): answers[rate, 32] for rate in PROBED_RATES for bits in _DEPTHS}
    return Capabilities(
        device.device_id,
        formats=tuple(sorted(form for form, code in answers.items() if code == 0)),
        alone=_sharing(device.api, device.name, policy) is Sharing.ALONE,
        busy=_UNAVAILABLE in answers.values(),
    )


def _depths_to_ask(device: Device) -> tuple[int, ...]:
    """Where a server or a mixer answers, every depth is converted: one stands for all."""
    if device.api == "ALSA" and (listed := alsa.depths_of(device.name)):
        return tuple(bits for bits in _DEPTHS if bits in listed)
    alone = device.sharing is Sharing.ALONE or device.api == "Windows WASAPI"
    return tuple(_DEPTHS) if alone else (32,)


def _asked(device: Device, rate: int, dtype: str, policy: Policy) -> int:
    """PortAudio's answer to a format: 0 is yes."""
    channels = min(2, device.channels)
    settings = host_settings(policy, device.api, probing=True)
    try:
        sd.check_output_settings(device.index, channels, dtype, settings, rate)
    except (sd.PortAudioError, ValueError) as error:
        return int(error.args[1]) if len(error.args) > 1 else -1
    return 0


@cache
def software() -> str:
    """What the sound goes through here, with versions."""
    system = f"{platform.system()} {platform.release()}"
    return f"Galaxia {VERSION}; {sd.get_portaudio_version()[1]}; {system}"


class PortAudioStream:
    """One open output stream."""

    def __init__(
        self, device: Device, stream: Any, ring: Ring, policy: Policy, let_go: Callable[[], None]
    ) -> None:
        self.ring = ring
        self._let_go = let_go
        self._stream = stream
        self.info = StreamInfo(
            name=device.name,
            api=device.api,
            sample_rate=int(stream.samplerate),
            channels=stream.channels,
            latency_ms=stream.latency * 1000,
            device_id=device.device_id,
            policy=policy,
            sharing=_sharing(device.api, device.name, policy),
            software=software(),
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
            with urgent_threads():
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
        self._let_go()


class PortAudioOutput:
    """Opens streams on real devices."""

    def __init__(self) -> None:
        self._reservation: Any = None

    def _claim(self, device: str) -> None:
        """Hardware is asked for first; D-Bus and its 13 MB are loaded for nothing else."""
        if alsa.is_hardware(device):
            module = importlib.import_module("player.engine.reserve")
            self._reservation = self._reservation or module.Reservation()
            self._reservation.take(device)

    def _let_go(self) -> None:
        if self._reservation:
            self._reservation.release()

    def open(self, choice: OutputChoice, request: StreamRequest, make_ring: MakeRing) -> OpenStream:
        """Open the chosen device, or the default one, at the rate asked for."""
        device = _found_or_looked_for(choice.device_id)
        strict = choice.policy is Policy.STRICT
        if strict and _sharing(device.api, device.name, choice.policy) is Sharing.SHARED:
            reason = "other programs play through it too"
            raise _not_exact(device.name, request.sample_rate, reason)
        self._claim(device.name)
        channels = min(max(request.channels, 2), device.channels)
        ring = make_ring(channels)
        try:
            stream = _opened(device, request.sample_rate, channels, choice, ring)
        except (sd.PortAudioError, ValueError) as error:
            self._let_go()
            refused = _refused(device.name, request.sample_rate, error)
            if strict and refused.code == "device.refused":
                refused = _not_exact(device.name, request.sample_rate, refused.details["reason"])
            raise refused from error
        return PortAudioStream(device, stream, ring, choice.policy, self._let_go)


def _opened(device: Device, rate: int, channels: int, choice: OutputChoice, ring: Ring) -> Any:
    """The stream; the threads that a host API starts with it are urgent ones."""
    with urgent_threads():
        return sd._StreamBase(  # noqa: SLF001  documented for libraries that bring a C callback
            "output",
            samplerate=rate,
            blocksize=_block_frames(device.api, rate, choice.latency_ms),
            device=device.index,
            channels=channels,
            dtype="int32",
            latency=choice.latency_ms / 1000,
            dither_off=True,
            clip_off=True,
            extra_settings=host_settings(choice.policy, device.api),
            **_callback(ring),
        )


class Recorder:
    """Records an input device from now on: the far end of a loopback. Not for the engine."""

    def __init__(self, device_id: str, sample_rate: int) -> None:
        device = _found_in(list_inputs(), device_id)
        self._blocks: list[Frames] = []
        try:
            self._stream = sd.InputStream(
                sample_rate,
                device=device.index,
                channels=min(2, device.channels),
                dtype="int32",
                dither_off=True,
                clip_off=True,
                callback=self._take,
            )
            self._stream.start()
        except (sd.PortAudioError, ValueError) as error:
            raise _refused(device.name, sample_rate, error) from error

    def _take(self, block: Frames, frames: int, timing: Any, status: sd.CallbackFlags) -> None:
        del frames, timing, status
        self._blocks.append(block.copy())

    def finish(self) -> Frames:
        """Stop; return everything as `(frames, 2)`, one channel copied to two."""
        self._stream.stop()
        self._stream.close()
        whole = np.concatenate([np.empty((0, self._stream.channels), np.int32), *self._blocks])
        return np.repeat(whole, 2, axis=1) if whole.shape[1] == 1 else whole


def _block_frames(api: str, sample_rate: int, latency_ms: float) -> int:
    """A quarter of ALSA's buffer: told so, its Pulse plugin wakes up half as often; 0 elsewhere."""
    return int(sample_rate * latency_ms / 4000) if api == "ALSA" else 0


def host_settings(policy: Policy, api: str, *, probing: bool = False) -> Any:
    """What a host API must be told for a policy; None where it has no words for it.

    Shared WASAPI refuses any rate but the mixer's unless it may convert. Core Audio is made to
    switch the device's own rate, or to fail: never to resample behind our back.
    """
    alone = policy is not Policy.STANDARD
    match api:
        case "Windows WASAPI":
            return sd.WasapiSettings(
                exclusive=alone, auto_convert=not alone, explicit_sample_format=probing
            )
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


def find_device(device_id: str | None) -> Device:
    """Return the device of this id or name, None being the default one.

    Raises:
        PlayerError: `device.none`, `device.unknown`, or `device.refused` when the list fails.
    """
    try:
        return _find(device_id)
    except sd.PortAudioError as error:
        raise _refused(device_id or "The default device", 0, error) from error


def _found_or_looked_for(device_id: str | None) -> Device:
    """The device; one that was plugged in since is found by starting PortAudio anew.

    No stream may be open. With a JACK server that has died this aborts the process, as any use of
    PortAudio may: the window starts another one.
    """
    follows_the_system = device_id is None and sys.platform != "linux"
    if not follows_the_system:  # on Linux the default device is a name, and the server follows it
        try:
            return find_device(device_id)
        except PlayerError:
            pass
    sd._terminate()  # noqa: SLF001  the only way to a new list
    sd._initialize()  # noqa: SLF001
    return find_device(device_id)


def _find(device_id: str | None) -> Device:
    devices = list_devices()
    if not devices:
        raise PlayerError("device.none")
    if device_id is not None:
        return _found_in(devices, device_id)
    return next((device for device in devices if device.default), devices[0])


def _found_in(devices: list[Device], device_id: str) -> Device:
    for device in devices:
        if device_id in {device.device_id, device.name}:
            return device
    raise PlayerError("device.unknown", device=device_id)


def _not_exact(device: str, sample_rate: int, reason: str) -> PlayerError:
    return PlayerError("device.strict", device=device, sample_rate=sample_rate, reason=reason)


def _refused(device: str, sample_rate: int, error: Exception) -> PlayerError:
    if (holder := alsa.holder_of(device)) is not None:
        return PlayerError("device.busy", device=device, holder=holder)
    reason = str(error.args[0]) if error.args else type(error).__name__
    kind = RateRefusedError if _INVALID_RATE in error.args else PlayerError
    return kind("device.refused", device=device, sample_rate=sample_rate, reason=reason)
