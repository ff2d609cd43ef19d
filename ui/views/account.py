"""The account's page: what is free, what a membership adds, which devices, what travels."""

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.account import AccountModel
from ui.views.account_cards import Card, DevicesCard, FreeCard, SignInCard, TierCard, TiersCard
from ui.views.packs_card import PacksCard
from ui.widgets.tool_header import ToolHeader

_WIDEST_PX = 760


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
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDEST_PX)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 12, 18)
        column.setSpacing(12)
        for card in (
            self.tier,
            self.sign_in,
            self.devices,
            self.packs,
            self.tiers,
            self.free,
            self.travels,
        ):
            column.addWidget(card)
        column.addStretch()
        scroll = QScrollArea(self)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        scroll.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 0)
        layout.setSpacing(18)
        layout.addWidget(self.header)
        layout.addWidget(scroll, 1)
