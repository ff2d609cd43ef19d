"""The devices of this machine and the one that plays."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace

from player.engine.devices import list_devices, probe_device
from player.engine.messages import Capabilities, Device, OutputChoice
from player.outputs.choice import CAREFUL_DB, choice_of, remembered, start_db
from player.playback import Playback
from player.settings.schema import (
    DeviceSettings,
    OutputPolicy,
    OutputSettings,
    RatePolicy,
    Settings,
    VolumePolicy,
)
from player.settings.store import SettingsStore


@dataclass(frozen=True, slots=True)
class DeviceList:
    """What is known of the devices; `listing` while a new list is being made."""

    devices: tuple[Device, ...] = ()
    capabilities: tuple[Capabilities, ...] = ()
    listing: bool = False

    def takes(self, device_id: str) -> Capabilities | None:
        """What a device takes, None where it was not probed yet."""
        return next((c for c in self.capabilities if c.device_id == device_id), None)


Listener = Callable[[DeviceList], None]


def _limits_of(output: OutputSettings) -> tuple[float, bool]:
    """The ceiling of the chosen device, dB, and whether its volume is fixed: in Strict it is."""
    profile = output.on(output.device or "")
    strict = output.policy is OutputPolicy.STRICT
    return profile.ceiling_db, strict or profile.volume_policy is VolumePolicy.FIXED


class Outputs:
    """Lists devices, and carries the output settings over to the engine.

    Verbs that change settings belong to the thread that built the session.

    Args:
        settings: Where choices are kept.
        playback: What plays.
        lister: Lists the devices; takes half a second, runs on a thread of its own.
        prober: Finds out what a device takes; the same.
    """

    def __init__(
        self,
        settings: SettingsStore,
        playback: Playback,
        lister: Callable[[], list[Device]] = list_devices,
        prober: Callable[[str], Capabilities] = probe_device,
    ) -> None:
        self._settings, self._playback = settings, playback
        self._lister, self._prober = lister, prober
        self._applied = settings.settings.output
        self._started_at_db = playback.state.volume_db
        self._level_device = self._applied.device or ""
        self._least_latency_ms = 0.0
        self._known = DeviceList()
        self._changing = threading.Lock()
        self._listeners: list[Listener] = []
        self._threads: list[threading.Thread] = []
        self._unlisten = settings.listen(self._settings_changed)

    @property
    def known(self) -> DeviceList:
        """The devices as last listed."""
        return self._known

    @property
    def chosen(self) -> OutputSettings:
        """What the listener chose."""
        return self._settings.settings.output

    @property
    def level_device(self) -> str:
        """The device whose volume the slider's is; empty for the system's default."""
        return self._level_device

    @property
    def _usual_db(self) -> float:
        """The volume apart from what an album has of its own."""
        state = self._playback.state
        return state.volume_db if state.usual_volume_db is None else state.usual_volume_db

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have every change of `known` told, on any thread; call the result to end it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self) -> None:
        """Play where, how and as loud as it was left."""
        self._playback.set_output(self._choice(self._applied))
        self._set_level(self._applied, self._applied.device)

    def close(self) -> None:
        """Keep the volume, end the threads."""
        self._keep_volume()
        self._unlisten()
        for thread in self._threads:
            thread.join()

    # Verbs of the listener

    def choose(self, device_id: str | None) -> None:
        """Play there from now on, never louder than it was last; None follows the system."""
        kept = remembered(self.chosen, self.chosen.device, self._usual_db)
        if device_id == self.chosen.device:  # the music may have moved away from it
            self._playback.set_output(self._choice(self.chosen))
        self._change(replace(kept, device=device_id))

    def set_policy(self, policy: OutputPolicy) -> None:
        """Share the device, take it alone, or take it alone and never convert."""
        self._change(replace(self.chosen, policy=policy))

    def set_rate_policy(self, policy: RatePolicy, fixed_rate_hz: int | None = None) -> None:
        """Choose which rate the device runs at."""
        rate = fixed_rate_hz or self.chosen.fixed_rate_hz
        self._change(replace(self.chosen, rate_policy=policy, fixed_rate_hz=rate))

    def set_profile(self, device_id: str | None, profile: DeviceSettings) -> None:
        """Keep something else for a device; None is the system's default."""
        devices = {**self.chosen.devices, device_id or "": profile}
        self._change(replace(self.chosen, devices=devices))

    def play_on_default(self, *, play: bool) -> None:
        """Play on the system's default device for now, quietly if it is new; from any thread.

        What the listener chose stays chosen.
        """
        default = replace(self.chosen, device=None)
        now_db = self._usual_db
        quiet_db = now_db if "" in default.devices else min(now_db, CAREFUL_DB)
        self._level_device = ""
        self._set_limits(default, None)
        self._playback.begin_volume(start_db(default, None, quiet_db))
        self._playback.set_output(self._choice(default))
        if play:
            self._playback.play()

    def need_latency(self, latency_ms: float) -> bool:
        """Less than this has turned out to be too little; whether that changes anything.

        A latency that the listener asked for stays. From any thread.
        """
        before = self._choice(self.chosen)
        self._least_latency_ms = max(self._least_latency_ms, latency_ms)
        now = self._choice(self.chosen)
        if now != before:
            self._playback.set_output(now)
        return now != before

    def refresh(self) -> None:
        """List the devices anew; listeners hear when it is done."""
        self._in_background(self._list)

    def probe(self, device_id: str) -> None:
        """Find out what a device takes; listeners hear when it is done."""
        self._in_background(lambda: self._probe(device_id))

    # How

    def _change(self, output: OutputSettings) -> None:
        self._settings.change(replace(self._settings.settings, output=output))

    def _settings_changed(self, settings: Settings) -> None:
        before, now = self._applied, settings.output
        if now == before:
            return
        self._applied = now
        if now.policy is OutputPolicy.STRICT and before.policy is not OutputPolicy.STRICT:
            self._playback.pause()  # full level comes by the listener's own hand, or not at all
        if now.device != before.device:
            self._set_level(now, now.device)
        elif _limits_of(now) != _limits_of(before):
            self._set_limits(now, now.device)
        if choice_of(now) != choice_of(before):
            self._playback.set_output(self._choice(now))

    def _set_level(self, output: OutputSettings, device: str | None) -> None:
        """Quiet enough first, then there."""
        begins_db = start_db(output, device, self._usual_db)
        self._level_device = device or ""
        self._set_limits(output, device)
        self._playback.begin_volume(begins_db)
        self._started_at_db = self._usual_db

    def _set_limits(self, output: OutputSettings, device: str | None) -> None:
        ceiling_db, fixed = _limits_of(replace(output, device=device))
        self._playback.set_ceiling(ceiling_db)
        self._playback.set_volume_fixed(fixed)

    def _keep_volume(self) -> None:
        """What nobody turned is not kept, and a file that could not be read is left as it is."""
        volume_db = self._usual_db
        if volume_db != self._started_at_db and not self._settings.problem:
            self._change(remembered(self.chosen, self.chosen.device, volume_db))

    def _choice(self, output: OutputSettings) -> OutputChoice:
        takes = self._known.takes(output.device) if output.device else None
        return choice_of(output, takes, self._least_latency_ms)

    def _in_background(self, work: Callable[[], None]) -> None:
        thread = threading.Thread(target=work, name="devices", daemon=True)
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        thread.start()

    def _list(self) -> None:
        self._tell(replace(self._known, listing=True))
        self._tell(replace(self._known, devices=tuple(self._lister()), listing=False))

    def _probe(self, device_id: str) -> None:
        found = self._prober(device_id)
        others = tuple(c for c in self._known.capabilities if c.device_id != device_id)
        self._tell(replace(self._known, capabilities=(*others, found)))

    def _tell(self, known: DeviceList) -> None:
        with self._changing:
            self._known = known
        for listener in tuple(self._listeners):
            listener(known)
