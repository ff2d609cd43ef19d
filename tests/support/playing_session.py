"""A whole session that plays until it is killed: `python -m tests.support.playing_session FILE...`.

Prints the track and the position, again and again.
"""

import sys
import threading

from player.engine.local import LocalEngine
from player.session import Session
from tests.support.fast_output import FastOutput


def main(paths):
    session = Session(LocalEngine(FastOutput(hurries=False)))
    session.start()
    playback, tick = session.playback, threading.Event()
    playback.open(paths)
    while playback.position_ms() < 200:
        tick.wait(0.02)
    playback.next()
    playback.seek(30_000)
    playback.add_tracks([playback.queue.entries[0].item])
    playback.set_locked(True)
    while True:
        sys.stdout.write(f"{playback.state.track.name} {playback.position_ms()}\n")
        sys.stdout.flush()
        tick.wait(0.05)


if __name__ == "__main__":
    main(sys.argv[1:])
