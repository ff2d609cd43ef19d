"""A library of any size without files."""

from player.benchmarks.many_tracks import fill

__all__ = ["fill"]
