"""Two machines and a server, walked at random for as long as told: `GALAXIA_BENCH_WALKS`."""

import os

import pytest

from tests.support import cloud
from tests.support.cloud_music import SONGS, make_music
from tests.support.two_machines import walk

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]


def test_long_walks_of_two_machines_end_in_the_same_place(tmp_path):
    cloud.server_parts()
    make_music(tmp_path / "music")
    walks = int(os.environ.get("GALAXIA_BENCH_WALKS", "40"))
    with cloud.running(tmp_path / "home", tmp_path / "music", songs=SONGS) as served:
        walk(served, tmp_path, walks=walks, steps=40, shrink=True)
