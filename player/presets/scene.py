"""What the scene editor tells the listener about a galaxy: read-outs from the head it uses.

Loads numpy and nothing else, for it is computed in the window's process.
"""

from dsp.galaxy.readout import EarDifference, MonoFold, ear_difference, mono_fold
from dsp.params.spatial import GalaxyParams, Head, Position
from player.presets.heads import HeadStore


class SceneReadOut:
    """Time and level between the ears for a source, and the scene on one loudspeaker."""

    def __init__(self, heads: HeadStore) -> None:
        self._heads = heads

    def of_source(self, params: GalaxyParams, source: Position) -> EarDifference:
        """Return how a source of this scene differs at the two ears; one or two ms of work."""
        head = self._heads.measurement(self._head_of(params))
        return ear_difference(source, head, params.head_scale)

    def in_mono(self, params: GalaxyParams) -> MonoFold:
        """Return how both ears added colour the scene; 100 ms of work, for when a drag ends."""
        return mono_fold(params, self._heads.measurement(self._head_of(params)))

    def citation(self, params: GalaxyParams) -> str:
        """Return who measured the head, for the About page and the picker."""
        return self._heads.measurement(self._head_of(params)).citation

    def _head_of(self, params: GalaxyParams) -> Head:
        return params.head or self._heads.head(params.hrtf)
