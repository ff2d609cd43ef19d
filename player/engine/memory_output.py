"""A device for tests: it pulls when it is told to and keeps what it got."""

import numpy as np

from player.engine.messages import OutputChoice
from player.engine.output import MakeRing, OpenStream, StreamInfo, StreamRequest
from player.engine.ring import Frames, Ring
from player.errors import PlayerError


class MemoryStream:
    """Keeps every block pulled from it."""

    def __init__(self, info: StreamInfo, ring: Ring) -> None:
        self.info, self.ring = info, ring
        self.alive = True
        self.started = False
        self.closed = False
        self._blocks: list[Frames] = []
        self._now_ns = 0

    def start(self) -> None:
        """Allow pulling."""
        self.started = True

    def close(self) -> None:
        """Refuse further pulling."""
        self.closed, self.alive = True, False

    def pull(self, frames: int) -> Frames:
        """Act as one call of the audio callback; return `(frames, channels)` int32."""
        if not self.started or self.closed:
            raise RuntimeError("the stream is not running")
        block = np.full((frames, self.info.channels), -1, np.int32)
        self._now_ns += frames * 1_000_000_000 // self.info.sample_rate
        self.ring.observe(self._now_ns, underrun=False)
        self.ring.pull(block)
        self._blocks.append(block)
        return block

    @property
    def heard(self) -> Frames:
        """Everything pulled so far."""
        empty = np.empty((0, self.info.channels), np.int32)
        return np.concatenate([empty, *self._blocks])


class MemoryOutput:
    """Opens memory streams and can refuse like a device.

    Attributes:
        streams: Every stream opened so far, the newest last.
        refuses: Sample rates that do not open.
        max_channels: What the device takes.
    """

    def __init__(self, max_channels: int = 8) -> None:
        self.streams: list[MemoryStream] = []
        self.refuses: set[int] = set()
        self.max_channels = max_channels

    def open(self, choice: OutputChoice, request: StreamRequest, make_ring: MakeRing) -> OpenStream:
        """Open a stream that waits for `pull`."""
        name = choice.device_id or "memory"
        if request.sample_rate in self.refuses:
            details = {"device": name, "sample_rate": request.sample_rate, "reason": "told to"}
            raise PlayerError("device.refused", **details)
        channels = min(max(request.channels, 2), self.max_channels)
        info = StreamInfo(name, "memory", request.sample_rate, channels, latency_ms=0.0)
        self.streams.append(MemoryStream(info, make_ring(channels)))
        return self.streams[-1]
