"""Put the commands together; `--debug` shows the traceback that is otherwise one sentence."""

import sys

import typer

from player.cli import (
    decode,
    devices,
    doctor,
    info,
    inspect,
    library,
    measure,
    play,
    playlist,
    preset,
    prove,
    render,
    scan,
    search,
    serve,
    sync,
)
from player.cli.report import ExitCode, complain
from player.errors import PlayerError

_AREAS = (
    play, decode, render, measure, info, inspect, scan, search, library, sync, playlist, preset,
    devices, doctor, prove, serve,
)  # fmt: skip

app = typer.Typer(
    name="galaxia",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="A hi-res music player whose signal path is proven, not claimed.",
)


@app.callback()
def options(
    ctx: typer.Context,
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),
) -> None:
    """Options of every command."""
    ctx.obj = debug


for area in _AREAS:
    area.register(app)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; errors are one sentence on stderr."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        outcome = app(words, standalone_mode=True)
    except PlayerError as error:
        if "--debug" in words:
            raise
        complain(error)
        return ExitCode.SOME_FAILED
    except Exception as error:
        if "--debug" in words:
            raise
        complain(f"Galaxia failed: {type(error).__name__}: {error}; --debug shows where.")
        return ExitCode.SOME_FAILED
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitCode.USAGE
    return outcome if isinstance(outcome, int) else ExitCode.DONE
