"""Long playing beside everything at once: each gap in the recording, and who is to blame."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import asdict, dataclass

from player.engine.channels import as_stereo, for_device
from player.engine.designing import Designer
from player.engine.messages import SetChain
from tests.support.chains import CHAINS
from tests.support.hearing import Comparison
from tests.support.pulse import capture
from tests.support.stalls import StallMonitor

_BEFORE_S, _AFTER_S = 0.25, 0.1
_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Soak:
    """What is played, and how.

    Attributes:
        paths: One after the other, as one sound.
        samples: Yields what they hold.
        chain: What it is played through, a name of `chains.CHAINS`.
    """

    sample_rate: int
    latency_ms: int
    paths: tuple
    samples: object
    chain: str = "none"

    @property
    def sound(self):
        """The same as the engine is told."""
        return SetChain(CHAINS[self.chain])

    @property
    def tolerance(self):
        """How far a sample may be off, in units of 2^-31: blocks are cut elsewhere in a chain."""
        return 64 if self.chain != "none" else 0


@dataclass(frozen=True, slots=True)
class Interruption:
    """A gap at the sink: when, by the clock of the stalls, and whether the machine stood still."""

    at_s: float
    silent_ms: float
    lost_ms: float | None
    excused: bool


class Witnesses:
    """Two recorders of one sink, and a monitor on every core."""

    def __init__(self, first, second):
        self.recorders = (first, second)
        self.monitor = StallMonitor()
        self.stalls = []

    def gaps(self, soak):
        """Every gap, and how many frames were right.

        Where the recorders differ one of them has lost sound, and the better one is believed.
        """
        heard = [self._gaps_of(self.recorders[0], soak)]
        if heard[0][0] and self.differences(soak.sample_rate):
            heard.append(self._gaps_of(self.recorders[1], soak))
        return min(heard, key=lambda one: len(one[0]))

    def differences(self, sample_rate):
        """Where one recorder has what the other has not."""
        first, second = (recorder.frames for recorder in self.recorders)
        # the first begins and ends earlier
        return Comparison(second, [first[: len(second)]], sample_rate).gaps

    def _gaps_of(self, recorder, soak):
        rate = soak.sample_rate
        heard = Comparison(recorder.frames, _expected(soak), rate, soak.tolerance)
        return [_judged(gap, recorder, self.stalls, soak) for gap in heard.gaps], heard.equal_frames


@contextmanager
def witnessed(server, sample_rate):
    """Record what the block plays and who was held up meanwhile."""
    with capture(server, sample_rate) as first, capture(server, sample_rate) as second:
        witnesses = Witnesses(first, second)
        try:
            yield witnesses
        finally:
            witnesses.stalls += witnesses.monitor.finish()


def play(soak, server, stress):
    """Play it through the window that never rests; return the report."""
    words = [sys.executable, "-m", "tests.support.soak_window", f"ALSA/test{soak.sample_rate}"]
    words += [str(soak.latency_ms), soak.chain, *map(str, soak.paths)]
    with witnessed(server, soak.sample_rate) as witnesses, stress:
        window = subprocess.run(words, check=False, capture_output=True, text=True)
    assert window.returncode == 0, window.stderr
    gaps, equal_frames = witnesses.gaps(soak)
    stalls = witnesses.stalls
    return {
        "sample_rate": soak.sample_rate,
        "asked_latency_ms": soak.latency_ms,
        "chain": soak.chain,
        "heard_s": round(equal_frames / soak.sample_rate, 1),
        "gaps": [asdict(gap) for gap in gaps],
        "recorders_differ": [asdict(gap) for gap in witnesses.differences(soak.sample_rate)],
        "stalls": len(stalls),
        "longest_stall_ms": round(1000 * max((s.ended_s - s.began_s for s in stalls), default=0.0)),
        "monitor": witnesses.monitor.rank,
        "load": [round(load, 1) for load in os.getloadavg()],
        "engine": json.loads(window.stdout),
        "server": underruns(server),
    }


def _judged(gap, recorder, stalls, soak):
    """A stall empties the device's buffer, or the server's: it lies before the gap or in it."""
    rate = soak.sample_rate
    at_s = recorder.heard_at_s(gap.frame, rate)
    earliest_s = at_s - soak.latency_ms / 1000 - _BEFORE_S
    latest_s = at_s + gap.silent_frames / rate + _AFTER_S
    excused = any(stall.touches(earliest_s, latest_s) for stall in stalls)
    lost_ms = None if gap.lost_frames is None else round(1000 * gap.lost_frames / rate, 2)
    return Interruption(round(at_s, 3), round(1000 * gap.silent_frames / rate, 2), lost_ms, excused)


def _expected(soak):
    """The files' own samples, or what the engine's own design of the chain makes of them."""
    pieces = soak.samples()
    if soak.sound.spec.is_flat:
        yield from pieces
        return
    designer = Designer()
    try:
        chain = designer.first(soak.sound, soak.sample_rate)
    finally:
        designer.close()
    for piece in pieces:
        for start in range(0, len(piece), _PIECE):
            block = as_stereo(piece[start : start + _PIECE])
            chain.process(block)
            yield for_device(block.T, 2)


def underruns(server):
    """What the sound server itself says of a player that came too late."""
    log = (server.directory / "pulse.log").read_text(encoding="utf-8", errors="replace")
    words = ("Implicit underrun", "Underrun on", "overrun", "dropped")
    said = [line for line in log.splitlines() if any(word in line for word in words)]
    return {"lines": len(said), "last": said[-5:]}
