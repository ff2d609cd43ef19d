"""Our own server at 100,000 songs: reading all of it, what changed, and pages far behind.

The server's CPU time and ratios between pages of one run: they stay when the machine is busy.
`GALAXIA_BENCH_SONGS` sets the size; 20,000 unless told otherwise.
"""

import os
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import msgspec
import pytest

from tests.support import cloud, postgres, published

pytestmark = pytest.mark.bench

SONGS = int(os.environ.get("GALAXIA_BENCH_SONGS", "20000"))
PAGE = 5000
WHOLE_S = 10.0 * SONGS / 100_000
DELTA_S = 0.2


@pytest.fixture(scope="module", params=["SQLite", "PostgreSQL"])
def running(request, tmp_path_factory):
    with ExitStack() as opened:
        url = None
        if request.param == "PostgreSQL":
            server = postgres.start()
            opened.callback(server.stop)
            url = server.url
        home = tmp_path_factory.mktemp("big")
        found = opened.enter_context(published.running(home, SONGS, url))
        yield found, opened.enter_context(closing(cloud.opened(found)))


def cpu_s(process):
    """Processor time of the server until now."""
    fields = Path(f"/proc/{process.pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def page(client, offset, count=PAGE, **more):
    words = {"f": "json", "query": "", "artistCount": 0, "albumCount": 0}
    words |= {"songCount": count, "songOffset": offset, **more}
    answer = client.get("/rest/search3", params=words)
    found = msgspec.json.decode(answer.content)["subsonic-response"]["searchResult3"]
    return [song["id"] for song in found["song"]]


def quickest(work, times=7):
    """The least wall time of several runs."""
    best = float("inf")
    for _ in range(times):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best


def test_whole_library_delta_and_depth(running, capsys):
    served, database = running
    with served.client() as client:
        page(client, 0, 1)
        before, began = cpu_s(served.process), time.perf_counter()
        seen = [key for offset in range(0, SONGS, PAGE) for key in page(client, offset)]
        whole_s, server_s = time.perf_counter() - began, cpu_s(served.process) - before
        first, last = _depth(served.process, client)
        state = client.get("/rest/getChanges", params={"f": "json"}).json()
        since = state["subsonic-response"]["changes"]["newState"]
        told_s, changed = _delta(client, database, since)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{SONGS} songs: read whole in {whole_s:.2f} s"
            f" ({server_s:.2f} s CPU of the server); page of 500 at the start"
            f" {first * 1e3:.1f} ms CPU,"
            f" at the end {last * 1e3:.1f} ms; 100 changes told in {told_s * 1e3:.1f} ms\n"
        )
    assert len(seen) == len(set(seen)) == SONGS
    assert changed == 100
    assert server_s < WHOLE_S
    assert told_s < DELTA_S
    assert last < 2 * first


def _depth(process, client, times=40):
    """The server's CPU time of one page of 500 at the start and at the end, taken by turns."""
    spent = {0: 0.0, SONGS - 500: 0.0}
    for _ in range(times // 10):
        for offset in spent:
            before = cpu_s(process)
            for _ in range(10):
                page(client, offset, 500)
            spent[offset] += (cpu_s(process) - before) / times
    return tuple(spent.values())


def _delta(client, database, since):
    """Tag 100 songs anew, and read what that changed."""
    from player.server.catalogue.publishing import Publisher  # noqa: PLC0415  optional part

    def retagged():
        for one in published.songs(SONGS):
            more = {"title": "Other"} if one.id % (SONGS // 100) == 0 else {}
            yield msgspec.structs.replace(one, **more)

    Publisher(database).publish(retagged())
    words = {"f": "json", "since": since}
    told_s = quickest(lambda: client.get("/rest/getChanges", params=words))
    changes = client.get("/rest/getChanges", params=words).json()["subsonic-response"]["changes"]
    return told_s, len(changes["updated"]["song"])
