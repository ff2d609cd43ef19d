"""Put the commands together; `--debug` shows the traceback that is otherwise one sentence."""

import importlib
import sys
from collections.abc import Sequence

import typer

from player import VERSION
from player.cli.names import MODULES
from player.cli.report import ExitCode, complain
from player.errors import PlayerError


def application(words: Sequence[str] = ()) -> typer.Typer:
    """Return the command line; for a command that is named only its own module is loaded.

    All of them take 0.8 s of processor time: more than most commands need for their work.
    """
    app = typer.Typer(
        name="galaxia",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help="A hi-res music player whose signal path is proven, not claimed.",
    )
    app.callback()(options)
    command = next((word for word in words if not word.startswith("-")), "")
    for name in [MODULES[command]] if command in MODULES else MODULES.values():
        importlib.import_module(f"player.cli.{name}").register(app)
    return app


def _tell_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"galaxia {VERSION}")
        raise typer.Exit


def options(
    ctx: typer.Context,
    debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error."),
    _version: bool = typer.Option(
        False, "--version", help="Say which Galaxia this is.", callback=_tell_version, is_eager=True
    ),
) -> None:
    """Options of every command."""
    ctx.obj = debug


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; errors are one sentence on stderr."""
    words = sys.argv[1:] if arguments is None else arguments
    try:
        outcome = application(words)(words, standalone_mode=True)
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
