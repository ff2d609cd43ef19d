"""Gaps and clipped samples since an item began: what turns a verdict red."""

from player.engine.figures import gaps_of
from player.engine.messages import SoundDamaged
from player.engine.shared import EngineMemory


class Damage:
    """Watches the counters in shared memory. Owned by the render thread."""

    def __init__(self, memory: EngineMemory) -> None:
        self._memory = memory
        self._before = self._counted()
        self._told = SoundDamaged(0, 0)

    def forget(self) -> None:
        """Another item begins: what happened before is not its fault."""
        self._before = self._counted()
        self._told = SoundDamaged(0, 0)

    def news(self) -> SoundDamaged | None:
        """What to tell, None when nothing new has happened."""
        now = self._counted()
        damage = SoundDamaged(now[0] - self._before[0], now[1] - self._before[1])
        if damage == self._told:
            return None
        self._told = damage
        return damage

    def _counted(self) -> tuple[int, int]:
        ring = self._memory.ring
        gaps = gaps_of(ring.device_underruns, ring.late_callbacks, ring.starved_events)
        return int(gaps), int(self._memory.clipped_samples)
