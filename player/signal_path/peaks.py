"""Where the head room goes: the peak behind every node, laid over a path."""

from collections.abc import Iterator

from msgspec.structs import replace

from player.engine.meters import PathPeaks
from player.engine.sound_memory import key_of
from player.signal_path.node import Effect, Fact, NodeKind, PathNode
from player.signal_path.path import SignalPath

_BEFORE_THE_STAGES = (NodeKind.DECODER, NodeKind.DE_EMPHASIS, NodeKind.SPEED, NodeKind.GAIN)
_BEHIND_THE_STAGES = (NodeKind.BALANCE, NodeKind.RESAMPLER)


def with_peaks(path: SignalPath, peaks: PathPeaks | None) -> SignalPath:
    """Return the path with what was measured, each peak at the node it leaves."""
    if peaks is None:
        return path
    return SignalPath(tuple(_measured(path, peaks)))


def _measured(path: SignalPath, peaks: PathPeaks) -> Iterator[PathNode]:
    entering, leaving = _last_of(path, _BEFORE_THE_STAGES), _last_of(path, _BEHIND_THE_STAGES)
    for node in path.nodes:
        peak_db = None
        if node is entering:
            peak_db = peaks.entering_db
        elif node is leaving:
            peak_db = peaks.leaving_db
        elif node.kind is NodeKind.STAGE and node.fact(Fact.ON):
            peak_db = peaks.stages_db.get(key_of(str(node.fact(Fact.NAME))))
        elif node.kind is NodeKind.VOLUME and not node.fact(Fact.MUTED):
            peak_db = peaks.leaving_db + _turned_down_db(node)
        yield node if peak_db is None else _with_peak(node, peak_db)


def _last_of(path: SignalPath, kinds: tuple[NodeKind, ...]) -> PathNode | None:
    found = [node for node in path.nodes if node.kind in kinds]
    return found[-1] if found else None


def _turned_down_db(volume: PathNode) -> float:
    """What our own volume takes off; a device's mixer comes after us."""
    gain_db = volume.fact(Fact.GAIN_DB)
    ours = volume.effect is Effect.CONVERTS and isinstance(gain_db, float)
    return float(gain_db or 0.0) if ours else 0.0


def _with_peak(node: PathNode, peak_db: float) -> PathNode:
    return replace(node, facts=(*node.facts, (Fact.PEAK_DB, round(peak_db, 2))))
