"""The sound desk: every verb a listener has over the sound."""

from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from dsp.params.chain import ChainSpec, StageParams, StageSlot
from dsp.params.eq import Band, EqualizerParams
from player.deferred import deferred
from player.engine import messages as m
from player.playback import Playback
from player.presets.slots import Slot, SlotName
from player.settings.store import SettingsStore
from player.sound.arranging import stage_named, with_stage, without_stage
from player.sound.filing import DeskFiles
from player.sound.setup import Mode, Setup

with deferred():
    from player.presets import scene

EQUALIZER, GALAXY = "equalizer", "galaxy"
FIRST_GALAXY = "Milky Way"


class Watch(StrEnum):
    """Why somebody looks: levels are shown, or sound is edited and should be heard soon."""

    LEVELS = "levels"
    SPECTRUM = "spectrum"
    LOUDNESS = "loudness"
    EDITING = "editing"
    PEAKS = "peaks"


class SoundDesk(DeskFiles):
    """Verbs may be called from any thread; each is heard within half a second.

    Editing what a rule plays makes it the listener's own: it moves to the active slot.

    Attributes:
        shelf: Presets, rules and heads as files.
    """

    def __init__(self, playback: Playback, settings: SettingsStore, folder: Path) -> None:
        super().__init__(playback, settings, folder)
        self._watching: list[Watch] = []

    @cached_property
    def scene(self) -> "scene.SceneReadOut":
        """What the scene editor reads out."""
        return scene.SceneReadOut(self.shelf.heads)

    # What plays

    def turn_off(self) -> None:
        """Play the file as it is, whatever the rules say."""
        self._change(replace(self._setup, mode=Mode.OFF))

    def follow_rules(self) -> None:
        """Let the rules about track and device decide."""
        self._change(replace(self._setup, mode=Mode.RULES))

    def play_slot(self) -> None:
        """Play the active slot, whatever the rules say."""
        self._change(replace(self._setup, mode=Mode.MANUAL))

    def choose_slot(self, name: SlotName) -> None:
        """Play another of the four; one that was never used begins as a copy of what plays."""
        with self._changing():
            self._remember("")
            slots = self._setup.slots
            if not slots.slot(name).used:
                state = self._state
                now = Slot(state.chain, state.choice.preset or "", state.loudness_shift_db)
                slots = slots.store(name, replace(now, modified=state.modified, used=True))
            self._setup = replace(self._setup, mode=Mode.MANUAL, slots=slots.switch(name))

    def set_level_matched(self, matched: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Play all slots at the loudness of the quietest, or each at its own."""
        self._change(replace(self._setup, slots=replace(self._setup.slots, level_matched=matched)))

    def set_auto_headroom(self, automatic: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Take the chain's highest gain off before it, or leave that to the limiter."""
        self._change(replace(self._setup, auto_headroom=automatic))

    def hold_bypass(self, held: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Hear the music without any stage, equally late and equally loud, while it is held."""
        with self._changing():
            self._state = replace(self._state, bypassed=held)

    def hear_band(self, band: Band | None) -> None:
        """Hear only what this band acts on, until it is None; nothing that is set up changes."""
        with self._changing():
            self._state = replace(self._state, solo=band)

    # Stages

    def set_params(self, name: str, params: StageParams) -> None:
        """Change a stage, or add one of that name; the many changes of one drag undo as one."""
        with self._changing():
            stage = stage_named(self._edited, name)
            self._remember(f"params {name}")
            slot = replace(stage, params=params) if stage else StageSlot(name, params)
            self._edit(with_stage(self._edited, slot))

    def set_enabled(self, name: str, enabled: bool) -> None:  # noqa: FBT001  the second says how
        """Switch a stage on or off; a galaxy switches crossfeed off and the other way round."""
        with self._changing():
            stage = stage_named(self._edited, name)
            if stage is None:
                return
            self._remember("")
            self._edit(with_stage(self._edited, replace(stage, enabled=enabled)))
            if enabled and self._setup.mode is Mode.OFF:
                self._setup = replace(self._setup, mode=Mode.MANUAL)

    def remove(self, name: str) -> None:
        """Take a stage out."""
        with self._changing():
            self._remember("")
            self._edit(without_stage(self._edited, name))

    def set_equalizer_on(self, on: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Switch the parametric equalizer; the first time it has no bands yet."""
        self._switch(StageSlot(EQUALIZER, EqualizerParams()), on=on)

    def set_galaxy_on(self, on: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Switch the stage around the head; the first time it is the Milky Way."""
        first = stage_named(self.shelf.chain(FIRST_GALAXY), GALAXY)
        assert first is not None  # noqa: S101  it is built in
        self._switch(first, on=on)

    def undo(self) -> None:
        """Go back to what was there before the last change."""
        with self._changing():
            self._setup = self._history.undo(self._setup)

    def redo(self) -> None:
        """Take the last undo back."""
        with self._changing():
            self._setup = self._history.redo(self._setup)

    # Who looks

    def watch(self, reason: Watch) -> Callable[[], None]:
        """Say that somebody looks; call the result, once, when they do so no more."""
        self._watch_changed(self._watching.append, reason)
        return lambda: self._watch_changed(self._watching.remove, reason)

    # How

    @property
    def _edited(self) -> ChainSpec:
        """The chain an edit begins with: what plays, or the slot while nothing does."""
        off = self._setup.mode is Mode.OFF
        return self._setup.slots.current.chain if off else self._state.chain

    def _edit(self, chain: ChainSpec) -> None:
        """Make this the chain of the active slot."""
        state, slot = self._state, self._setup.slots.current
        mode = self._setup.mode
        if mode is Mode.RULES:
            slot = Slot(title=state.choice.preset or "", loudness_shift_db=state.loudness_shift_db)
        slots = self._setup.slots
        edited = replace(slot, chain=chain, modified=True, used=True)
        self._setup = Setup(
            Mode.OFF if mode is Mode.OFF else Mode.MANUAL,
            slots.store(slots.active, edited),
            self._setup.auto_headroom,
        )

    def _switch(self, stage: StageSlot, *, on: bool) -> None:
        """Switch a stage that may not be there yet."""
        with self._changing():
            if stage_named(self._edited, stage.name) is None and on:
                self._remember("")
                self._edit(with_stage(self._edited, stage))
                self._setup = replace(self._setup, mode=Mode.MANUAL)
            else:
                self.set_enabled(stage.name, on)

    def _change(self, setup: Setup) -> None:
        with self._changing():
            if setup != self._setup:
                self._remember("")
                self._setup = setup

    def _watch_changed(self, change: Callable[[Watch], None], reason: Watch) -> None:
        with self._lock:
            change(reason)
            self._playback.set_look(
                m.Look(**{name.value: name in self._watching for name in Watch})
            )
