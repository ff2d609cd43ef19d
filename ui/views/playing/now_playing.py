"""What plays, large: its cover lights the page, and beside it stands what one wants to know."""

from collections.abc import Hashable

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QRadialGradient, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from player.events import PlaybackState
from player.model import PlayState
from ui.covers import Covers
from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.theme.tint import Tint
from ui.viewmodels.player import PlayerModel
from ui.views.library.track_pictures import cover_name, picture_of
from ui.views.playing.cover_tab import CoverTab
from ui.widgets.badge import Badge
from ui.widgets.grid.cover import LargeCover
from ui.widgets.grid.cover_tint import CoverTint
from ui.widgets.mirror import edges
from ui.widgets.tab_chips import TabChips
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.text.text import Text
from ui.widgets.wrap_row import WrapRow
from ui.wording import HI_RES, format_brief, joined, tier_badge, tier_line

COVER = "cover"
_LARGEST_PX = 460
_SMALLEST_PX = 168
_WORDS_PX = 190
_TWO_COLUMNS_PX = 720
_COVER_TAB_PX = 470
_EDGE_PX = 40
_VISUALISER_PX = 72
_FACTS_BESIDE_PX = 400
_WORDS_GAP_PX = 10
_INSET_PX = 8
"""What tabs show lies in plates and rings: its words begin so far inside, below the first chip."""


