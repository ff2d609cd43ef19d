"""The account's page: what is free, what a membership adds, which devices, what travels."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.viewmodels.account import AccountModel
from ui.views.account.account_cards import (
    Card,
    DevicesCard,
    FreeCard,
    SignInCard,
    TierCard,
    TiersCard,
)
from ui.views.account.packs_card import PacksCard
from ui.widgets.card_column import CardColumn, lay_out_below_head
from ui.widgets.pages.tool_header import ToolHeader


class AccountPage(QWidget):
    """Shows the model; music asks it nothing."""

    def __init__(self, theme: Theme, model: AccountModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Account"))
        self.header = ToolHeader(theme, self.tr("Account"), self)
        self.free = FreeCard(theme, self)
        self.sign_in = SignInCard(theme, model, self)
        self.tier = TierCard(theme, model, self)
        self.devices = DevicesCard(theme, model, self)
        self.tiers = TiersCard(theme, model, self)
        self.packs = PacksCard(theme, model, self)
        self.travels = Card(theme, self.tr("What travels"), self)
        self.travels.words(
            theme,
            self.tr(
                "To the service: which device this is, and your wish for a song or a pack. Nothing"
                " of your library, your plays, your presets or your own servers."
            ),
        )
        self._lay_out()
        model.changed.connect(self._on_changed)
        model.page_wanted.connect(lambda url: QDesktopServices.openUrl(QUrl(url)))
        self._on_changed()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask which devices there are while somebody looks."""
        self._model.look()
        super().showEvent(event)

    def _on_changed(self) -> None:
        signed_in = self._model.signed_in
        self.header.say(
            self._model.state.url if signed_in else self.tr("Everything here works without one")
        )
        self.sign_in.setVisible(self._model.may_sign_in)
        self.devices.setVisible(not self._model.may_sign_in)
        for card in (self.sign_in, self.tier, self.tiers, self.devices, self.packs):
            card.show_model()

    def _lay_out(self) -> None:
        cards = CardColumn(self.accessibleName(), self)
        for card in (
            self.tier,
            self.sign_in,
            self.devices,
            self.packs,
            self.tiers,
            self.free,
            self.travels,
        ):
            cards.column.addWidget(card)
        cards.column.addStretch()
        lay_out_below_head(self, self.header, cards)
