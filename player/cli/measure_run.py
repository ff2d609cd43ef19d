"""What `galaxia measure` does; apart from the command itself because it loads scipy."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from dsp.analysis.hires import HiresReport
from dsp.units import SILENCE_DB
from player.cli.report import ExitCode, complain, print_json
from player.errors import PlayerError
from player.export import Progress as Told
from player.offline.album import album_levels
from player.offline.gain_tags import write_gain_tags
from player.offline.measuring import Levels, Measurement, Unmeasured, measure
from player.offline.reference import reference_levels

_COLUMNS = (
    *("File", "I LUFS", "M max", "S max", "LRA LU", "TP dBTP", "Peak", "DR", "PSR", "PLR"),
    "Hi-res",
)


@dataclass(frozen=True, slots=True)
class _Report:
    """How the figures are told."""

    as_json: bool
    reference: bool

    def tell(self, result: Measurement | Unmeasured) -> None:
        """Tell of one file at once; a table waits for the others."""
        if isinstance(result, Unmeasured):
            complain(result.error)
        if self.as_json:
            print_json({"path": result.path, **self._fields(result)})

    def tell_all(self, tracks: Sequence[Measurement], album: Levels | None) -> None:
        """Tell of the album, and show the table."""
        if not self.as_json:
            _show(tracks, album, reference=self.reference)
        elif album:
            print_json({"album": {**_level_fields(album), "tracks": len(tracks)}})

    def _fields(self, result: Measurement | Unmeasured) -> dict[str, Any]:
        if isinstance(result, Unmeasured):
            return {"error": result.error.code, "sentence": result.error.sentence}
        return self._figures(result)

    def _figures(self, result: Measurement) -> dict[str, Any]:
        fields = {**_level_fields(result.levels), "hires": _hires_fields(result.hires)}
        if self.reference:
            fields["reference"] = _reference_fields(result.path)
        return fields


def run(files: Sequence[str], *, as_json: bool, write_tags: bool, reference: bool) -> None:
    """Measure files, tell of them, and write tags if that was asked for."""
    report = _Report(as_json, reference)
    results = []
    for path in files:
        with _bar(show=not as_json) as told:
            results.append(measure(path, told))
        report.tell(results[-1])
    tracks = [result for result in results if isinstance(result, Measurement)]
    album = album_levels(tracks) if len(files) > 1 and tracks else None
    report.tell_all(tracks, album)
    failed = len(files) - len(tracks)
    if write_tags:
        failed += _write(tracks, None if failed else album, as_json=as_json)
        if album and len(tracks) < len(files):
            complain("Not every file could be measured: album tags are left as they are.")
    if failed:
        raise typer.Exit(ExitCode.SOME_FAILED)


def _write(tracks: Sequence[Measurement], album: Levels | None, *, as_json: bool) -> int:
    """Write the tags of each file; return how many could not be written."""
    failed = 0
    for track in tracks:
        try:
            words = write_gain_tags(track, album)
        except PlayerError as error:
            failed += 1
            complain(error)
            continue
        if as_json:
            print_json({"written": track.path, "tags": words})
        else:
            typer.echo(f"{track.path}: {', '.join(f'{k} {v}' for k, v in words.items())}")
    return failed


@contextmanager
def _bar(*, show: bool) -> Iterator[Told]:
    with Progress(console=Console(stderr=True), disable=not show, transient=True) as bar:
        task = bar.add_task("Measuring", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _level_fields(levels: Levels) -> dict[str, float | None]:
    figures = {
        "integrated": levels.integrated_lufs,
        "momentary_max": levels.momentary_max_lufs,
        "shortterm_max": levels.short_term_max_lufs,
        "range": levels.range_lu,
        "true_peak": levels.true_peak_dbtp,
        "sample_peak": levels.sample_peak_dbfs,
        "dynamic_range": levels.dynamic_range_db,
        "psr": levels.psr_db,
        "plr": levels.plr_db,
    }
    return {name: _figure(value) for name, value in figures.items()}


def _figure(value: float) -> float | None:
    """JSON has no infinity: silence is null."""
    return round(value, 3) if math.isfinite(value) and value > SILENCE_DB else None


def _hires_fields(report: HiresReport) -> dict[str, Any]:
    return {
        "verdict": str(report.verdict),
        "reasons": list(report.sentences),
        "sample_rate": report.sample_rate,
        "bit_depth": report.bit_depth or None,
        "bits": report.bits or None,
        "cutoff_hz": _figure(report.cutoff_hz) or None,
        "drop_db_per_khz": _figure(report.drop_db_per_khz),
        "source_rate": report.source_rate,
    }


def _reference_fields(path: str) -> dict[str, Any]:
    read = reference_levels(path)
    return {"integrated": _figure(read.integrated_lufs), "range": _figure(read.range_lu)}


def _show(tracks: Sequence[Measurement], album: Levels | None, *, reference: bool) -> None:
    if not tracks:
        return
    table = Table(*_COLUMNS, box=None, pad_edge=False)
    for track in tracks:
        table.add_row(track.path, *_cells(track.levels), str(track.hires.verdict))
        if reference:
            read = reference_levels(track.path)
            table.add_row("pyloudnorm", _cell(read.integrated_lufs), "", "", _cell(read.range_lu))
    if album:
        table.add_row("Album", *_cells(album))
    Console(markup=False, highlight=False).print(table)


def _cells(levels: Levels) -> list[str]:
    return [_cell(value) for value in _level_fields(levels).values()]


def _cell(value: float | None) -> str:
    return "-" if value is None or not math.isfinite(value) else f"{value:.1f}"
