"""The left end of the player bar: cover, title, artist and what the file holds."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl, Signal
from PySide6.QtGui import QDrag, QEnterEvent, QFont, QMouseEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from player.events import StreamTier
from player.model import AudioFormat, Track
from ui.covers import Covers
from ui.theme.theme import Theme
from ui.views.library.track_pictures import cover_name, picture_of
from ui.widgets.access.spoken import announce
from ui.widgets.badge import Badge
from ui.widgets.button import IconButton
from ui.widgets.grid.cover import CoverButton
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.text.link import CreditLine
from ui.widgets.transport.rating import RatingStars
from ui.wording import HI_RES, format_badge, joined, tier_badge, tier_line

_SIDE_PX = 56


class PlayingCover(CoverButton):
    """A press opens the page of what plays; dragged out, it is the file itself."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget) -> None:
        super().__init__(theme, covers, _SIDE_PX, parent)
        self._path = ""
        self._pressed_at = QPoint()
        self.setFixedSize(_SIDE_PX, _SIDE_PX)

    def show_track(self, track: Track | None) -> None:
        """Show the cover of a track."""
        self._path = track.path if track else ""
        self.set_cover(cover_name(track), picture_of(track))

    def file_data(self) -> QMimeData | None:
        """Return the file as other programs take it; None where there is none."""
        if not self._path or not Path(self._path).exists():
            return None
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(self._path)])
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag would begin."""
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the file out once the pointer has gone far enough."""
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        held = bool(event.buttons() & Qt.MouseButton.LeftButton)
        if held and moved >= QApplication.startDragDistance() and (data := self.file_data()):
            self.setDown(False)
            drag = QDrag(self)
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.setHotSpot(self._pressed_at)
            drag.exec(Qt.DropAction.CopyAction)
        else:
            super().mouseMoveEvent(event)


class PlayingCorner(QWidget):
    """Under the pointer the badges give way to the stars."""

    artist_wanted = Signal()
    album_wanted = Signal()

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rateable = False
        self.cover = PlayingCover(theme, covers, self)
        self.title = MarqueeLabel(theme, theme.body(QFont.Weight.DemiBold), "text", self)
        self.credit = CreditLine(theme, self)
        self.hi_res = Badge(theme, self, gold=True)
        self.format = Badge(theme, self)
        self.badges = QWidget(self)
        self.rating = RatingStars(theme, self)
        self.heart = IconButton(theme, "heart", self.tr("Favourite"), self)
        self.heart.setCheckable(True)
        self.heart.hide()
        self.rating.hide()
        self.credit.artist.clicked.connect(self.artist_wanted)
        self.credit.album.clicked.connect(self.album_wanted)
        self._lay_out()

    def show_track(
        self, track: Track | None, audio: AudioFormat | None, tier: StreamTier | None = None
    ) -> None:
        """Show a track, or that nothing plays."""
        before = self.title.text
        self.title.set_text(track.name if track else "")
        if track and self.title.text != before:
            announce(self, joined(self.title.text, track.artist))
        self.credit.show_credit(track.artist if track else "", track.album if track else "")
        self.cover.show_track(track)
        word = tier_badge(audio, tier)
        self.hi_res.set_text(word, gold=word == HI_RES)
        self.hi_res.setToolTip(tier_line(tier))
        self.format.set_text(format_badge(audio) if audio else "")

    def show_heart(self, *, possible: bool, loved: bool) -> None:
        """Show whether what plays is a favourite; no heart for what cannot be one."""
        self.heart.setVisible(possible)
        self.heart.setChecked(loved)
        self.heart.set_icon_name("heart-filled" if loved else "heart")
        self.heart.name_it(self.tr("Not a favourite any more") if loved else self.tr("Favourite"))

    def show_rating(self, *, possible: bool, stars: float | None) -> None:
        """Show the stars of what plays."""
        self._rateable = possible
        self.rating.show_rating(stars)
        if not possible:
            self._show_stars(shown=False)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Offer the stars."""
        self._show_stars(shown=self._rateable)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Show the badges again."""
        self._show_stars(shown=False)
        super().leaveEvent(event)

    def _show_stars(self, *, shown: bool) -> None:
        self.rating.setVisible(shown)
        self.badges.setVisible(not shown)

    def _lay_out(self) -> None:
        badges = QHBoxLayout(self.badges)
        badges.setContentsMargins(0, 0, 0, 0)
        badges.setSpacing(4)
        badges.addWidget(self.hi_res)
        badges.addWidget(self.format)
        badges.addStretch()
        self.badges.setFixedHeight(18)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addStretch()
        lines.addWidget(self.title)
        lines.addWidget(self.credit)
        lines.addSpacing(3)
        lines.addWidget(self.badges)
        lines.addWidget(self.rating)
        lines.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.cover)
        layout.addLayout(lines, 1)
        layout.addWidget(self.heart)
