"""`galaxia doctor --audio`: how the sound gets to the device, in figures."""

from typing import Any

import typer
from rich.console import Console
from rich.table import Table

from player.cli.report import ExitCode, complain, print_json
from player.engine.checkup import Checkup, check_up
from player.engine.figures import interval_limits_ms
from player.engine.messages import OutputChoice
from player.engine.priority import raise_priority, settle_python
from player.engine.ring import compiled
from player.engine.system_output import SystemOutput
from player.errors import PlayerError

_BAR = 40


def examine_audio(choice: OutputChoice, sample_rate: int, *, as_json: bool) -> None:
    """Play silence, print the figures; the exit code says whether sound was lost."""
    priority = raise_priority()
    settle_python()
    try:
        seen = check_up(SystemOutput(), choice, sample_rate)
    except PlayerError as error:
        complain(error)
        raise typer.Exit(ExitCode.MISSING) from error
    fields = _fields(seen, priority)
    if as_json:
        print_json(fields)
    else:
        _show(fields, seen)
    if seen.figures.underruns:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _fields(seen: Checkup, priority: str) -> dict[str, Any]:
    figures = seen.figures
    limits = interval_limits_ms()
    return {
        "device": seen.output.name,
        "api": seen.output.api,
        "silent": seen.output.silent,
        "sample_rate": seen.output.sample_rate,
        "latency_ms": round(seen.output.latency_ms, 3),
        "ring": "C" if compiled() else "Python",
        "priority": priority,
        "seconds": round(seen.seconds, 3),
        "cpu_percent": round(100 * seen.cpu_share, 2),
        "callbacks": figures.callbacks,
        "underruns": figures.underruns,
        "device_underruns": figures.device_underruns,
        "starved_events": figures.starved_events,
        "starved_frames": figures.starved_frames,
        "late_callbacks": figures.late_callbacks,
        "longest_interval_ms": round(figures.longest_ms, 3),
        "interval_p99_ms": figures.interval_percentile_ms(99),
        "intervals": [
            {"below_ms": limit_ms, "count": count}
            for limit_ms, count in zip(limits, figures.intervals, strict=True)
            if count
        ],
    }


def _show(fields: dict[str, Any], seen: Checkup) -> None:
    table = Table(show_header=False, box=None)
    for name, value in fields.items():
        if name != "intervals":
            table.add_row(name.replace("_", " "), str(value))
    most = max(seen.figures.intervals) or 1
    for entry in fields["intervals"]:
        bar = "▇" * max(1, entry["count"] * _BAR // most)
        table.add_row(f"callbacks below {entry['below_ms']:g} ms", f"{entry['count']:6} {bar}")
    Console().print(table)
