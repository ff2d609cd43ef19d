"""The path as one value."""

from collections.abc import Iterator

from msgspec import Struct

from player.signal_path.node import NodeKind, PathNode
from player.signal_path.verdict import Verdict, verdict_of


class SignalPath(Struct, frozen=True):
    """Everything a sample passes, in order."""

    nodes: tuple[PathNode, ...] = ()

    @property
    def verdict(self) -> Verdict:
        """The word for all of it."""
        return verdict_of(self.nodes)

    @property
    def latency_ms(self) -> float:
        """What all nodes add."""
        return sum(node.latency_ms for node in self.nodes)

    def of(self, kind: NodeKind) -> Iterator[PathNode]:
        """The nodes of one kind."""
        return (node for node in self.nodes if node.kind is kind)

    def as_json(self) -> dict[str, object]:
        """The path for `--json`: facts under their names."""
        return {
            "verdict": self.verdict.value,
            "latency_ms": round(self.latency_ms, 3),
            "nodes": [_node_as_json(node) for node in self.nodes],
        }


def _node_as_json(node: PathNode) -> dict[str, object]:
    return {
        "kind": node.kind.value,
        "effect": node.effect.value,
        "evidence": node.evidence.word,
        "latency_ms": round(node.latency_ms, 3),
        "facts": {name.value: value for name, value in node.facts},
    }
