"""Someone who hears everything playback says, and waits for what is to come."""

import threading
import time
from dataclasses import replace

from player.events import Notice, PlaybackChanged
from player.model import PlayState
from player.signal_path import Effect, NodeKind, verdict_of


class Listener:
    """Hears everything and can wait for it."""

    def __init__(self, playback):
        self.playback = playback
        self.events = []
        self._grown = threading.Condition()
        playback.listen(self)

    def __call__(self, event):
        with self._grown:
            self.events.append(event)
            self._grown.notify_all()

    def until(self, condition, timeout_s=60.0):
        deadline = time.monotonic() + timeout_s
        with self._grown:
            while not condition():
                assert time.monotonic() < deadline, self.events[-8:]
                self._grown.wait(0.01)

    def until_stopped(self, timeout_s=20.0):
        self.until(lambda: self.names_played() and self.state() is PlayState.STOPPED, timeout_s)

    def state(self):
        return self.playback.state.state

    def names_played(self):
        """Names in the order they began, each once in a row."""
        names = [
            event.state.track.name
            for event in list(self.events)
            if isinstance(event, PlaybackChanged) and event.state.track and event.state.format
        ]
        return [name for i, name in enumerate(names) if i == 0 or names[i - 1] != name]

    def notices(self):
        """What the listener was told, but that a device was late: a busy machine's always is."""
        told = [event.code for event in list(self.events) if isinstance(event, Notice)]
        return [code for code in told if code != "device.latency_raised"]


def verdict_but_for_gaps(path):
    """The word for a path, were no sample missing: a busy machine's sound has gaps, and says so."""
    if path is None:
        return None
    ours = [node for node in path.nodes if node.kind is not NodeKind.DEVICE]
    behind, device = next(path.of(NodeKind.API), None), next(path.of(NodeKind.DEVICE), None)
    if behind and device and device.effect is Effect.DAMAGES:
        device = replace(device, effect=behind.effect)
    return verdict_of([*ours, *([device] if device else [])])
