"""Killed at any moment: the library opens, is sound, and lacks at most the act under way."""

import os
import random
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from player.library.db.database import is_sound
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.library.tags import read_tags
from player.library.tags.sound import sound_hash
from player.queue import decode_queue
from tests.support.library_factory import make_album

ROUNDS = int(os.environ.get("GALAXIA_KILLS", "6"))
ROOT = Path(__file__).parents[2]


@pytest.fixture
def home(tmp_path):
    make_album(tmp_path / "music", title="One", artist="A", tracks=["Aa", "Bb"])
    (tmp_path / "music" / "01.flac").rename(tmp_path / "music" / "000.flac")
    with closing(Library.open(tmp_path / "library.db")) as library:
        library.scan([tmp_path / "music"], Watcher(jobs=1))
        library.tracks.warm()
    return tmp_path


def killed_after(home, seed, delay_s):
    """Run the restless listener and kill it; return what it said it did, and was doing."""
    command = [sys.executable, "-m", "tests.support.restless"]
    child = subprocess.Popen(
        [*command, home / "library.db", home / "music", str(seed)],
        stdout=subprocess.PIPE, cwd=ROOT, text=True,
    )  # fmt: skip
    assert child.stdout.readline() == "ready\n"
    with suppress(subprocess.TimeoutExpired):
        child.wait(delay_s)
    child.kill()
    said, _ = child.communicate()
    lines = [line.split() for line in said.splitlines() if line.count(" ") == 2]
    done = [(name, int(number)) for word, name, number in lines if word == "done"]
    begun = [(name, int(number)) for word, name, number in lines if word == "begin"]
    return done, begun[len(done) :]


def state_of(library, music):
    """What each act leaves behind."""
    (row,) = (row for row in library.playlists.rows() if row.name == "Mine")
    saved = library.queue_store.load().state
    entries = decode_queue(saved).entries if saved else ()
    return {
        "scan": {row.id for row in library.tracks.iterate(library.tracks.ids())},
        "playlist": row.item_count,
        "queue": entries[0].item if entries else 0,
        "plays": [play.started_ms for play in library.annotations.plays()],
    }


@pytest.mark.slow
def test_at_most_the_act_under_way_is_missing(home):
    rng = random.Random(5)
    music, sound = home / "music", sound_hash(home / "music" / "000.flac")
    appended, comment, queued = 0, "", 0
    for seed in range(1, ROUNDS + 1):
        done, under_way = killed_after(home, seed, rng.uniform(0.0, 0.9))
        assert is_sound(home / "library.db") == []
        with closing(Library.open(home / "library.db")) as library:
            library.editor.recover()
            state = state_of(library, music)
            known = {Path(track.path).name for track in library.tracks.tracks(library.tracks.ids())}
            counted = library.tracks.rows(library.tracks.at(str(music / "000.flac")))[0].plays
        maybe = dict(under_way)
        assert len(under_way) <= 1
        assert {f"new {number}.flac" for name, number in done if name == "scan"} <= known
        appended += sum(name == "playlist" for name, _ in done)
        assert state["playlist"] - appended in {0, int("playlist" in maybe)}
        appended = state["playlist"]
        queued = max([queued, *(number for name, number in done if name == "queue")])
        assert state["queue"] in {queued, maybe.get("queue", queued)}
        queued = state["queue"]
        plays = {number for name, number in done if name == "play"}
        assert plays <= set(state["plays"]) <= plays | set(maybe.values()) | set(range(seed * 1000))
        assert counted == len(state["plays"])
        edits = [number for name, number in done if name == "tags"]
        comment = str(edits[-1]) if edits else comment
        found = read_tags(music / "000.flac").comment
        assert found in {comment, str(maybe.get("tags", comment))}
        comment = found
        assert sound_hash(music / "000.flac") == sound
        assert not list(music.glob(".galaxia*"))
