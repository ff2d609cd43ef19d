"""What all sound pages share: who decides, the four slots, presets and files."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.playback import Playback
from player.presets.slots import SlotName
from player.presets.target import Target
from player.sound.desk import SoundDesk
from player.sound.setup import Mode
from player.sound.shelf import TextFormat
from player.sound.state import SoundState

IMPORTABLE = "*.txt *.json *.yml *.yaml *.csv *.feq *.cfg"


class DeskModel(QObject):
    """The verbs that are not about one stage; what goes wrong is said in one sentence."""

    changed = Signal()
    imported = Signal(str, int)

    def __init__(self, desk: SoundDesk, playback: Playback) -> None:
        super().__init__()
        self._desk, self._playback = desk, playback
        self._state = desk.state
        self._target: Target | None = None

    @property
    def state(self) -> SoundState:
        """Everything the desk says."""
        return self._state

    def show(self, state: SoundState) -> None:
        """Take over what the desk tells."""
        self._state = state
        self.changed.emit()

    def set_mode(self, mode: Mode) -> None:
        """Let nobody, the rules, or the listener decide what plays."""
        match mode:
            case Mode.OFF:
                self._desk.turn_off()
            case Mode.RULES:
                self._desk.follow_rules()
            case Mode.MANUAL:
                self._desk.play_slot()

    def choose_slot(self, name: SlotName) -> None:
        """Play another of the four."""
        self._desk.choose_slot(name)

    def toggle_level_match(self) -> None:
        """Play all slots equally loud, or each as it is."""
        self._desk.set_level_matched(not self._state.slots.level_matched)

    def hold_bypass(self) -> None:
        """Hear the music without any stage, equally loud, until `release_bypass`."""
        self._desk.hold_bypass(True)  # noqa: FBT003  the desk's own signature

    def release_bypass(self) -> None:
        """Hear the stages again."""
        self._desk.hold_bypass(False)  # noqa: FBT003  the desk's own signature

    def undo(self) -> None:
        """Go back one step."""
        self._desk.undo()

    def step(self, back: bool) -> bool:  # noqa: FBT001  one of two ways
        """Go back one step, or forth; False where there is none."""
        if back and self._state.can_undo:
            self._desk.undo()
            return True
        if not back and self._state.can_redo:
            self._desk.redo()
            return True
        return False

    def choose_preset(self, name: str) -> None:
        """Play a stored preset."""
        try:
            self._desk.choose_preset(name)
        except PlayerError as error:
            self._complain(error)

    def import_file(self, path: str) -> None:
        """Keep and play another program's preset; `imported` says how many lines are not in it."""
        try:
            notes = self._desk.import_file(Path(path))
        except PlayerError as error:
            self._complain(error)
            return
        self.imported.emit(self._desk.state.choice.preset or Path(path).stem, len(notes))

    def export(self, path: str, fmt: TextFormat) -> None:
        """Write what is set up as a file."""
        try:
            self._desk.export(Path(path), fmt)
        except PlayerError as error:
            self._complain(error)

    @property
    def target(self) -> Target:
        """The curve the listener aims at; without points there is none."""
        if self._target is None:
            self._target = self._desk.shelf.targets.target
        return self._target

    def choose_target(self, path: str | None) -> None:
        """Aim at the curve of a file, or at none."""
        try:
            self._target = self._desk.shelf.targets.choose(Path(path) if path else None)
        except PlayerError as error:
            self._complain(error)
            return
        self.changed.emit()

    def save_as(self, name: str) -> None:
        """Keep what is set up as a preset."""
        try:
            self._desk.save_as(name)
        except PlayerError as error:
            self._complain(error)

    def bind_to_device(self) -> None:
        """Have the preset that plays follow the device it plays on, or no more."""
        state = self._state
        bound = state.device_preset is not None and state.device_preset == state.choice.preset
        self._desk.bind_to_device(None if bound else state.choice.preset)

    def _complain(self, error: PlayerError) -> None:
        self._playback.notice(Notice(error.code, error.details))
