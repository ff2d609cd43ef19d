"""The chosen band in figures: on or off, shape, frequency, gain, width, channel."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from player.sound.params import GAIN_KINDS, PASS_KINDS, Band, BandKind, BandScope
from ui.sound_wording import band_kind, band_scope
from ui.theme.theme import Theme
from ui.viewmodels.equalizer import EqualizerModel
from ui.widgets.button import Chip, IconButton
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.number_field import FrequencyField, GainField, NumberField
from ui.widgets.wrap_row import WrapRow

_SLOPES = (6, 12, 18, 24, 36, 48)


class BandEditor(WrapRow):
    """Every figure of one band can be typed."""

    def __init__(self, theme: Theme, model: EqualizerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Chosen band"))
        self.on = Chip(theme, self.tr("On"), self)
        self.on.setCheckable(True)
        self.kind = ChoiceChip(theme, self.tr("Shape"), self)
        self.kind.set_choices([(kind, band_kind(kind)) for kind in BandKind])
        self.freq = FrequencyField(theme, self.tr("Frequency"), self)
        self.gain = GainField(theme, self.tr("Gain"), (-24.0, 24.0), self)
        self.q = NumberField(theme, "Q", (0.1, 24.0), self, digits=3)
        self.q.setPrefix("Q ")
        self.slope = ChoiceChip(theme, self.tr("Slope"), self)
        slopes = [(float(db), self.tr("{slope} dB/oct").format(slope=db)) for db in _SLOPES]
        self.slope.set_choices(slopes)
        self.scope = ChoiceChip(theme, self.tr("Channel"), self)
        self.scope.set_choices([(scope, band_scope(scope)) for scope in BandScope])
        self.remove = IconButton(theme, "trash", self.tr("Remove this band"), self, icon_px=16)
        self.alone = Chip(theme, self.tr("Solo"), self)
        self.alone.setCheckable(True)
        self.alone.setToolTip(
            self.tr("Hear only what this band acts on; Alt-drag a node does it too")
        )
        self._lay_out()
        self._connect()

    def show_band(self, band: Band | None) -> None:
        """Show a band; without one nothing can be typed."""
        for part in self._parts():
            part.setEnabled(band is not None)
        if band is None:
            return
        self.on.setChecked(band.enabled)
        self.alone.setChecked(self._model.soloed is not None)
        self.kind.show_choice(band.kind)
        self.freq.show_value(band.freq_hz)
        self.gain.show_value(band.gain_db)
        self.gain.setEnabled(band.kind in GAIN_KINDS)
        self.q.show_value(band.q)
        passes = band.kind in PASS_KINDS
        self.slope.setVisible(passes)
        self.slope.show_choice(band.slope_db or 12.0)
        self.q.setEnabled(not passes or band.slope_db in {None, 12.0})
        self.scope.show_choice(band.scope)

    def _parts(self) -> tuple[QWidget, ...]:
        figures = (self.on, self.kind, self.freq, self.gain, self.q)
        return (*figures, self.slope, self.scope, self.alone, self.remove)

    def _lay_out(self) -> None:
        for part in self._parts():
            self.add(part)
        self.slope.hide()

    def _connect(self) -> None:
        model = self._model
        self.on.clicked.connect(lambda: self._with(model.toggle_band))
        self.alone.clicked.connect(lambda: self._with(self._toggle_alone))
        self.remove.clicked.connect(lambda: self._with(model.remove))
        self.kind.chosen.connect(lambda kind: self._with(model.set_kind, kind))
        self.scope.chosen.connect(lambda scope: self._with(model.set_scope, scope))
        self.slope.chosen.connect(lambda slope: self._with(model.set_slope, slope))
        self.freq.given.connect(lambda hz: self._with(model.set_freq, hz))
        self.gain.given.connect(lambda db: self._with(model.set_gain, db))
        self.q.given.connect(lambda q: self._with(model.set_q, q))

    def _toggle_alone(self, number: int) -> None:
        self._model.hear(number if self._model.soloed is None else None)

    def _with(self, verb: Callable[..., None], *values: object) -> None:
        number = self._model.selected
        if number is not None:
            verb(number, *values)
