"""The word for the whole path: one pure function, never better than the weakest node."""

from collections.abc import Sequence
from enum import StrEnum

from player.signal_path.node import Effect, Evidence, NodeKind, PathNode


class Verdict(StrEnum):
    """Best first."""

    PROVEN = "proven"
    EXACT = "exact"
    CLEAN_SHARED = "clean-shared"
    ENHANCED = "enhanced"
    CONVERTED = "converted"
    LOSSY_SOURCE = "lossy-source"
    DEGRADED = "degraded"
    UNKNOWN = "unknown"

    @property
    def rank(self) -> int:
        """0 is the best; a larger one claims less."""
        return list(Verdict).index(self)


_NEEDED = frozenset({NodeKind.SOURCE, NodeKind.DECODER, NodeKind.API, NodeKind.DEVICE})
_OUTSIDE = frozenset({NodeKind.API, NodeKind.DEVICE})
_BY_EFFECT = {
    Effect.UNTOUCHED: Verdict.PROVEN,
    Effect.SHARED: Verdict.CLEAN_SHARED,
    Effect.ENHANCES: Verdict.ENHANCED,
    Effect.CONVERTS: Verdict.CONVERTED,
    Effect.LOSSY: Verdict.LOSSY_SOURCE,
    Effect.DAMAGES: Verdict.DEGRADED,
    Effect.UNKNOWN: Verdict.UNKNOWN,
}
_BY_EVIDENCE = {
    Evidence.MEASURED: Verdict.PROVEN,
    Evidence.REPORTED: Verdict.EXACT,
    Evidence.REQUESTED: Verdict.CLEAN_SHARED,
    Evidence.INFERRED: Verdict.CLEAN_SHARED,
    Evidence.UNKNOWN: Verdict.UNKNOWN,
}


def verdict_of(nodes: Sequence[PathNode]) -> Verdict:
    """Return the worst that any node allows; a path without both of its ends is unknown."""
    if _NEEDED.difference(node.kind for node in nodes):
        return Verdict.UNKNOWN
    return max(map(best_for, nodes), key=lambda verdict: verdict.rank)


def best_for(node: PathNode) -> Verdict:
    """The best verdict a path with this node may have.

    What we do ourselves we know from doing it: for our nodes a report is as good as a capture.
    What stands behind us is proven by a capture alone.
    """
    evidence = node.evidence
    if node.kind not in _OUTSIDE and evidence is Evidence.REPORTED:
        evidence = Evidence.MEASURED
    return max(_BY_EFFECT[node.effect], _BY_EVIDENCE[evidence], key=lambda verdict: verdict.rank)
