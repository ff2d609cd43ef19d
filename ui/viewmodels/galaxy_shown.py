"""What the stage around the head is now, and what both ears get of it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from player.playback import Playback
from player.sound.arranging import stage_named
from player.sound.constellations import is_scene
from player.sound.desk import FIRST_GALAXY, GALAXY, SoundDesk, Watch
from player.sound.params import (
    ChainSpec,
    GalaxyParams,
    Position,
    ReverbParams,
)
from player.sound.readouts import EarDifference, MonoFold
from player.sound.setup import Mode
from player.sound.staging import Star, position_of
from player.sound.state import SoundState
from player.sound.tapping import TapTempo
from ui.tasks import Tasks

REVERB = "reverb"
_SETTLED_MS = 350


class GalaxyShown(QObject):
    """Everything the page shows; read-outs come a moment after the hand rests."""

    changed = Signal()
    read_out = Signal()

    def __init__(self, desk: SoundDesk, playback: Playback, tasks: Tasks) -> None:
        super().__init__()
        self._desk, self._playback, self._tasks = desk, playback, tasks
        self._state = desk.state
        self._first = self._first_scene()
        self._selected = Star.LEFT
        self._tempo = TapTempo()
        self._difference: EarDifference | None = None
        self._mono: MonoFold | None = None
        self._unpacked = False
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SETTLED_MS)
        self._settled.timeout.connect(self._fold)

    @property
    def state(self) -> SoundState:
        """Everything the desk says."""
        return self._state

    @property
    def chain(self) -> ChainSpec:
        """The stages that play, or would play if the sound were switched on."""
        off = self._state.mode is Mode.OFF
        return self._state.slots.current.chain if off else self._state.chain

    @property
    def params(self) -> GalaxyParams:
        """The scene; the Milky Way while there is none."""
        stage = stage_named(self.chain, GALAXY)
        return stage.params if stage and isinstance(stage.params, GalaxyParams) else self._first

    @property
    def reverb(self) -> ReverbParams:
        """The late sound of the room; silent while there is none."""
        stage = stage_named(self.chain, REVERB)
        if stage and isinstance(stage.params, ReverbParams):
            return stage.params
        return ReverbParams(mix=0.0)

    @property
    def on(self) -> bool:
        """Whether the scene is heard."""
        return acts(self._state)

    @property
    def selected(self) -> Star:
        """The star that is chosen."""
        return self._selected

    @property
    def difference(self) -> EarDifference | None:
        """How the chosen star differs at the two ears; None for what stands nowhere."""
        return self._difference

    @property
    def mono(self) -> MonoFold | None:
        """How one loudspeaker would colour the scene; None while it is being found out."""
        return self._mono

    def position(self, star: Star) -> Position | None:
        """Return where a star stands; ambience and height stand nowhere."""
        return position_of(self.params, star)

    def scenes(self) -> list[str]:
        """Return the built-in constellations, the Milky Way first."""
        names = [
            stored.name
            for stored in self._desk.shelf.presets()
            if stored.builtin and is_scene(stored)
        ]
        return sorted(names, key=lambda name: name != FIRST_GALAXY)

    def heads(self) -> tuple[str, ...]:
        """Return the heads one can hear through."""
        return self._desk.shelf.heads.names()

    def show(self, state: SoundState) -> None:
        """Take over what the desk tells."""
        scene = self.params
        self._state = state
        if self.params != scene:
            self._read()
        self.changed.emit()

    def look(self) -> None:
        """Read out what is selected: somebody sees it now. A head is unpacked beside the window."""
        if self._unpacked:
            self._read()
        else:
            params, scene, anywhere = self.params, self._desk.scene, Position(0.0, 0.0, 1.0)
            self._tasks.run(lambda: scene.of_source(params, anywhere), self._on_unpacked, self)

    def watch(self) -> Callable[[], None]:
        """Have edits heard sooner; call the result when nobody edits any more."""
        return self._desk.watch(Watch.EDITING)

    def _on_unpacked(self, _difference: EarDifference) -> None:
        self._unpacked = True
        self._read()

    def _read(self) -> None:
        """Nobody has seen the page yet while the head lies packed."""
        if not self._unpacked:
            return
        here = self.position(self._selected)
        self._difference = self._desk.scene.of_source(self.params, here) if here else None
        self._mono = None
        self._settled.start()
        self.read_out.emit()

    def _fold(self) -> None:
        params, scene = self.params, self._desk.scene
        self._tasks.run(lambda: scene.in_mono(params), lambda m: self._folded(params, m), self)

    def _folded(self, params: GalaxyParams, mono: MonoFold) -> None:
        if params == self.params:
            self._mono = mono
            self.read_out.emit()

    def _first_scene(self) -> GalaxyParams:
        stage = stage_named(self._desk.shelf.chain(FIRST_GALAXY), GALAXY)
        return stage.params if stage and isinstance(stage.params, GalaxyParams) else GalaxyParams()


def acts(state: SoundState) -> bool:
    """Return whether the scene is heard."""
    stage = stage_named(state.chain, GALAXY)
    return state.mode is not Mode.OFF and bool(stage and stage.enabled)
