"""`galaxia scan`: folders into the library."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

from player.cli.report import ExitCode, complain, print_json
from player.library.export import track_objects
from player.library.library import Library
from player.library.location import library_path
from player.library.scan.watcher import Progress as ScanProgress
from player.library.scan.watcher import ScanReport, Watcher


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("scan")(scan)


def scan(
    folders: list[Path] = typer.Argument(..., help="Folders with music."),
    db: Path | None = typer.Option(None, "--db", help="The library file."),
    json: bool = typer.Option(False, "--json", help="One object a track, then one a problem."),
    jobs: int = typer.Option(min(os.cpu_count() or 1, 4), "--jobs", min=1, max=32),
) -> None:
    """Bring folders into the library; only what has changed is read. Ctrl+C stops, for later."""
    library = Library.open(library_path(db))
    try:
        with _stopping() as stopped, _progress(show=not json) as advance:
            watcher = Watcher(on_progress=advance.to, is_cancelled=stopped.is_set, jobs=jobs)
            report = library.scan(folders, watcher)
        if json:
            for fields in track_objects(library, folders):
                print_json(fields)
        _tell(report, json=json)
    finally:
        library.close()
    if report.unreadable or report.offline or report.cancelled:
        raise typer.Exit(ExitCode.SOME_FAILED)


@contextmanager
def _stopping() -> Iterator[Event]:
    """The first Ctrl+C sets the event, so that what was read is stored; a second one ends all."""
    stopped = Event()

    def stop(_number: int, _frame: object) -> None:
        stopped.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, stop)
    try:
        yield stopped
    finally:
        signal.signal(signal.SIGINT, before)


class _Advance:
    """Moves a bar that is only drawn when somebody looks."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        self._bar = bar
        self._task = task

    def to(self, progress: ScanProgress) -> None:
        """Show how far the scan is, and at which file."""
        name = progress.name.encode("utf-8", "replace").decode()
        speed = self._bar.tasks[self._task].speed
        rate = "" if speed is None else f"{speed:.0f}/s"
        self._bar.update(
            self._task, completed=progress.done, total=progress.total, where=name, rate=rate
        )


@contextmanager
def _progress(*, show: bool) -> Iterator[_Advance]:
    columns = (
        TextColumn("Reading"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[where]}", markup=False),
    )
    console = Console(stderr=True)
    hidden = not (show and console.is_terminal)
    with Progress(*columns, console=console, disable=hidden, transient=True) as bar:
        yield _Advance(bar, bar.add_task("scan", total=None, where="", rate=""))


def _tell(report: ScanReport, *, json: bool) -> None:
    for item in report.unreadable:
        if json:
            print_json({"unreadable": item.path, "reason": item.reason})
        else:
            complain(f"{item.path}: {item.reason}.")
    for path in report.offline:
        complain(f"{path}: not there at the moment; its tracks are kept.")
    for moved in report.moved:
        complain(
            f"{moved.files} new files in {moved.folder} look like those of {moved.old_root}, which"
            f" is away; `galaxia library locate {moved.folder}` says that they moved."
        )
    if report.cancelled:
        complain(
            "Stopped; what was read is in the library, and the same command goes on from there."
        )
    if not json:
        typer.echo(
            f"{report.read} read, {report.unchanged} unchanged, {report.missing} missing,"
            f" {report.relinked} found again, {len(report.unreadable)} unreadable."
        )