class NowPlayingPage(QWidget):
    """The page of the current track; whoever has more to say about it adds a tab."""

    tinted = Signal(object)

    def __init__(
        self, theme: Theme, model: PlayerModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model, self._covers = model, covers
        self.setAccessibleName(self.tr("Now playing"))
        self.cover = LargeCover(theme, covers, self)
        self.title = MarqueeLabel(theme, font(theme.sizes.title, QFont.Weight.Bold), "text", self)
        self.credit = MarqueeLabel(theme, font(theme.sizes.heading), "text_dim", self)
        self.hi_res = Badge(theme, self, gold=True)
        self.format = Text(theme, "caption", "text_dim", parent=self)
        self.tabs = TabChips(theme, self.tr("About this track"), self)
        self.stack = QStackedWidget(self)
        self._left, self._right = QWidget(self), QWidget(self)
        self._beside = QVBoxLayout(self._right)
        self._head = WrapRow(self._right)
        self._words = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._facts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._under = QVBoxLayout()
        self._names: dict[str, QWidget] = {}
        self._fills = False
        self._tint = CoverTint(theme, covers, self)
        self._lay_out()
        self.tabs.chosen.connect(self.open_tab)
        self._tint.changed.connect(self._on_tint)
        model.changed.connect(self._on_changed)
        self._on_changed()

    @property
    def tint(self) -> Tint:
        """The colours of the page."""
        return self._tint.tint

    @property
    def head(self) -> QWidget:
        """The names of the tabs, and what there is to do."""
        return self._head

    def fill(self, fills: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Say whether the page is all there is to see: then the cover breathes while it plays."""
        self._fills = fills
        self._on_changed()

    def add_tab(self, name: str, label: str, page: QWidget) -> None:
        """Add something to see beside the cover."""
        self._names[name] = page
        self.stack.addWidget(page)
        self.tabs.add(name, label)
        self._arrange()

    def open_tab(self, name: str) -> None:
        """Show one of the tabs."""
        self.tabs.choose(name)
        self.stack.setCurrentWidget(self._names[name])

    def add_action(self, button: QWidget) -> None:
        """Add something to do at the end of the row of tabs."""
        self._actions.addWidget(button)

    def set_visualiser(self, widget: QWidget) -> None:
        """Put what moves with the music under the words."""
        widget.setFixedHeight(_VISUALISER_PX)
        self._under.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cover what the words leave."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Now it is known how much room there is."""
        super().showEvent(event)
        self._arrange()

    def paint_behind(self, painter: QPainter, widget: QWidget) -> None:
        """Paint the part of the page that a widget on it covers."""
        painter.translate(-widget.mapTo(self, QPointF()))
        paint_tint(painter, QRectF(self.rect()), self.tint)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a soft light behind the cover."""
        painter = QPainter(self)
        paint_tint(painter, QRectF(self.rect()), self.tint)
        painter.end()

    def _lay_out(self) -> None:
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(self.title)
        lines.addWidget(self.credit)
        self._facts.setSpacing(7)
        self._facts.addWidget(self.hi_res)
        self._facts.addWidget(self.format)
        self._words.setSpacing(_WORDS_GAP_PX)
        self._words.addLayout(lines, 1)
        self._words.addLayout(self._facts)
        column = QVBoxLayout(self._left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch()
        column.addWidget(self.cover)
        column.addSpacing(20)
        column.addLayout(self._words)
        column.addSpacing(22)
        column.addLayout(self._under)
        column.addStretch()
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(16)
        actions = QWidget(self)
        self._actions = QHBoxLayout(actions)
        self._actions.setContentsMargins(0, 0, 0, 0)
        self._head.add(self.tabs)
        self._head.add(actions)
        head = QHBoxLayout()
        head.setContentsMargins(edges(_INSET_PX, 0, 0, 0, self.layoutDirection()))
        head.addWidget(self._head)
        self._beside.addLayout(head)
        self._beside.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_EDGE_PX, 24, _EDGE_PX, 24)
        layout.setSpacing(56 - _INSET_PX)
        layout.addStretch(1)
        layout.addWidget(self._left)
        layout.addWidget(self._right, 100)
        layout.addStretch(1)

    def _arrange(self) -> None:
        """Two columns where there is room; otherwise what the chosen tab shows, under its name."""
        wide, has_tabs = self.width() >= _TWO_COLUMNS_PX, bool(self._names)
        if has_tabs and self.isVisible():
            self._offer_cover(not wide and self.width() >= _COVER_TAB_PX)
        self._right.setVisible(has_tabs)
        self._left.setVisible(wide or not has_tabs)
        share = 0.46 if has_tabs else 1.0
        room = min((self.width() - 2 * _EDGE_PX) * share, self.height() - _WORDS_PX - 72)
        side = round(max(min(room, _LARGEST_PX), _SMALLEST_PX))
        self.cover.setFixedSize(side, side)
        self._left.setFixedWidth(side)
        words = self.credit.sizeHint().width() + self.format.sizeHint().width()
        roomy = side >= _FACTS_BESIDE_PX and words + _WORDS_GAP_PX <= side
        self._turn_words(beside=roomy)
        used = side + 20 + self._words.sizeHint().height() + 22 + _VISUALISER_PX
        top = max((self.height() - 48 - used) // 2, 0) if self._left.isVisibleTo(self) else 0
        self._beside.setContentsMargins(0, top, 0, 0)

    def _offer_cover(self, offered: bool) -> None:  # noqa: FBT001  private
        """Where there is one column, the cover is a tab among the others."""
        if COVER not in self._names:
            if not offered:
                return
            page = CoverTab(self._theme, self._model, self._covers, self)
            self._names[COVER] = page
            self.stack.addWidget(page)
            self.tabs.add(COVER, self.tr("Cover"))
        self.tabs.chip(COVER).setVisible(offered)
        if not offered and self.tabs.current == COVER:
            self.open_tab(next(iter(self._names)))

    def _turn_words(self, *, beside: bool) -> None:
        """Facts stand right of the title, or below it where that is too narrow."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._words.setDirection(across if beside else down)
        self._facts.setDirection(down if beside else across)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        low = Qt.AlignmentFlag.AlignBottom if beside else Qt.AlignmentFlag.AlignVCenter
        self._facts.setAlignment(self.hi_res, side)
        self._facts.setAlignment(self.format, side | low)
        self._facts.setStretchFactor(self.format, 0 if beside else 1)

    def _on_changed(self) -> None:
        state = self._model.state
        track = state.track
        name: Hashable = cover_name(track)
        self.cover.set_cover(name, picture_of(track))
        self._tint.follow(name, picture_of(track))
        self.title.set_text(track.name if track else "")
        self.credit.set_text(_credit(state))
        audio = state.format or (track.format if track else None)
        word = tier_badge(audio, state.tier)
        self.hi_res.set_text(word, gold=word == HI_RES)
        self.hi_res.setToolTip(tier_line(state.tier))
        self.format.setText(format_brief(audio) if audio else "")
        self.cover.breath.breathe(self._fills and state.state is PlayState.PLAYING)
        self._arrange()

    def _on_tint(self) -> None:
        self.tinted.emit(self.tint)
        self.update()


def paint_tint(painter: QPainter, rect: QRectF, tint: Tint) -> None:
    """Fill a page with a tint: its light comes from where the cover is."""
    painter.fillRect(rect, tint.ground)
    centre = rect.topLeft() + (rect.bottomRight() - rect.topLeft()) * 0.36
    light = QRadialGradient(centre, max(rect.width(), rect.height()) * 0.62)
    light.setColorAt(0, tint.glow)
    light.setColorAt(1, tint.ground)
    painter.fillRect(rect, light)


def _credit(state: PlaybackState) -> str:
    track = state.track
    if track is None:
        return ""
    year = str(track.year) if track.year else ""
    return joined(track.artist, track.album, year, sign="·")
