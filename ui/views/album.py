"""The album page: cover, what it is, what can be done with it, and its tracks."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.library.lists.rows import AlbumRow
from ui.covers import Covers
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.viewmodels.album import AlbumModel
from ui.views.track_table import TrackTable
from ui.widgets.badge import Badge
from ui.widgets.button import Chip
from ui.widgets.cover import LargeCover
from ui.widgets.label import MarqueeLabel
from ui.wording import span

_COVER_PX = 200


class AlbumPage(QWidget):
    """One album."""

    left = Signal()

    def __init__(
        self, theme: Theme, model: AlbumModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setAccessibleName(self.tr("Album"))
        self.back = Chip(theme, self.tr("Albums"), self, icon_name="back")
        self.cover = LargeCover(theme, covers, self)
        self.cover.setFixedSize(_COVER_PX, _COVER_PX)
        self.title = MarqueeLabel(theme, font(theme.sizes.title, QFont.Weight.Bold), "text", self)
        self.artist = MarqueeLabel(theme, font(theme.sizes.heading), "text", self)
        self.facts = MarqueeLabel(theme, theme.body(tabular=True), "text_dim", self)
        self.badge = Badge(theme, self)
        self.play = Chip(theme, self.tr("Play"), self, icon_name="play")
        self.play.stand_out()
        self.play_next = Chip(theme, self.tr("Play next"), self, icon_name="play-next")
        self.add = Chip(theme, self.tr("Add to queue"), self, icon_name="add-to-queue")
        self.table = TrackTable(theme, model.tracks, self)
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.setContentsMargins(28, 22, 18, 0)
        page.setSpacing(16)
        page.addWidget(self.back)
        head = QHBoxLayout()
        head.setSpacing(24)
        head.addWidget(self.cover)
        head.addLayout(self._words(), 1)
        page.addLayout(head)
        page.addWidget(self.table, 1)

    def _words(self) -> QVBoxLayout:
        badges = QHBoxLayout()
        badges.addWidget(self.badge)
        badges.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.play, self.play_next, self.add):
            buttons.addWidget(button)
        buttons.addStretch()
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addStretch()
        for line in (self.title, self.artist, self.facts):
            words.addWidget(line)
        words.addLayout(badges)
        words.addSpacing(10)
        words.addLayout(buttons)
        return words

    def _connect(self) -> None:
        model = self._model
        self.back.clicked.connect(self.left)
        self.play.clicked.connect(model.play)
        self.play_next.clicked.connect(lambda: model.add(next_up=True))
        self.add.clicked.connect(lambda: model.add(next_up=False))
        model.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        album = self._model.album
        if album is None:
            return
        self.cover.set_cover(album.cover or album.id, album.title)
        self.title.set_text(album.title)
        self.artist.set_text(album.artist)
        self.facts.set_text(self._facts(album))
        self.badge.set_text(album.format_label, gold=album.hi_res)

    def _facts(self, album: AlbumRow) -> str:
        parts = [
            str(album.year or ""),
            self.tr("%n disc(s)", "", album.disc_count) if album.disc_count > 1 else "",
            self.tr("%n track(s)", "", album.track_count),
            span(album.duration_ms),
        ]
        return " · ".join(part for part in parts if part)
