"""The page of the listener's own servers."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QMessageBox,
    QStackedLayout,
    QWidget,
)

from ui.theme.theme import Theme
from ui.viewmodels.sources import SourceCard, SourcesModel
from ui.views.account.certificate_dialog import CertificateDialog
from ui.views.account.outbox_card import OutboxCard
from ui.views.account.scrobbler_dialog import ScrobblerDialog
from ui.views.account.source_card import SourceView
from ui.views.account.source_dialog import SourceDialog
from ui.views.account.travels_card import TravelsCard
from ui.widgets.button import Chip
from ui.widgets.card_column import CardColumn, lay_out_below_head
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.question import Question


class SourcesPage(QWidget):
    """A card a server; below them what could not be saved."""

    def __init__(self, theme: Theme, model: SourcesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAccessibleName(self.tr("Servers"))
        self.header = ToolHeader(theme, self.tr("Servers"), self)
        self.add = Chip(theme, self.tr("Add a server"), self)
        self.tell = Chip(theme, self.tr("Tell a service what you hear"), self)
        self.header.add_tool(self.tell)
        self.header.add_tool(self.add)
        self.empty = EmptyState(theme, self)
        self.cards: dict[int, SourceView] = {}
        self.outbox: list[OutboxCard] = []
        self.travels = TravelsCard(theme, self)
        self._cards = CardColumn(self.accessibleName(), self)
        self._column = self._cards.column
        self._stack = QStackedLayout()
        self._lay_out()
        self.add.clicked.connect(self.ask_for_server)
        self.tell.clicked.connect(self.ask_for_scrobbler)
        self.empty.acted.connect(self.ask_for_server)
        model.changed.connect(self._on_changed)
        model.certificate_shown.connect(self.ask_about_certificate)
        self._on_changed()

    def ask_for_server(self) -> None:
        """Let the listener fill in a server."""
        dialog = SourceDialog(self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filled.connect(self._model.add)
        dialog.open()

    def ask_for_change(self, card: SourceCard) -> None:
        """Let the listener change how a server is reached, and sign in anew."""
        dialog = SourceDialog(self._theme, self, card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filled.connect(partial(self._model.change, card.source_id))
        dialog.open()

    def ask_about_certificate(self, source_id: int) -> None:
        """Show a certificate that is not trusted, and let the listener judge it."""
        card = next((card for card in self._model.cards if card.source_id == source_id), None)
        if card is None or not card.certificate:
            return
        dialog = CertificateDialog(self, card)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.trusted.connect(lambda pin, always: self._model.trust(source_id, pin, always=always))
        dialog.open()

    def ask_for_scrobbler(self) -> None:
        """Let the listener fill in what a service asks for."""
        dialog = ScrobblerDialog(self._theme, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filled.connect(self._model.add_scrobbler)
        dialog.open()

    def _on_changed(self) -> None:
        self.header.say(self._line())
        self._stack.setCurrentIndex(1 if self._model.cards else 0)
        self.empty.say(
            self.tr(
                "Bring in the music of your own servers.\nIt plays at once, and stays when the"
                " network does not."
            )
            if self._model.known
            else "",
            self.tr("Add a server") if self._model.known else "",
        )
        self._show_cards()
        self._show_outbox()

    def _line(self) -> str:
        if self._model.waiting:
            return self.tr("%n change(s) wait to be sent", "", self._model.waiting)
        if self._model.problems:
            return self.tr("Some of what you did could not be saved")
        troubled = sum(bool(card.problem) for card in self._model.cards)
        if troubled:
            return self.tr("%n server(s) cannot be read now", "", troubled)
        if any(not card.last_ok_ms for card in self._model.cards):
            return self.tr("Being read for the first time")
        if self._model.cards:
            return self.tr("Everything you did has arrived")
        return self.tr("Music that lies elsewhere")

    def _show_cards(self) -> None:
        shown = {card.source_id: card for card in self._model.cards}
        for key in self.cards.keys() - shown.keys():
            self.cards.pop(key).deleteLater()
        for place, (key, card) in enumerate(shown.items()):
            if key in self.cards:
                self.cards[key].show_card(card)
            else:
                self.cards[key] = self._new_card(card, place)

    def _new_card(self, card: SourceCard, place: int) -> SourceView:
        view = SourceView(self._theme, card, self)
        view.sync_wanted.connect(self._model.sync)
        view.keep_wanted.connect(lambda key, kept: self._model.keep(key, kept=kept))
        view.change_wanted.connect(self.ask_for_change)
        view.certificate_wanted.connect(self.ask_about_certificate)
        view.removal_wanted.connect(self._ask_about_removal)
        self._column.insertWidget(place, view)
        return view

    def _show_outbox(self) -> None:
        for old in self.outbox:
            old.hide()
            old.deleteLater()
        self.outbox = []
        for intent in self._model.problems:
            card = OutboxCard(self._theme, intent, self)
            card.retried.connect(self._model.retry)
            card.given_up.connect(self._model.give_up)
            self._column.insertWidget(self._column.count() - 2, card)
            self.outbox.append(card)

    def _ask_about_removal(self, source_id: int, name: str) -> None:
        box = Question(self)
        box.setWindowTitle(self.tr("Remove a server"))
        if self.cards[source_id].card.is_library:
            box.setText(self.tr("Remove {name} and its songs from this library?").format(name=name))
            box.setInformativeText(self.tr("Nothing is deleted on the server."))
        else:
            box.setText(self.tr("Tell {name} nothing more?").format(name=name))
            box.setInformativeText(self.tr("What it knows already stays there."))
        yes = box.addButton(self.tr("Remove"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole))
        yes.clicked.connect(partial(self._model.remove, source_id))
        box.open()

    def _lay_out(self) -> None:
        self._column.addWidget(self.travels)
        self._column.addStretch()
        body = QWidget(self)
        body.setLayout(self._stack)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._cards)
        lay_out_below_head(self, self.header, body)
