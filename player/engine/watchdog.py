"""Whether an engine is stuck, from its shared memory alone: PortAudio can hang and never return.

Measured: abort and close hang for 30 s when a sound server is frozen, for ever when a JACK server
has died; a frozen server stops the callbacks and reports nothing.
"""

from player.engine.shared import EngineMemory

_RENDER_S = 3.0  # designing a chain of scipy's takes a second on a busy machine
_CLOSING_S = 1.0
_SILENT_S, _SILENT_LATENCIES = 3.0, 5  # a null sink of PulseAudio renders 2 s ahead


class Watchdog:
    """Asked a few times a second by the window's side; `now_s` is the system's monotonic clock."""

    def __init__(self, memory: EngineMemory) -> None:
        self._memory = memory
        self._beat = self._callbacks = (0, 0.0)

    def restart(self, now_s: float) -> None:
        """Another engine has begun."""
        self._beat = self._callbacks = (0, now_s)

    @property
    def is_busy(self) -> bool:
        """Whether the engine plays or closes a device: then every quarter of a second counts."""
        return bool(self._memory.ring.wants_play or self._memory.closing_since_ns)

    def is_stuck(self, now_s: float) -> bool:
        """Whether only killing it helps."""
        return (
            self._does_not_render(now_s)
            or self._does_not_close(now_s)
            or self._is_not_called(now_s)
        )

    def _does_not_render(self, now_s: float) -> bool:
        """The render thread beats once a second, whatever happens; before its first beat it may."""
        beat = self._memory.heartbeat
        if beat != self._beat[0] or beat == 0:
            self._beat = (beat, now_s)
        return bool(now_s - self._beat[1] > _RENDER_S)

    def _does_not_close(self, now_s: float) -> bool:
        """It tells when it begins to close a device."""
        since_ns = self._memory.closing_since_ns
        return bool(since_ns and now_s - since_ns / 1e9 > _CLOSING_S)

    def _is_not_called(self, now_s: float) -> bool:
        """The device has pulled and plays, and pulls no more."""
        ring = self._memory.ring
        plays = bool(ring.wants_play and ring.running)
        if ring.callbacks != self._callbacks[0] or not plays:
            self._callbacks = (ring.callbacks, now_s)
        rate = self._memory.marks[self._memory.newest_mark].ring_rate or 1
        latency_s = self._memory.latency_frames / rate
        patience_s = max(_SILENT_S, _SILENT_LATENCIES * latency_s)
        return bool(now_s - self._callbacks[1] > patience_s)
