"""`galaxia doctor`: what works here, and what to install."""

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from player.cli.doctor_audio import examine_audio
from player.cli.report import ExitCode, print_json
from player.doctor import Finding, Health, examine
from player.engine.messages import OutputChoice

_JSON = typer.Option(False, "--json", help="One JSON object a finding.")
_AUDIO = typer.Option(False, "--audio", help="Play three seconds of silence and show the figures.")
_DEVICE = typer.Option(None, "--device", help="With --audio: a device id of `galaxia devices`.")
_LATENCY = typer.Option(50.0, "--latency", min=5.0, max=2000.0, help="With --audio: ms.")
_RATE = typer.Option(48_000, "--rate", min=8_000, max=768_000, help="With --audio: Hz.")
_STYLE = {Health.GOOD: "green", Health.LIMITED: "yellow", Health.MISSING: "red"}


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("doctor")(doctor)


def doctor(
    as_json: bool = _JSON,
    audio: bool = _AUDIO,
    device: str | None = _DEVICE,
    latency: float = _LATENCY,
    rate: int = _RATE,
) -> None:
    """Say what works on this machine and what to install where something does not."""
    if audio:
        examine_audio(OutputChoice(device, latency_ms=latency), rate, as_json=as_json)
        return
    findings = list(examine())
    if as_json:
        for finding in findings:
            print_json(_fields(finding))
    else:
        _show(findings)
    if any(finding.health is Health.MISSING for finding in findings):
        raise typer.Exit(ExitCode.MISSING)


def _fields(finding: Finding) -> dict[str, str]:
    return {
        "name": finding.name,
        "health": finding.health.value,
        "detail": finding.detail,
        "remedy": finding.remedy,
    }


def _show(findings: list[Finding]) -> None:
    table = Table(show_header=False, box=None)
    for finding in findings:
        remedy = f"\n→ {finding.remedy}" if finding.remedy else ""
        health = Text(finding.health.value, _STYLE[finding.health])
        table.add_row(health, finding.name, Text(f"{finding.detail}{remedy}"))
    Console().print(table)
