"""`galaxia decode`: exactly what a file holds."""

from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from player.cli.report import ExitCode, print_json, stop
from player.export import decode_to_wav, pcm_md5

_FILE = typer.Argument(help="Any file Galaxia can play.", show_default=False)
_OUT = typer.Argument(None, help="The WAV file to write.", show_default=False)
_MD5 = typer.Option(False, "--md5", help="Print the MD5 of the PCM, as FLAC's STREAMINFO has it.")
_START = typer.Option(0, "--start", min=0, help="First frame.")
_FRAMES = typer.Option(None, "--frames", min=0, help="How many frames.", show_default=False)
_JSON = typer.Option(False, "--json", help="One JSON object.")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("decode")(decode)


def decode(
    file: str = _FILE,
    out: Path | None = _OUT,
    md5: bool = _MD5,
    start: int = _START,
    frames: int | None = _FRAMES,
    as_json: bool = _JSON,
) -> None:
    """Write what FILE holds to OUT.wav: no gain, no dither, no resampling."""
    if md5:
        _print_md5(file, as_json=as_json)
    elif out is None:
        raise stop("Say where to write: galaxia decode FILE OUT.wav, or --md5.", ExitCode.USAGE)
    else:
        _write(file, out, start, frames, as_json=as_json)


def _print_md5(file: str, *, as_json: bool) -> None:
    digest, sample_format = pcm_md5(file)
    if as_json:
        print_json({"path": file, "md5": digest, "sample_format": sample_format})
    else:
        typer.echo(f"{digest}  {sample_format}")


def _write(file: str, out: Path, start: int, frames: int | None, *, as_json: bool) -> None:
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Decoding", total=None)
        written = decode_to_wav(
            file,
            out,
            start,
            frames,
            lambda done, all_: bar.update(task, completed=done, total=all_),
        )
    if as_json:
        print_json({"path": file, "out": str(out), "frames": written})
