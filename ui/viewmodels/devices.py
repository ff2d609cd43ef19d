"""Devices as the Output page shows them: what each takes, what was chosen, what was proven."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from player.engine.messages import Capabilities, Device
from player.events import PlaybackState
from player.outputs import Outputs
from player.proof import Prover
from player.proof.certificate import Certificate
from player.settings.schema import (
    DeviceSettings,
    OnDeviceLoss,
    OutputPolicy,
    OutputSettings,
    Settings,
)
from player.settings.store import SettingsStore


@dataclass(frozen=True, slots=True)
class DeviceEntry:
    """One card; without a device it is the system's default one.

    Attributes:
        plays: Whether the music goes there now.
    """

    device_id: str | None
    name: str
    api: str
    chosen: bool
    plays: bool
    profile: DeviceSettings
    takes: Capabilities | None = None
    proofs: tuple[Certificate, ...] = ()


class DevicesModel(QObject):
    """Stands on the session's outputs; lists and asks devices on threads of theirs."""

    changed = Signal()

    def __init__(
        self, outputs: Outputs, prover: Prover, settings: SettingsStore, playing: PlaybackState
    ) -> None:
        super().__init__()
        self._outputs, self._prover, self._settings = outputs, prover, settings
        self._playing = playing
        self._unlisten = settings.listen(self._on_settings)

    @property
    def chosen(self) -> OutputSettings:
        """What the listener chose."""
        return self._outputs.chosen

    @property
    def listing(self) -> bool:
        """Whether devices are being listed."""
        return self._outputs.known.listing

    @property
    def entries(self) -> list[DeviceEntry]:
        """The system's default first, then every device as last listed."""
        chosen = self.chosen
        system = DeviceEntry(
            None, "", "", chosen.device is None, chosen.device is None, chosen.on("")
        )
        return [system, *(self._entry(device) for device in self._outputs.known.devices)]

    def show(self, _told: object = None) -> None:
        """Something about the devices is different."""
        self.changed.emit()

    def show_playback(self, playing: PlaybackState) -> None:
        """Take over what plays where."""
        if playing.output != self._playing.output:
            self._playing = playing
            self.changed.emit()

    def look(self) -> None:
        """List the devices anew."""
        self._outputs.refresh()

    def probe(self, device_id: str) -> None:
        """Find out what a device takes."""
        self._outputs.probe(device_id)

    def choose(self, device_id: str | None) -> None:
        """Play there."""
        self._outputs.choose(device_id)

    def set_policy(self, policy: OutputPolicy) -> None:
        """Share the device, take it alone, or take it alone and never convert."""
        self._outputs.set_policy(policy)

    def set_profile(self, device_id: str | None, profile: DeviceSettings) -> None:
        """Keep something else for a device."""
        self._outputs.set_profile(device_id, profile)

    def set_on_loss(self, act: OnDeviceLoss) -> None:
        """Choose what happens when the device goes away."""
        settings = self._settings.settings
        output = replace(settings.output, on_device_loss=act)
        self._settings.change(replace(settings, output=output))

    def close(self) -> None:
        """Hear nothing more."""
        self._unlisten()

    def _entry(self, device: Device) -> DeviceEntry:
        chosen, output = self.chosen, self._playing.output
        plays = bool(output and output.name == device.name and output.api == device.api)
        return DeviceEntry(
            device_id=device.device_id,
            name=device.name,
            api=device.api,
            chosen=chosen.device == device.device_id,
            plays=plays,
            profile=chosen.on(device.device_id),
            takes=self._outputs.known.takes(device.device_id),
            proofs=self._prover.certificates.of_device(device.device_id),
        )

    def _on_settings(self, _settings: Settings) -> None:
        self.changed.emit()
