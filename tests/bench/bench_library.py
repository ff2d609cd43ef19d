"""How fast a library comes in, is looked over again, and is searched: against the bare stat walk.

CPU time, and ratios to a walk with `os.scandir` and `stat` in the same run: they stay when the
machine is busy. Needs the generator of big libraries, which is not part of this repository.
"""

import os
import resource
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from player.library.library import Library
from player.library.scan.scanner import Watcher

pytestmark = pytest.mark.bench

GENERATOR = Path(__file__).parents[3] / "shared" / "tools" / "make_big_library.py"
TRACKS = int(os.environ.get("GALAXIA_BENCH_TRACKS", "3000"))
QUERIES = ("silver", "silver rivers", "夜雨", "夜", "yeyu", "yy", "a", "señal", "artist:amber")


@pytest.fixture(scope="module")
def music(tmp_path_factory):
    if not GENERATOR.exists():
        pytest.skip("the generator of big libraries is not beside this repository")
    folder = tmp_path_factory.mktemp("big") / "music"
    command = [sys.executable, GENERATOR, folder, "--tracks", str(TRACKS), "--workers", "1"]
    subprocess.run(command, check=True, capture_output=True)
    return folder


def cpu_s():
    """Of this process and of those it has waited for."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def spent(work):
    before = cpu_s()
    work()
    return cpu_s() - before


def stat_walk(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            stat_walk(entry.path)
        else:
            entry.stat()


def test_scan_look_over_and_search(music, tmp_path, capsys):
    with closing(Library.open(tmp_path / "library.db")) as library:
        floor = min(spent(lambda: stat_walk(music)) for _ in range(5))
        first = spent(lambda: library.scan([music], Watcher(jobs=2)))
        again = min(spent(lambda: library.scan([music])) for _ in range(5))
        slowest = max(_fastest_ms(library, query) for query in QUERIES)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{TRACKS} tracks: {first / TRACKS * 1e6:.0f} us a file first, "
            f"{again / TRACKS * 1e6:.0f} us again ({again / floor:.1f} x a stat walk), "
            f"slowest search {slowest:.1f} ms\n"
        )
    assert library.database.path.stat().st_size / TRACKS < 1500
    assert again < 6 * floor
    assert first < 400 * floor


def _fastest_ms(library, query):
    times = []
    for _ in range(5):
        began = time.thread_time()
        library.tracks.ids(query, "relevance")
        times.append(time.thread_time() - began)
    return min(times) * 1000
