"""What stands between a path and exactness, and may be switched off by the listener."""

from collections.abc import Iterator
from enum import StrEnum

from player.signal_path.node import Effect, Fact, NodeKind, PathNode
from player.signal_path.path import SignalPath


class Obstacle(StrEnum):
    """One thing that "make exact" switches off."""

    SPEED = "speed"
    REPLAY_GAIN = "replay-gain"
    STAGES = "stages"
    BALANCE = "balance"
    RESAMPLING = "resampling"
    VOLUME = "volume"
    SHARED_DEVICE = "shared-device"


_OF = {
    NodeKind.SPEED: Obstacle.SPEED,
    NodeKind.GAIN: Obstacle.REPLAY_GAIN,
    NodeKind.STAGE: Obstacle.STAGES,
    NodeKind.BALANCE: Obstacle.BALANCE,
    NodeKind.RESAMPLER: Obstacle.RESAMPLING,
    NodeKind.VOLUME: Obstacle.VOLUME,
}
_ALTERS = frozenset({Effect.ENHANCES, Effect.CONVERTS})


def obstacles(path: SignalPath) -> tuple[Obstacle, ...]:
    """Return what would have to be switched off, each once, in the order of the path.

    A lossy source is none of it: nobody can switch that off.
    """
    return tuple(dict.fromkeys(_found(path)))


def _found(path: SignalPath) -> Iterator[Obstacle]:
    for node in path.nodes:
        if node.kind in _OF and node.effect in _ALTERS:
            yield _OF[node.kind]
        elif _is_shared_by_choice(node):
            yield Obstacle.SHARED_DEVICE


def _is_shared_by_choice(node: PathNode) -> bool:
    shared = node.kind is NodeKind.API and node.effect in {Effect.SHARED, Effect.CONVERTS}
    return shared and node.fact(Fact.POLICY) == "standard"
