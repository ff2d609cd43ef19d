"""The galaxy stage: stereo, taken apart and placed around the head."""

import numpy as np

from dsp.galaxy.decomposition import Decomposition, Split
from dsp.galaxy.frames import Frames, window_frames_for
from dsp.galaxy.motion import Ring, turn_deg, turns_deg
from dsp.galaxy.spectra import (
    Grid,
    Scene,
    blend,
    echoes_and_ambience,
    full_scene,
    level_constant,
)
from dsp.hrtf import ComplexArray, HrtfSet, unpack
from dsp.params.spatial import GalaxyParams
from dsp.reblock import Reblocker
from dsp.stage import Block, StreamFormat


class Galaxy:
    """Left, centre, right and ambience of a stereo signal, heard by a measured head.

    Works on half-overlapping windows of about 45 ms and delays by one window. Flat parameters
    cost nothing and delay nothing.
    """

    def __init__(self, params: GalaxyParams) -> None:
        self._params = params
        self._reblocker: Reblocker | None = None

    @property
    def latency_frames(self) -> int:
        """One window."""
        return self._frames.fft_frames // 2 if self._reblocker else 0

    @property
    def tail_frames(self) -> int:
        """The last window and the zeros after it, into which every response fits."""
        return 2 * self.latency_frames

    def prepare(self, fmt: StreamFormat) -> None:
        """Compute the scene's spectra for this rate."""
        if self._params.is_flat or self._params.head is None:
            self._reblocker = None
            return
        window = window_frames_for(fmt.sample_rate)
        self._frames = Frames(window, window // 2, 2, 2)
        self._grid = Grid(fmt.sample_rate, self._frames.fft_frames)
        self._hop_s = self._frames.hop_frames / fmt.sample_rate
        self._decomposition = Decomposition(self._grid.freqs_hz, self._hop_s)
        self._place(unpack(self._params.head.packed))
        self._scratch = np.empty((2, self._grid.bins), dtype=np.complex128)
        self._reblocker = Reblocker(self._process_hop, self._frames.hop_frames, 2)
        self.reset()
        self._process_hop(np.zeros((2, self._frames.hop_frames)))  # plans the FFTs
        self.reset()

    def process(self, block: Block) -> None:
        """Place the music around the head, in place."""
        if self._reblocker:
            self._reblocker.process(block)

    def reset(self) -> None:
        """Forget the past; sources that move start from home."""
        if self._reblocker:
            self._reblocker.reset()
            self._frames.reset()
            self._decomposition.reset()
            self._hops = 0

    def _place(self, head: HrtfSet) -> None:
        """Set the spectra of a scene that rests."""
        params, grid = self._params, self._grid
        self._rings: list[Ring] = []
        if not params.motion.is_still:
            self._place_moving(head)
            return
        scene = blend(full_scene(params, head, grid), params, grid)
        self._mix = _differences(scene.scaled(level_constant([scene], grid)))

    def _place_moving(self, head: HrtfSet) -> None:
        """Set the spectra of what rests, and the rings of what moves."""
        params, grid = self._params, self._grid
        sources = (params.left, params.right, params.centre)
        share = params.strength * grid.rendered
        self._rings = [Ring(params, head, grid, source, share) for source in sources]
        resting = blend(echoes_and_ambience(params, head, grid), params, grid)
        around = [self._turned(resting, turned_deg) for turned_deg in turns_deg(params.motion)]
        level = level_constant(around, grid)
        for ring in self._rings:
            ring.scale(level)
        self._resting = resting.scaled(level)

    def _turned(self, resting: Scene, turned_deg: float) -> Scene:
        """Return what rests, and the direct sound of sources that far from home."""
        left, right, centre = (ring.heard(turned_deg) for ring in self._rings)
        left += resting.left
        right += resting.right
        centre += resting.centre
        return Scene(left, right, centre, resting.ambience)

    def _process_hop(self, hop: Block) -> None:
        spectra = self._frames.analyse(hop)
        if self._rings:
            turned_deg = turn_deg(self._params.motion, self._hops * self._hop_s)
            self._mix = _differences(self._turned(self._resting, turned_deg))
            self._hops += 1
        heard = spectra[:, : self._grid.bins]
        self._render(self._decomposition.split(heard), heard)
        self._frames.synthesise(spectra, hop)

    def _render(self, split: Split, heard: ComplexArray) -> None:
        """Replace the spectra by what the ears hear; sides and ambience are never formed.

        sides = primary - common and ambience = input - primary, so their spectra's differences
        weigh primary and common, and the ambience's weighs the input.
        """
        mix, scratch = self._mix, self._scratch
        left_in, right_in = heard.copy()
        np.multiply(mix.ambience[:, 0], left_in, out=heard)
        for spectrum, part in (
            (mix.ambience[:, 1], right_in),
            (mix.left, split.primary[0]),
            (mix.right, split.primary[1]),
            (mix.centre, split.common),
        ):
            np.multiply(spectrum, part, out=scratch)
            heard += scratch


def _differences(scene: Scene) -> Scene:
    """Return what weighs the left and right primary, the common part, and the input itself."""
    return Scene(
        scene.left - scene.ambience[:, 0],
        scene.right - scene.ambience[:, 1],
        scene.centre - scene.left - scene.right,
        scene.ambience,
    )
