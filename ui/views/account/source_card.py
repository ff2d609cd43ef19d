"""One server: who it is, how it is, and what can be done about it."""

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.service.source import ScrobblerKind
from ui.source_wording import SERVICES, about_lines
from ui.theme.theme import Theme
from ui.viewmodels.sources import SourceCard
from ui.widgets.button import Chip
from ui.widgets.panel import Panel
from ui.widgets.switch import Switch
from ui.widgets.text.text import Text
from ui.widgets.wrap_row import WrapRow
from ui.wording import count

_ABOUT_LINES = 3


class SourceView(Panel):
    """Shows a card and hands on what the listener does with it."""

    sync_wanted = Signal(int)
    change_wanted = Signal(object)
    removal_wanted = Signal(int, str)
    keep_wanted = Signal(int, bool)
    certificate_wanted = Signal(int)

    def __init__(self, theme: Theme, card: SourceCard, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.card = card
        self._name = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        self._place = Text(theme, "body", "text_dim", parent=self)
        self._line = Text(theme, "body", "text_dim", parent=self)
        self._about = [Text(theme, "body", "text_dim", parent=self) for _ in range(_ABOUT_LINES)]
        for line in self._about:
            line.setWordWrap(True)
        self._trouble = Text(theme, "body", "warn", parent=self)
        self._trouble.setWordWrap(True)
        self.sync = Chip(theme, self.tr("Sync now"), self)
        self.certificate = Chip(theme, self.tr("Look at the certificate"), self)
        self.change = Chip(theme, self.tr("Change"), self)
        self.removal = Chip(theme, self.tr("Remove"), self)
        self.keep = Switch(theme, self.tr("Keep everything on this computer"), self)
        self._keep_text = Text(theme, "body", "text", parent=self)
        self._keep_text.setText(self.tr("Keep everything on this computer"))
        self._lay_out()
        self.sync.clicked.connect(lambda: self.sync_wanted.emit(self.card.source_id))
        self.certificate.clicked.connect(lambda: self.certificate_wanted.emit(self.card.source_id))
        self.change.clicked.connect(lambda: self.change_wanted.emit(self.card))
        self.removal.clicked.connect(
            lambda: self.removal_wanted.emit(self.card.source_id, self.card.name)
        )
        self.keep.clicked.connect(lambda on: self.keep_wanted.emit(self.card.source_id, on))
        self.show_card(card)

    def show_card(self, card: SourceCard) -> None:
        """Show how the server is now."""
        self.card = card
        name = card.name if card.is_library else SERVICES[ScrobblerKind(card.kind)]
        self.setAccessibleName(name)
        self._name.setText(name)
        self._place.setText(f"{card.user} · {card.url}" if card.user else card.url)
        self._line.setText(self._state(card))
        self._trouble.setText(card.problem)
        self._trouble.setVisible(bool(card.problem))
        told = about_lines(card.about) if card.about else ()
        for place, line in enumerate(self._about):
            line.setText(told[place] if place < len(told) else "")
            line.setVisible(place < len(told))
        self.keep.setChecked(card.pinned)
        for part in (self.keep, self._keep_text, self.change):
            part.setVisible(card.is_library)
        self.certificate.setVisible(bool(card.certificate))
        self.sync.setEnabled(card.seen is None)
        self.sync.name_it(self.tr("Sync {name} now").format(name=name))
        self.change.name_it(self.tr("Change {name}").format(name=name))
        self.removal.name_it(self.tr("Remove {name}").format(name=name))

    def _state(self, card: SourceCard) -> str:
        if not card.is_library:
            return self._told(card)
        songs = self.tr("{number} songs").format(number=count(card.songs))
        if card.seen is not None:
            return self.tr("Reading: {number} songs so far").format(number=count(card.seen))
        if not card.last_ok_ms:
            return self.tr("{songs} · not in step yet").format(songs=songs)
        moment = QDateTime.fromMSecsSinceEpoch(card.last_ok_ms)
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        return self.tr("{songs} · in step since {when}").format(songs=songs, when=when)

    def _told(self, card: SourceCard) -> str:
        if not card.last_ok_ms:
            return self.tr("Told of what you hear from now on; nothing has been sent yet")
        moment = QDateTime.fromMSecsSinceEpoch(card.last_ok_ms)
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        return self.tr("Told of what you hear · last time {when}").format(when=when)

    def _lay_out(self) -> None:
        head = WrapRow(self)
        head.add(self._name)
        for chip in (self.certificate, self.sync, self.change, self.removal):
            head.add(chip, trailing=True)
        kept = QHBoxLayout()
        kept.setContentsMargins(-3, 0, 0, 0)  # the groove stands below the words
        kept.setSpacing(8)
        kept.addWidget(self.keep)
        kept.addWidget(self._keep_text)
        kept.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(6)
        layout.addWidget(head)
        for part in (self._place, self._line, *self._about, self._trouble):
            layout.addWidget(part)
        layout.addSpacing(4)
        layout.addLayout(kept)
