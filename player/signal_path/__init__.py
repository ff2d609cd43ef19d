"""What happens to every sample between the file and the device, and how each part is known.

`PlaybackState.path` holds the `SignalPath` of what plays: nodes in the order the sound passes them,
each with facts as data (the window words them), the strength of its evidence and the delay it adds.
`SignalPath.verdict` is the word for all of it; `obstacles` are what "make exact" would switch off.
"""

from player.signal_path.build import PathInputs, path_of, with_sound
from player.signal_path.node import Effect, Evidence, Fact, NodeKind, PathNode
from player.signal_path.obstacles import Obstacle, obstacles
from player.signal_path.path import SignalPath
from player.signal_path.peaks import with_peaks
from player.signal_path.verdict import Verdict, verdict_of

__all__ = [
    "Effect",
    "Evidence",
    "Fact",
    "NodeKind",
    "Obstacle",
    "PathInputs",
    "PathNode",
    "SignalPath",
    "Verdict",
    "obstacles",
    "path_of",
    "verdict_of",
    "with_peaks",
    "with_sound",
]
