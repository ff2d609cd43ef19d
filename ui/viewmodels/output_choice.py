"""Where the music goes: the devices to choose from, and how they are opened."""

from msgspec import Struct
from PySide6.QtCore import QObject, Qt, Signal

from player.outputs import Outputs
from player.settings.schema import OutputPolicy


class DeviceChoice(Struct, frozen=True):
    """One entry of the picker; `device_id` None is the system's default device."""

    device_id: str | None
    name: str
    api: str
    chosen: bool


class OutputChoiceModel(QObject):
    """The picker's view of `Outputs`; devices are listed on a thread of their own."""

    changed = Signal()
    _told = Signal()

    def __init__(self, outputs: Outputs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outputs = outputs
        self._told.connect(self.changed, Qt.ConnectionType.QueuedConnection)
        self._unlisten = outputs.listen(lambda _known: self._told.emit())

    @property
    def choices(self) -> list[DeviceChoice]:
        """The system's default first, then every device as last listed."""
        chosen = self._outputs.chosen.device
        system = DeviceChoice(None, "", "", chosen is None)
        listed = [
            DeviceChoice(device.device_id, device.name, device.api, device.device_id == chosen)
            for device in self._outputs.known.devices
        ]
        return [system, *listed]

    @property
    def listing(self) -> bool:
        """Whether devices are being listed."""
        return self._outputs.known.listing

    @property
    def policy(self) -> OutputPolicy:
        """How the device is opened."""
        return self._outputs.chosen.policy

    def look(self) -> None:
        """List the devices anew; `changed` says when."""
        self._outputs.refresh()

    def choose(self, device_id: str | None) -> None:
        """Play there."""
        self._outputs.choose(device_id)
        self.changed.emit()

    def set_policy(self, policy: OutputPolicy) -> None:
        """Share the device, take it alone, or take it alone and never convert."""
        self._outputs.set_policy(policy)
        self.changed.emit()

    def close(self) -> None:
        """Hear nothing more."""
        self._unlisten()
