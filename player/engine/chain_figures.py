"""What the chain does, as figures in the shared memory."""

from typing import Any

from player.engine.headroom import LIMITER, headroom_db
from player.engine.sound_memory import SoundMemory

_SMOOTHING = 0.1


class ChainFigures:
    """Written by the render thread after every part.

    Args:
        memory: Where the window reads them.
    """

    def __init__(self, memory: SoundMemory) -> None:
        self._memory = memory

    def publish(self, chain: Any, sample_rate: int, match_db: float, cpu_share: float) -> None:
        """Say how it stands; `cpu_share` is the time of the chain over that of the sound."""
        memory = self._memory
        memory.active, memory.match_db = int(chain is not None), match_db
        if chain is None:
            memory.cpu_share = memory.limiter_reduction_db = 0.0
            memory.headroom_db = memory.chain_latency_ms = 0.0
            memory.limited_frames = memory.source_clips = 0
            return
        memory.cpu_share += _SMOOTHING * (cpu_share - memory.cpu_share)
        memory.headroom_db = headroom_db(chain.spec)
        memory.chain_latency_ms = 1000.0 * chain.latency_frames / (sample_rate or 1)
        memory.source_clips = chain.source_clips
        limiter = chain.stage(LIMITER)
        memory.limiter_reduction_db = limiter.reduction_db if limiter else 0.0
        memory.limited_frames = limiter.limited_frames if limiter else 0
