"""A listener who never rests: scans, edits tags, playlists and the queue until killed.

`python -m tests.support.restless LIBRARY MUSIC SEED` prints a line before and after each act; what
is said to be done must be there after a kill.
"""

import random
import shutil
import sys
from pathlib import Path

from player.library.keep.annotations import Play
from player.library.library import Library
from player.library.scan.watcher import Watcher
from player.queue import Queue, encode_queue

ACTS = ("scan", "tags", "playlist", "queue", "play")


def say(*words):
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Restless:
    def __init__(self, library, music):
        self.library, self.music = library, music
        self.first = library.tracks.at(str(music / "000.flac"))
        rows = [row for row in library.playlists.rows() if row.name == "Mine"]
        self.playlist = rows[0].id if rows else library.playlists.create("Mine")

    def scan(self, number):
        shutil.copyfile(self.music / "000.flac", self.music / f"new {number}.flac")
        self.library.scan([self.music], Watcher(jobs=1))

    def tags(self, number):
        report = self.library.editor.apply(self.first, {"comment": (str(number),)})
        assert report.failed == ()

    def playlist_(self, _number):
        self.library.playlists.append(self.playlist, self.first)

    def queue(self, number):
        self.library.queue_store.save(encode_queue(Queue().replace([number])))

    def play(self, number):
        self.library.annotations.record_play(Play(int(self.first[0]), number, 1000))

    def act(self, name, number):
        verb = getattr(self, f"{name}_" if name == "playlist" else name)
        verb(number)


def main(path, music, seed):
    rng = random.Random(int(seed))
    library = Library.open(Path(path))
    library.editor.recover()
    restless = Restless(library, Path(music))
    say("ready")
    number = int(seed) * 1000
    while True:
        number += 1
        name = rng.choice(ACTS)
        say("begin", name, number)
        restless.act(name, number)
        say("done", name, number)


if __name__ == "__main__":
    main(*sys.argv[1:])
