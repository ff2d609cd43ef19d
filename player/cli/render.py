"""`galaxia render`: files through a preset into a file."""

import importlib
import time
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from dsp.params.chain import ChainSpec
from player.cli.report import ExitCode, complain, stop
from player.engine.impulse import with_impulses
from player.errors import PlayerError
from player.offline.pieces import Piece, pieces_in, whole
from player.offline.plan import BLOCK_FRAMES, RenderReport, RenderSettings
from player.offline.sample_format import HIGHEST_HZ, LOWEST_HZ, SampleFormat
from player.presets.loading import load_preset, own_heads, own_presets

_FILES = typer.Argument(help="IN OUT, or only OUT with --queue.", show_default=False)
_QUEUE = typer.Option(None, "--queue", help="A playlist or CUE sheet, played back to back.")
_PRESET = typer.Option(None, "--preset", help="A preset by name, or any preset file.")
_RATE = typer.Option(None, "--rate", min=LOWEST_HZ, max=HIGHEST_HZ, help="Frames per second.")
_BITS = typer.Option(None, "--bits", help="Bits of a sample; f32 is floating point.")
_BLOCK = typer.Option(BLOCK_FRAMES, "--block", min=1, max=1 << 24, help="Frames at a time.")

_WRONG_USAGE = frozenset(
    {"render.unknown_kind", "render.flac_depth", "render.rate", "render.onto_itself"}
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("render")(render_files)


def render_files(
    files: list[Path] = _FILES,
    queue: Path | None = _QUEUE,
    preset: str | None = _PRESET,
    rate: int | None = _RATE,
    bits: SampleFormat | None = _BITS,
    block: int = _BLOCK,
) -> None:
    """Render IN to OUT (.wav or .flac), or a whole playlist with --queue."""
    out = _out(files, queue)
    pieces = pieces_in(queue) if queue else [whole(str(files[0]))]
    settings = RenderSettings(_chain(preset), rate, bits, block)
    started = time.monotonic()
    try:
        report = _rendered(pieces, out, settings)
    except PlayerError as error:
        wrong = error.code in _WRONG_USAGE
        raise stop(error, ExitCode.USAGE if wrong else ExitCode.SOME_FAILED) from error
    _tell(out, report, time.monotonic() - started)


def _rendered(pieces: list[Piece], out: Path, settings: RenderSettings) -> RenderReport:
    rendering = importlib.import_module("player.offline.rendering")  # scipy: 0.8 s no other needs
    with _bar() as bar:
        task = bar.add_task("Rendering", total=None)
        report: RenderReport = rendering.render(
            pieces, out, settings, lambda done, total: bar.update(task, completed=done, total=total)
        )
    return report


def _out(files: list[Path], queue: Path | None) -> Path:
    if len(files) != (1 if queue else 2):
        usage = "galaxia render IN OUT, or galaxia render --queue LIST OUT."
        raise stop(f"Say what to render and where to: {usage}", ExitCode.USAGE)
    return files[-1]


def _chain(preset: str | None) -> ChainSpec:
    """Return the chain of a preset; lines of its file that are not in it are named."""
    if preset is None:
        return ChainSpec()
    loaded = load_preset(preset, own_presets(), own_heads())
    for note in loaded.notes:
        complain(f"{preset}: {note.sentence}")
    return with_impulses(loaded.chain)


def _bar() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    return Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True), transient=True)


def _tell(out: Path, report: RenderReport, seconds: float) -> None:
    duration_s = report.frames / report.sample_rate
    typer.echo(
        f"{out}: {report.container}, {report.sample_format.bits or '32 float'} bit,"
        f" {report.sample_rate} Hz, {report.channels} channels, {report.frames} frames,"
        f" {duration_s / max(seconds, 1e-3):.0f} x real time."
    )
    clips = f"{report.source_clips} in the source, {report.output_clips} in the output"
    typer.echo(f"Clipped samples: {clips}.")
