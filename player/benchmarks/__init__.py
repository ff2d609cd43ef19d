"""The published figures, measured on this machine: what `galaxia bench` prints."""

from player.benchmarks.result import Result
from player.benchmarks.suite import BENCHMARKS, run

__all__ = ["BENCHMARKS", "Result", "run"]
