"""The process that listens to tracks nobody plays: `python -m player.analysis.worker`.

Orders come as JSON lines on standard input, answers go to standard output. It runs only when the
processor has nothing else to do, holds within a block when told to, and ends with its parent.
"""

import math
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, suppress
from queue import SimpleQueue

import msgspec

from dsp.units import SILENCE_DB
from player.analysis.answers import AlbumAnalysed, Analysed, Answer, Job, Order, Pause, Resume
from player.analysis.part import OutlinedPart
from player.engine.source import open_source
from player.errors import PlayerError
from player.library.keep.analyses import Analysis
from player.offline.album import album_levels
from player.offline.measuring import Measurement, measure_source

_orders = msgspec.json.Decoder(Order)


class _Gate:
    """Holds the measuring thread while paused."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()

    def obey(self, order: Pause | Resume) -> None:
        if isinstance(order, Pause):
            self._open.clear()
        else:
            self._open.set()

    def pass_through(self, _done: int, _total: int | None) -> None:
        self._open.wait()


def analyse(job: Job, gate: _Gate) -> Iterator[Answer]:
    """Measure the tracks of a job one by one, then the whole."""
    measured: list[Measurement] = []
    for track_id, name, start, end, emphasis in job.tracks:
        path = os.fsdecode(name)
        try:
            with closing(open_source(path)) as source:
                part = OutlinedPart(source, start, end)
                result = measure_source(path, part, gate.pass_through, emphasis=emphasis)
        except PlayerError as error:
            yield Analysed(track_id, Analysis(problem=error.code))
            continue
        measured.append(result)
        levels = bytes(round(level * 255) for level in part.outline.levels())
        yield Analysed(track_id, _figures(result), levels)
    whole = album_levels(measured) if measured else None
    yield AlbumAnalysed(
        tuple(track[0] for track in job.tracks),
        _figure(whole.integrated_lufs) if whole else None,
        _figure(whole.true_peak_dbtp) if whole else None,
    )


def _figures(result: Measurement) -> Analysis:
    levels, hires = result.levels, result.hires
    return Analysis(
        loudness_lufs=_figure(levels.integrated_lufs),
        range_lu=_figure(levels.range_lu),
        true_peak_dbtp=_figure(levels.true_peak_dbtp),
        dynamic_range_db=_figure(levels.dynamic_range_db),
        hires=str(hires.verdict),
        bits=hires.bits or None,
        cutoff_hz=_figure(hires.cutoff_hz) or None,
    )


def _figure(value: float) -> float | None:
    return round(value, 2) if math.isfinite(value) and value > SILENCE_DB else None


def _step_back() -> None:
    """Only what nobody else wants of the processor."""
    with suppress(AttributeError, OSError):
        os.nice(19)
    with suppress(AttributeError, OSError):
        os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))


def _listen(jobs: "SimpleQueue[Job]", gate: _Gate) -> None:
    for line in sys.stdin.buffer:
        order = _orders.decode(line)
        if isinstance(order, Job):
            jobs.put(order)
        else:
            gate.obey(order)
    os._exit(0)  # the parent is gone: nobody waits for the rest of a file


def main() -> None:
    """Serve until standard input ends."""
    _step_back()
    jobs: SimpleQueue[Job] = SimpleQueue()
    gate = _Gate()
    threading.Thread(target=_listen, args=(jobs, gate), daemon=True).start()
    while True:
        for answer in analyse(jobs.get(), gate):
            sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
