"""All of a big server into the library: a server nobody here wrote, and ours.

Rows, memory and CPU time of the machine that reads. `GALAXIA_BENCH_SONGS` sets the size.
"""

import json
import os
import subprocess
import sys

import pytest

from tests.support import peers, published
from tests.support.sources import ROOT
from tests.support.window import make_music

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]

SONGS = int(os.environ.get("GALAXIA_BENCH_SONGS", "20000"))
MEMORY_MB = 150
OURS_S = 10.0 * SONGS / 100_000
HELD_MS = 16.0


@pytest.fixture(scope="module")
def foreign(tmp_path_factory):
    if missing := peers.missing_supysonic():
        pytest.skip(missing)
    music = make_music(tmp_path_factory.mktemp("music"), albums=1, tracks=1)
    with peers.supysonic(tmp_path_factory.mktemp("supysonic"), music) as running:
        peers.fill_supysonic(running, SONGS - 1)
        yield running


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    with published.running(tmp_path_factory.mktemp("big"), SONGS) as served:
        yield served


def figures(module, *words, **environ):
    command = [sys.executable, "-m", f"tests.support.{module}", *map(str, words)]
    done = subprocess.run(
        command, env={**os.environ, **environ}, cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def told(capsys, name, found):
    with capsys.disabled():
        sys.stdout.write(f"\n{name}, {SONGS} songs: {json.dumps(found)}\n")


def test_all_of_a_foreign_server_is_here_and_the_second_time_nothing_is_written(
    foreign, tmp_path, capsys
):
    found = figures("sync_figures", tmp_path, foreign.url, peers.USER, peers.PASSWORD)
    told(capsys, "supysonic", found)
    assert found["songs"] == found["first"]["written"] == SONGS
    assert found["second"]["written"] == 0
    assert found["second"]["rss_mb"] < MEMORY_MB


def test_all_of_our_server_is_here_soon(ours, tmp_path, capsys):
    found = figures("sync_figures", tmp_path, ours.url, "ann", ours.key)
    told(capsys, "ours", found)
    assert found["songs"] == SONGS
    assert found["second"]["written"] == 0
    assert found["first"]["cpu_s"] < OURS_S


def test_the_window_is_free_while_it_comes(ours, tmp_path, capsys):
    home = {"GALAXIA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    found = figures("window_start", "sync", ours.url, ours.key, SONGS, **home)
    told(capsys, "window", found)
    assert found["while songs come"]["p99_ms"] < HELD_MS
