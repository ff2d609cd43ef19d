"""`galaxia devices`: what sound can go to."""

import typer
from rich.console import Console
from rich.table import Table

from player.cli.report import print_json, stop
from player.engine.devices import list_devices
from player.errors import PlayerError

_JSON = typer.Option(False, "--json", help="One JSON object a device.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("devices")(devices)


def devices(as_json: bool = _JSON) -> None:
    """List the output devices; ids are what --device takes."""
    found = list_devices()
    if as_json:
        for device in found:
            print_json(
                {
                    "id": device.device_id,
                    "name": device.name,
                    "api": device.api,
                    "channels": device.channels,
                    "sample_rate": device.sample_rate,
                    "default": device.default,
                }
            )
        return
    if not found:
        raise stop(PlayerError("device.none"))
    table = Table("", "id", "channels", "Hz", box=None)
    for device in found:
        mark = "●" if device.default else ""
        table.add_row(mark, device.device_id, str(device.channels), str(device.sample_rate))
    Console().print(table)
