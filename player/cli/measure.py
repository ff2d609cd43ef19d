"""`galaxia measure`: what files measure, each alone and all of them as an album."""

import importlib

import typer

_FILES = typer.Argument(help="Any files Galaxia can play.", show_default=False)
_JSON = typer.Option(False, "--json", help="One object a file, then one for the album.")
_WRITE_TAGS = typer.Option(False, "--write-tags", help="Write ReplayGain 2.0 (Opus: R128) tags.")
_REFERENCE = typer.Option(False, "--reference", help="What pyloudnorm reads as well.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("measure")(measure_files)


def measure_files(
    files: list[str] = _FILES,
    as_json: bool = _JSON,
    write_tags: bool = _WRITE_TAGS,
    reference: bool = _REFERENCE,
) -> None:
    """Measure loudness (EBU R 128), true peak, dynamics, and whether a file is what it claims."""
    command = importlib.import_module("player.cli.measure_run")  # scipy: 0.8 s no other needs
    command.run(files, as_json=as_json, write_tags=write_tags, reference=reference)
