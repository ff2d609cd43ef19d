"""The engine's figures at one instant, read from shared memory: what Audio health and doctor show.

Reading costs microseconds and disturbs nobody; ask as often as you paint. `read_figures` may be
called from any thread; counters only grow, so the difference of two readings is what happened
between them.
"""

from msgspec import Struct

from player.engine.shared import INTERVAL_BINS, EngineMemory

_FIRST_BIN_NS = 125_000


class Figures(Struct, frozen=True):
    """Counters since the engine started.

    Attributes:
        callbacks: Calls of the audio callback.
        device_underruns: Times the device said that it ran dry.
        starved_events: Gaps because our ring was empty; `starved_frames` is their length.
        late_callbacks: Intervals longer than the device's latency.
        longest_ms: Longest interval between two callbacks.
        intervals: How many intervals were below `interval_limits_ms`, each in its own bin.
        ring_ms, ring_full: What the ring holds, as time and as share of its capacity.
        latency_ms: From the ring to the ear, the chain's delay included.
        clipped_samples: Samples that we clipped.
    """

    callbacks: int = 0
    device_underruns: int = 0
    starved_events: int = 0
    starved_frames: int = 0
    late_callbacks: int = 0
    longest_ms: float = 0.0
    intervals: tuple[int, ...] = (0,) * INTERVAL_BINS
    ring_ms: float = 0.0
    ring_full: float = 0.0
    latency_ms: float = 0.0
    render_cpu_s: float = 0.0
    clipped_samples: int = 0

    @property
    def underruns(self) -> int:
        """Every gap, whoever noticed it; see `gaps_of`."""
        return gaps_of(self.device_underruns, self.late_callbacks, self.starved_events)

    def interval_percentile_ms(self, percent: float) -> float:
        """The limit below which this share of all intervals lay; 0 before the first."""
        wanted, seen = sum(self.intervals) * percent / 100, 0
        for limit_ms, count in zip(interval_limits_ms(), self.intervals, strict=True):
            seen += count
            if count and seen >= wanted:
                return limit_ms
        return 0.0


def gaps_of(device_underruns: int, late_callbacks: int, starved_events: int) -> int:
    """Every gap: what the device and the ring have noticed, or the clock.

    A callback that comes later than all that the device holds is a gap, whatever the device says:
    behind a sound server PortAudio does not raise its flag. What both noticed is one gap.
    """
    return max(device_underruns, late_callbacks) + starved_events


def interval_limits_ms() -> tuple[float, ...]:
    """Upper limits of the bins of `Figures.intervals`; the last bin holds all that is longer."""
    return tuple((_FIRST_BIN_NS << place) / 1e6 for place in range(INTERVAL_BINS))


def read_figures(memory: EngineMemory) -> Figures:
    """Read the figures now."""
    ring = memory.ring
    rate = memory.marks[memory.newest_mark].ring_rate or 1
    held = max(0, ring.written - max(ring.read, ring.flush_to))
    return Figures(
        callbacks=ring.callbacks,
        device_underruns=ring.device_underruns,
        starved_events=ring.starved_events,
        starved_frames=ring.starved_frames,
        late_callbacks=ring.late_callbacks,
        longest_ms=ring.longest_ns / 1e6,
        intervals=tuple(ring.intervals),
        ring_ms=held * 1000 / rate,
        ring_full=held / (ring.capacity or 1),
        latency_ms=memory.latency_frames * 1000 / rate,
        render_cpu_s=memory.render_cpu_ns / 1e9,
        clipped_samples=memory.clipped_samples,
    )
