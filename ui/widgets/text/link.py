"""Words that lead somewhere: dim at rest, underlined under the pointer."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.mirror import mirrored
from ui.widgets.text.words import paint_line

_ELIDE = Qt.TextElideMode.ElideRight
_SHOWN_CHARACTERS = 300
_DASH = " — "


class Link(Button):
    """One line of caption text that can be pressed.

    Args:
        color: At rest; a link among plain words is told apart by it.
    """

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, *, color: str = "text_dim"
    ) -> None:
        super().__init__(theme, "", parent)
        self._color = color
        self.setFont(theme.caption())

    def set_text(self, text: str) -> None:
        """Show other words; none take no room."""
        line = " ".join(text[:_SHOWN_CHARACTERS].split())
        self.setText(line)
        self.name_it(line)
        self.setVisible(bool(line))
        self.update()

    def sizeHint(self) -> QSize:
        """The words and a hair."""
        metrics = QFontMetricsF(self.theme.caption())
        return QSize(round(metrics.horizontalAdvance(self.text())) + 2, round(metrics.height()) + 1)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the words, and a line below them under the pointer."""
        colors, face = self.theme.colors, self.theme.caption()
        face.setUnderline(self.hovered())
        painter.setFont(face)
        painter.setPen(colors.text if self.hovered() else getattr(colors, self._color))
        line = QFontMetricsF(face).elidedText(self.text(), _ELIDE, self.width())
        paint_line(painter, QRectF(self.rect()), line)


class CreditLine(QWidget):
    """Artist and album as links with a dash between; both give way where room is short."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.artist = Link(theme, self)
        self.album = Link(theme, self)
        self.setFixedHeight(self.artist.sizeHint().height())
        theme.changed.connect(self.update)

    @property
    def text(self) -> str:
        """The whole line."""
        return _DASH.join(link.text() for link in (self.artist, self.album) if link.text())

    def show_credit(self, artist: str, album: str) -> None:
        """Show whose it is and what it is from."""
        self.artist.set_text(artist)
        self.album.set_text(album)
        self._place()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room."""
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, _event: object) -> None:
        """Draw the dash."""
        if not (self.artist.text() and self.album.text()):
            return
        painter = QPainter(self)
        painter.setFont(self._theme.caption())
        painter.setPen(self._theme.colors.text_dim)
        after = self.artist.width() - 1
        between = QRectF(after, 0, self._dash_px(), self.height())
        between = mirrored(between, QRectF(self.rect()), self.layoutDirection())
        paint_line(painter, between, _DASH.strip(), 0.5)
        painter.end()

    def _place(self) -> None:
        """The artist keeps up to three fifths when not both fit."""
        height, dash = self.height(), round(self._dash_px())
        artist, album = self.artist.sizeHint().width(), self.album.sizeHint().width()
        room = self.width() - (dash if self.artist.text() and self.album.text() else 0)
        if artist + album > room and self.album.text():
            artist = min(artist, max(room * 3 // 5, room - album))
        artist = min(artist, room) if self.artist.text() else 0
        before = artist + dash if artist else 0
        album = min(album, max(self.width() - before, 0))
        way, whole = self.layoutDirection(), QRectF(self.rect())
        for link, left, width in ((self.artist, 0, artist), (self.album, before, album)):
            place = mirrored(QRectF(left, 0, width, height), whole, way)
            link.setGeometry(place.toRect())

    def _dash_px(self) -> float:
        return QFontMetricsF(self._theme.caption()).horizontalAdvance(_DASH)
