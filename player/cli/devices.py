"""`galaxia devices`: what sound can go to, and what it takes."""

from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from player.cli.report import print_json, stop
from player.engine.devices import list_devices, probe_devices
from player.engine.messages import Capabilities, Device
from player.errors import PlayerError

_JSON = typer.Option(False, "--json", help="One JSON object a device.")
_PROBE = typer.Option(True, "--probe/--no-probe", help="Ask each device which formats it takes.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("devices")(devices)


def devices(as_json: bool = _JSON, probe: bool = _PROBE) -> None:
    """List the output devices; ids are what --device takes."""
    found = list_devices()
    if not found and not as_json:
        raise stop(PlayerError("device.none"))
    if as_json:
        ids = [device.device_id for device in found if probe]
        takes = {answer.device_id: answer for answer in probe_devices(ids)} if ids else {}
        for device in found:
            print_json(_fields(device, takes.get(device.device_id)))
        return
    table = Table("", "id", "channels", "Hz", "", box=None)
    for device in found:
        mark = "●" if device.default else ""
        rate = str(device.sample_rate)
        table.add_row(mark, device.device_id, str(device.channels), rate, device.sharing.value)
    Console().print(table)


def _fields(device: Device, takes: Capabilities | None) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": device.device_id,
        "name": device.name,
        "api": device.api,
        "channels": device.channels,
        "sample_rate": device.sample_rate,
        "default": device.default,
        "sharing": device.sharing.value,
    }
    if takes is not None:
        fields |= {
            "rates": takes.rates,
            "depths": takes.depths,
            "formats": takes.formats,
            "probed_alone": takes.alone,
            "busy": takes.busy,
        }
    return fields
