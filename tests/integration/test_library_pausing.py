"""Scans that hold, go on, and stop for later."""

import itertools
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path
from queue import SimpleQueue

import pytest

from player.errors import PlayerError
from player.library.library import Library
from player.library.scan import pool, scanner, worker
from player.library.scan.pace import PaceState
from player.library.scan.records import Task
from player.library.scan.watcher import Watcher
from tests.support.library_factory import make_album

ROOT = Path(__file__).parents[2]


@pytest.fixture
def library(tmp_path):
    opened = Library.open(tmp_path / "home" / "library.db")
    yield opened
    opened.close()


@pytest.fixture
def music(tmp_path):
    folder = tmp_path / "music"
    make_album(folder / "One", title="One", artist="Ane Brun", tracks=["Aa", "Bb", "Cc"])
    make_album(folder / "Two", title="夜航", artist="苏芸", tracks=["角落", "红豆"])
    return folder


def test_a_paused_scan_has_stored_what_it_read_and_goes_on(library, music, monkeypatch):
    pace, states, paused_at = library.scan_pace, [], []

    def pausing(*given):
        for records in pool.read_all(*given):
            if not paused_at:
                pace.pause()
            yield records

    def hear(at):
        if at.paused:
            paused_at.append((at.done, library.stats().tracks))
            pace.resume()

    monkeypatch.setattr(pool, "BATCH_FILES", 2)
    monkeypatch.setattr(scanner, "read_all", pausing)
    pace.listen(states.append)
    report = library.scan([music], Watcher(jobs=1, on_progress=hear))
    assert paused_at == [(2, 2)], "what was read before the pause is in"
    assert (report.read, library.stats().tracks) == (5, 5)
    assert states == [PaceState(1), PaceState(1, paused=True), PaceState(1), PaceState()]


def test_a_pause_reaches_a_scan_in_its_own_process_and_ends_with_it(library, music):
    pace, told = library.scan_pace, SimpleQueue()
    stop = pace.listen(lambda _: pace.pause())
    watcher = Watcher(jobs=1, on_progress=told.put)
    scanning = threading.Thread(target=lambda: library.scan([music], watcher, apart=True))
    scanning.start()
    assert told.get(timeout=60).paused
    assert pace.state == PaceState(1, paused=True)
    stop()
    pace.resume()
    scanning.join()
    assert library.stats().tracks == 5
    pace.pause()
    assert pace.state == PaceState(), "there is nothing to hold"


def test_a_paused_scan_can_be_cancelled(library, music):
    library.scan_pace.listen(lambda _: library.scan_pace.pause())
    calls = itertools.count()
    watcher = Watcher(jobs=1, is_cancelled=lambda: next(calls) > 0)
    report = library.scan([music], watcher)
    assert (report.cancelled, report.read, report.missing) == (True, 0, 0)
    assert library.scan_pace.state == PaceState()


def test_a_cancelled_scan_keeps_what_it_has_and_goes_on_later(library, music):
    calls = iter([False, False] + [True] * 1000)
    report = library.scan([music], Watcher(jobs=1, is_cancelled=lambda: next(calls)))
    assert report.cancelled
    assert library.scan([music], Watcher(jobs=1)).missing == 0
    assert library.stats().tracks == 5


def test_a_scan_in_its_own_process_tells_and_fails_the_same_way(library, music, tmp_path):
    heard, seen = [], []
    library.listen(lambda: heard.append(library.stats().tracks))
    report = library.scan([music], Watcher(jobs=1, on_progress=seen.append), apart=True)
    assert (report.read, report.added) == (5, 5)
    assert heard == [5]
    assert [(at.done, at.total) for at in seen] == [(5, 5)]
    with pytest.raises(PlayerError, match="no such folder"):
        library.scan([tmp_path / "nowhere"], apart=True)
    cancelled = library.scan([music], Watcher(jobs=1, is_cancelled=lambda: True), apart=True)
    assert library.stats().missing == 0
    assert cancelled.read == 0


def test_a_program_that_was_stopped_blames_no_file(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(worker, "monotonic", lambda: now[0])
    task = Task(1, b"/", b"nowhere.flac", "", (), (), b"")
    reader = worker.Worker()
    try:
        reader.give([task])
        reader.take()
        reader.batch = (task,)
        now[0] += 3600.0
        assert not reader.is_stuck(), "nobody looked for an hour: nobody ran"
        for _ in range(4):
            now[0] += 1.0
            stuck = reader.is_stuck()
        assert stuck
    finally:
        reader.close()


def test_a_reader_that_is_given_up_with_an_answer_on_its_way_ends_without_a_word():
    reader = worker.Worker()
    reader.give([Task(1, b"/", b"nowhere.flac", "", (), (), b"")])
    assert reader.pipe.poll(60)
    reader.pipe.close()
    reader._process.join(60)
    assert reader._process.exitcode == 0
    reader.close()


def test_readers_go_on_while_a_batch_is_stored(monkeypatch):
    taken, take = SimpleQueue(), worker.Worker.take

    def counted(reader):
        records = take(reader)
        taken.put(records)
        return records

    monkeypatch.setattr(pool, "BATCH_FILES", 1)
    monkeypatch.setattr(worker.Worker, "take", counted)
    tasks = [Task(key, b"/", b"nowhere.flac") for key in range(5)]
    reading = pool.read_all(tasks, 1, lambda: False)
    (first,) = next(reading)
    others = [taken.get(timeout=60) for _ in tasks][1:]
    assert [first.file_key, *(record.file_key for (record,) in others)] == [0, 1, 2, 3, 4]
    assert [record for (record,) in reading] == [record for (record,) in others]


def test_a_reader_that_falls_between_two_batches_costs_no_file(monkeypatch):
    take, fallen = worker.Worker.take, []

    def then_fall(reader):
        records = take(reader)
        if not fallen:
            fallen.append(reader.pid)
            os.kill(reader.pid, signal.SIGKILL)
            reader._process.join()
        return records

    monkeypatch.setattr(pool, "BATCH_FILES", 1)
    monkeypatch.setattr(worker.Worker, "take", then_fall)
    tasks = [Task(key, b"/", b"nowhere.flac") for key in range(3)]
    read = [record for batch in pool.read_all(tasks, 1, lambda: False) for record in batch]
    assert [record.file_key for record in read] == [0, 1, 2]
    assert len({record.reason for record in read}) == 1
    assert fallen


INTERRUPTED = """
import os, signal, sys
from player.cli.app import main
from player.library.library import Library
from player.library.scan import pool, scanner
if __name__ == "__main__":
    pool.BATCH_FILES = scanner.COMMIT_FILES = 1
    announce = Library.announce
    def interrupted(library):
        announce(library)
        os.killpg(0, signal.SIGINT)
    Library.announce = interrupted
    sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_control_c_keeps_what_was_read_and_says_how_to_go_on(library, music, tmp_path):
    script = tmp_path / "scan.py"
    script.write_text(INTERRUPTED)
    command = [sys.executable, script, "scan", music, "--db", library.database.path]
    ended = subprocess.run(
        [*command, "--jobs", "2"],
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    assert ended.returncode == 1
    assert ended.stderr.splitlines() == [
        "Stopped; what was read is in the library, and the same command goes on from there."
    ]
    kept = library.stats().tracks
    assert 0 < kept < 5
    report = library.scan([music], Watcher(jobs=1))
    assert (report.unchanged, report.read, library.stats().tracks) == (kept, 5 - kept, 5)
