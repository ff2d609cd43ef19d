"""Who sings on which side: duets stand left and right, as their file names the voices."""

from collections.abc import Sequence

from player.lyrics.model import Line


def across(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines of every second voice, by their index.

    The first voice that is named and all lines of nobody keep the near side; a voice that sings
    behind another stands where that one does.
    """
    voices: dict[str, int] = {}
    for line in lines:
        if line.agent and line.agent not in voices:
            voices[line.agent] = len(voices)
    return frozenset(at for at, line in enumerate(lines) if voices.get(line.agent, 0) % 2)
