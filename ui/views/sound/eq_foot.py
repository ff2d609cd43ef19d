"""Below the bands: another band, the gain before them, and which device it all belongs to."""

from PySide6.QtWidgets import QWidget

from player.sound.params import Phase
from ui.sound_wording import phase_word, signed_db
from ui.theme.theme import Theme
from ui.viewmodels.desk import DeskModel
from ui.viewmodels.equalizer import EqualizerModel
from ui.widgets.button import Chip
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.number_field import GainField
from ui.widgets.text.text import Text
from ui.widgets.wrap_row import WrapRow
from ui.wording import sentence_case

_GAP_PX = 10


class EqFoot(WrapRow):
    """Gain on the left, the device on the right."""

    def __init__(
        self,
        theme: Theme,
        model: EqualizerModel,
        desk: DeskModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, gap_px=_GAP_PX)
        self._model, self._desk = model, desk
        self.more = Chip(theme, self.tr("Band"), self, icon_name="plus")
        self.auto = Chip(theme, self.tr("Auto preamp"), self, icon_name="check")
        self.auto.setCheckable(True)
        self.preamp = GainField(theme, self.tr("Preamp"), (-30.0, 12.0), self)
        self.delay = Chip(theme, self.tr("Group delay"), self)
        self.delay.setCheckable(True)
        self.delay.setToolTip(self.tr("How much later the bands let each frequency through"))
        self.phase = ChoiceChip(theme, self.tr("Phase of the drawn curve"), self)
        self.phase.set_choices([(phase, sentence_case(phase_word(phase))) for phase in Phase])
        self.phase.setToolTip(
            self.tr("Linear phase keeps the shape of every sound; the music comes later")
        )
        self.headroom = Text(theme, "body", "text_dim", parent=self)
        self.follows = Text(theme, "body", "text_dim", parent=self)
        self.bind = Chip(theme, self.tr("Bind to this device"), self)
        for part in (self.more, self.auto, self.preamp, self.delay, self.phase, self.headroom):
            self.add(part)
        for part in (self.follows, self.bind):
            self.add(part, trailing=True)
        self.more.clicked.connect(lambda _checked: model.add())
        self.auto.clicked.connect(model.toggle_auto_headroom)
        self.preamp.given.connect(model.set_preamp)
        self.phase.chosen.connect(model.set_phase)
        self.bind.clicked.connect(desk.bind_to_device)

    def refresh(self) -> None:
        """Show what the models say now."""
        self.auto.setChecked(self._desk.state.auto_headroom)
        self.preamp.show_value(self._model.params.preamp_db)
        self.phase.setVisible(self._model.phase is not None)
        self.phase.show_choice(self._model.phase or Phase.MINIMUM)
        self.headroom.setText(self._headroom())
        self._show_binding()

    def _headroom(self) -> str:
        worst_db = self._model.worst_gain_db
        gain = signed_db(worst_db)
        if worst_db <= 0.05:
            return self.tr("Nothing gets louder than the file")
        if self._desk.state.auto_headroom:
            taken = signed_db(-worst_db)
            return self.tr("Worst case {gain}; {taken} before it").format(gain=gain, taken=taken)
        return self.tr("Worst case {gain}: left to the limiter").format(gain=gain)

    def _show_binding(self) -> None:
        state = self._desk.state
        named, device = state.choice.preset or "", state.device_name
        bound = bool(named) and state.device_preset == named
        follows = self.tr("Follows the output device: {device}").format(device=device)
        self.follows.setText(follows if bound else "")
        self.follows.setVisible(bound)
        release, bind = self.tr("Release"), self.tr("Bind to {device}").format(device=device)
        self.bind.relabel(release if bound else bind)
        self.bind.setVisible(bool(named) and bool(state.device))
