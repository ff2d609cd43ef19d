"""Output and devices: how the device is taken, and a card for each."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from player.settings.schema import OnDeviceLoss, OutputPolicy
from ui.theme.theme import Theme
from ui.viewmodels.devices import DevicesModel
from ui.views.shell.freshness import Freshness
from ui.views.sound.device_card import DeviceCard
from ui.widgets.button import Chip
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.pages.quiet_scroll_bar import WIDTH_PX, keep_gutter
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.radio_card import RadioCard
from ui.widgets.radio_row import RadioRow
from ui.widgets.sight import Sight


class OutputsPage(QWidget):
    """Three ways to take a device, and the devices."""

    proof_wanted = Signal(object)

    def __init__(self, theme: Theme, model: DevicesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self._cards: list[DeviceCard] = []
        self.setAccessibleName(self.tr("Output and devices"))
        self.header = ToolHeader(theme, self.tr("Output and devices"), self)
        self.refresh = Chip(theme, self.tr("Look again"), self)
        self.on_loss = ChoiceChip(theme, self.tr("When the device goes"), self)
        self.on_loss.set_choices(
            [
                (OnDeviceLoss.PAUSE, self.tr("When the device goes: pause")),
                (OnDeviceLoss.MOVE, self.tr("When the device goes: play on the default one")),
            ]
        )
        self.policies = self._policy_cards()
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._column = QVBoxLayout()
        self._lay_out()
        self.refresh.clicked.connect(model.look)
        self.on_loss.chosen.connect(model.set_on_loss)
        model.changed.connect(Freshness(self, self._on_changed).mark)
        Sight(self).changed.connect(self._on_sight)
        self._on_changed()

    @property
    def cards(self) -> list[DeviceCard]:
        """The cards in order; the first is the system's default device."""
        return self._cards

    def _policy_cards(self) -> dict[OutputPolicy, RadioCard]:
        texts = {
            OutputPolicy.STANDARD: (
                self.tr("Standard"),
                self.tr("Other programs are heard too; the system’s mixer may convert."),
            ),
            OutputPolicy.EXCLUSIVE: (
                self.tr("Exclusive"),
                self.tr("This player alone; no fades. Falls back to shared, and says so."),
            ),
            OutputPolicy.STRICT: (
                self.tr("Strict"),
                self.tr("Alone and never converted: rather stops and says why."),
            ),
        }
        cards = {}
        for policy, (title, sentence) in texts.items():
            cards[policy] = RadioCard(self._theme, title, sentence, self)
            cards[policy].clicked.connect(partial(self._choose_policy, policy))
        return cards

    def _lay_out(self) -> None:
        self.header.add_tool(self.on_loss, self.refresh)
        cards = RadioRow(self)
        for card in self.policies.values():
            cards.add_card(card)
        holder = QWidget(self._area)
        holder_layout = QVBoxLayout(holder)
        holder_layout.setContentsMargins(0, 0, 0, 18)
        self._column.setSpacing(12)
        holder_layout.addLayout(self._column)
        holder_layout.addStretch()
        self._area.setWidget(holder)
        self._area.setWidgetResizable(True)
        keep_gutter(self._area)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setAccessibleName(self.tr("Devices"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28 - WIDTH_PX, 0)
        layout.setSpacing(14)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, WIDTH_PX, 0)
        head.setSpacing(18)
        head.addWidget(self.header)
        head.addWidget(cards)
        layout.addLayout(head)
        layout.addWidget(self._area, 1)

    def _choose_policy(self, policy: OutputPolicy) -> None:
        for other, card in self.policies.items():
            card.setChecked(other is policy)
        self._model.set_policy(policy)

    def _on_sight(self, seen: bool) -> None:  # noqa: FBT001  a slot
        if seen:
            self._model.look()

    def _on_changed(self) -> None:
        model = self._model
        entries = model.entries
        while len(self._cards) > len(entries):
            card = self._cards.pop()
            self._column.removeWidget(card)
            card.deleteLater()
        while len(self._cards) < len(entries):
            card = DeviceCard(self._theme, model, self)
            card.proof_wanted.connect(self.proof_wanted)
            self._column.addWidget(card)
            self._cards.append(card)
        for card, entry in zip(self._cards, entries, strict=True):
            card.show_entry(entry)
        for policy, policy_card in self.policies.items():
            policy_card.setChecked(policy is model.chosen.policy)
        self.on_loss.show_choice(model.chosen.on_device_loss)
        self.header.say(self._line(len(entries) - 1))

    def _line(self, number: int) -> str:
        if self._model.listing:
            return self.tr("Looking for devices…")
        if not number:
            return self.tr("No device was found.")
        return self.tr("%n device(s)", "", number)
