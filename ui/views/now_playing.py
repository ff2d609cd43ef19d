"""What plays, large: cover, title, artist, and what the file holds."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.events import PlaybackState
from ui.covers import Covers
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.viewmodels.player import PlayerModel
from ui.views.player_bar import cover_name, picture_of
from ui.views.welcome import paint_glow
from ui.widgets.badge import Badge
from ui.widgets.cover import LargeCover
from ui.widgets.label import MarqueeLabel
from ui.wording import format_line

_LARGEST_PX = 520
_SMALLEST_PX = 200
_WORDS_PX = 120


class NowPlayingPage(QWidget):
    """The page of the current track."""

    def __init__(
        self, theme: Theme, model: PlayerModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setAccessibleName(self.tr("Now playing"))
        self.cover = LargeCover(theme, covers, self)
        title = font(theme.sizes.title, QFont.Weight.Bold)
        self.title = MarqueeLabel(theme, title, "text", self)
        self.credit = MarqueeLabel(theme, font(theme.sizes.heading), "text_dim", self)
        self.hi_res = Badge(theme, self, gold=True)
        self.format = MarqueeLabel(theme, theme.caption(), "text_dim", self)
        self._lay_out()
        model.changed.connect(self._on_changed)
        theme.changed.connect(self.update)
        self._on_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cover what the words leave."""
        room = min(self.width() - 96, self.height() - _WORDS_PX - 72)
        side = max(min(room, _LARGEST_PX), _SMALLEST_PX)
        self.cover.setFixedSize(side, side)
        for line in (self.title, self.credit, self.format):
            line.setMaximumWidth(side)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a soft light behind the cover."""
        painter = QPainter(self)
        paint_glow(painter, QRectF(self.rect()), self._theme)
        painter.end()

    def _lay_out(self) -> None:
        facts = QHBoxLayout()
        facts.setSpacing(8)
        facts.addWidget(self.hi_res)
        facts.addWidget(self.format, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addStretch()
        column.addWidget(self.cover)
        column.addSpacing(20)
        column.addWidget(self.title)
        column.addWidget(self.credit)
        column.addSpacing(6)
        column.addLayout(facts)
        column.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(48, 24, 48, 24)
        layout.addStretch()
        layout.addLayout(column)
        layout.addStretch()

    def _on_changed(self) -> None:
        state = self._model.state
        track = state.track
        self.cover.set_cover(cover_name(track), picture_of(track))
        self.title.set_text(track.name if track else "")
        self.credit.set_text(_credit(state))
        audio = state.format or (track.format if track else None)
        self.hi_res.set_text("Hi-Res" if audio and audio.hi_res else "")
        self.format.set_text(format_line(audio) if audio else "")


def _credit(state: PlaybackState) -> str:
    track = state.track
    if track is None:
        return ""
    year = str(track.year) if track.year else ""
    return " · ".join(part for part in (track.artist, track.album, year) if part)
