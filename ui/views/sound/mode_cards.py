"""Who decides what plays: nobody, the rules, or the listener; each says what it costs."""

from functools import partial

from PySide6.QtWidgets import QWidget

from player.sound.setup import Mode
from ui.preset_wording import preset_name
from ui.sound_wording import reason
from ui.theme.theme import Theme
from ui.viewmodels.desk import DeskModel
from ui.widgets.radio_card import RadioCard
from ui.widgets.radio_row import RadioRow


class ModeCards(RadioRow):
    """Three cards, one chosen."""

    def __init__(self, theme: Theme, desk: DeskModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.setAccessibleName(self.tr("Who decides"))
        texts = {
            Mode.OFF: (self.tr("Off"), self.tr("Every sample as the file has it: bit-perfect.")),
            Mode.RULES: (self.tr("By rule"), ""),
            Mode.MANUAL: (
                self.tr("By hand"),
                self.tr("A, B, C or D, computed in 64 bits: not bit-perfect."),
            ),
        }
        self.cards: dict[Mode, RadioCard] = {}
        for mode, (title, sentence) in texts.items():
            card = RadioCard(theme, title, sentence, self)
            card.clicked.connect(partial(self._choose, mode))
            self.add_card(card)
            self.cards[mode] = card
        desk.changed.connect(self._on_changed)
        self._on_changed()

    def _choose(self, mode: Mode) -> None:
        for other, card in self.cards.items():
            card.setChecked(other is mode)
        self._desk.set_mode(mode)

    def _on_changed(self) -> None:
        state = self._desk.state
        for mode, card in self.cards.items():
            card.setChecked(mode is state.mode)
        sentence = self.tr("The preset that fits the device and the track.")
        if state.mode is Mode.RULES:
            named, why = preset_name(state.choice.preset or ""), reason(state.choice)
            sentence = f"{named}. {why}" if named else f"{sentence} {why}"
        self.cards[Mode.RULES].say(sentence)
