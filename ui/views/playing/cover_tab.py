"""The cover with its words, where there is no room for it beside the tabs."""

from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.viewmodels.player import PlayerModel
from ui.views.library.track_pictures import cover_name, picture_of
from ui.widgets.grid.cover import LargeCover
from ui.widgets.text.label import MarqueeLabel
from ui.wording import joined

_WORDS_PX = 84


class CoverTab(QWidget):
    """As large as the room allows."""

    def __init__(self, theme: Theme, model: PlayerModel, covers: Covers, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self.cover = LargeCover(theme, covers, self)
        self.title = MarqueeLabel(theme, font(theme.sizes.title, QFont.Weight.Bold), "text", self)
        self.credit = MarqueeLabel(theme, font(theme.sizes.heading), "text_dim", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.cover)
        column.addSpacing(12)
        column.addWidget(self.title)
        column.addWidget(self.credit)
        column.addStretch()
        model.changed.connect(self._on_changed)
        self._on_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cover what the words leave."""
        super().resizeEvent(event)
        side = max(min(self.width(), self.height() - _WORDS_PX), 0)
        self.cover.setFixedSize(side, side)

    def _on_changed(self) -> None:
        track = self._model.state.track
        self.cover.set_cover(cover_name(track), picture_of(track))
        self.title.set_text(track.name if track else "")
        self.credit.set_text(joined(track.artist, track.album) if track else "")
