"""`galaxia devices`: what sound can go to, and what it takes."""

import sys
from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from player.cli.report import print_json, stop
from player.engine.devices import list_devices, probe_devices
from player.engine.messages import Capabilities, Device, Sharing
from player.errors import PlayerError

_JSON = typer.Option(False, "--json", help="One JSON object a device.")
_PROBE = typer.Option(True, "--probe/--no-probe", help="Ask each device which formats it takes.")

_PIPED_COLUMNS = 160
_SHARING = {
    Sharing.ALONE: "ours alone",
    Sharing.SHARED: "shared, mixed by the system",
    Sharing.UNKNOWN: "",
}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("devices")(devices)


def devices(as_json: bool = _JSON, probe: bool = _PROBE) -> None:
    """List the output devices; ids are what --device takes."""
    found = list_devices()
    if not found and not as_json:
        raise stop(PlayerError("device.none"))
    ids = [device.device_id for device in found if probe]
    takes = {answer.device_id: answer for answer in probe_devices(ids)} if ids else {}
    if as_json:
        for device in found:
            print_json(_fields(device, takes.get(device.device_id)))
        return
    table = Table("", "id", "channels", *(["takes"] if probe else []), "", box=None)
    for device in found:
        mark = "●" if device.default else ""
        answer = [taken(takes.get(device.device_id))] if probe else []
        words = (mark, device.device_id, str(device.channels), *answer, _SHARING[device.sharing])
        table.add_row(*words)
    piped = not sys.stdout.isatty()
    Console(width=_PIPED_COLUMNS if piped else None).print(table)


def taken(answer: Capabilities | None) -> str:
    """Return rates and depths in a few words, or why there are none."""
    if answer is None or not answer.formats:
        busy = answer is not None and answer.busy
        return "in use: it cannot be asked" if busy else "it does not say"
    rates = [f"{rate / 1000:g}" for rate in answer.rates]
    span = rates[0] if len(rates) == 1 else f"{rates[0]}-{rates[-1]}"
    return f"{span} kHz, {', '.join(map(str, answer.depths))} bit"


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
