"""`galaxia bench`: the published figures, measured here and now."""

import importlib
from dataclasses import asdict
from typing import Any

import typer

from player.cli.report import ExitCode, complain, print_json, stop
from player.errors import PlayerError

_NAME = typer.Argument(None, help="decode, stretch, library, big-library or play; all without.")
_JSON = typer.Option(False, "--json", help="One JSON object a figure.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("bench")(bench)


def bench(name: str | None = _NAME, as_json: bool = _JSON) -> None:
    """Measure decoding, speed and key, lists of a large library, the engine while it plays."""
    benchmarks = importlib.import_module("player.benchmarks")
    known = list(benchmarks.BENCHMARKS)
    if name is not None and name not in known:
        raise stop(f"There is no benchmark “{name}”; there are {', '.join(known)}.", ExitCode.USAGE)
    failed = False
    for wanted in known if name is None else [name]:
        try:
            for result in benchmarks.run(wanted):
                _tell(wanted, result, as_json=as_json)
        except PlayerError as error:
            failed = True
            complain(error)
    if failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _tell(benchmark: str, result: Any, *, as_json: bool) -> None:
    if as_json:
        print_json({"benchmark": benchmark, **asdict(result), "met": result.met})
        return
    bar = "" if result.bar is None else f"  (bar: {result.bar:g}, {_word(result.met)})"
    typer.echo(f"{result.name}: {result.value:.4g} {result.unit}{bar}")


def _word(met: bool | None) -> str:
    return "met" if met else "not met"
