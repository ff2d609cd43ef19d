"""The mini player: a card, a square or a strip that stays in sight while the window is away.

The square shows the cover, or what comes next.
"""

from enum import StrEnum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QHideEvent,
    QLinearGradient,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QShowEvent,
)

from player.queue import QueueEntry
from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.player import PlayerModel
from ui.views.library.track_pictures import cover_name, picture_of
from ui.views.queue.queue_list import QueueList
from ui.views.shell.closing_window import StandIn
from ui.widgets.access.reading_order import step_focus
from ui.widgets.button import IconButton
from ui.widgets.grid.cover import paint_cover
from ui.widgets.text.label import MarqueeLabel

_AIR_PX = 12
_LINE_PX = 3


class MiniSize(StrEnum):
    """The three shapes, in the order they follow each other."""

    CARD = "card"
    SQUARE = "square"
    STRIP = "strip"


SIZES = {
    MiniSize.CARD: QSize(320, 96),
    MiniSize.SQUARE: QSize(320, 320),
    MiniSize.STRIP: QSize(480, 40),
}

_AFTER = {
    MiniSize.CARD: MiniSize.SQUARE,
    MiniSize.SQUARE: MiniSize.STRIP,
    MiniSize.STRIP: MiniSize.CARD,
}


class MiniPlayer(StandIn):
    """A window without a frame; its ground drags it.

    Args:
        rows: The queue, which the square shows when it is asked for.
    """

    def __init__(self, theme: Theme, model: PlayerModel, covers: Covers, rows: QueueList) -> None:
        super().__init__(None, Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint)
        self._theme = theme
        self._model = model
        self._covers = covers
        self._size = MiniSize.CARD
        self._share = 0.0
        self._entry: QueueEntry | None = None
        self._grabbed_at = QPoint()
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setWindowTitle("Galaxia")
        self.setAccessibleName(self.tr("Mini player"))
        self.title = MarqueeLabel(theme, theme.body(QFont.Weight.DemiBold), "text", self)
        self.credit = MarqueeLabel(theme, theme.caption(), "text_dim", self)
        self.previous = self._button("previous", self.tr("Previous"))
        self.play = self._button("play", self.tr("Play"))
        self.next = self._button("next", self.tr("Next"))
        self.rows = rows
        rows.setParent(self)
        self.list = self._button("queue", self.tr("What comes next"))
        self.list.setCheckable(True)
        self.shape = self._button("resize", self.tr("Another size"))
        self.pin = self._button("pin", self.tr("Keep above other windows"))
        self.back = self._button("close", self.tr("Back to the window"))
        self._connect()
        self.set_size(MiniSize.CARD)
        self._on_changed()

    @property
    def _listing(self) -> bool:
        return self._size is MiniSize.SQUARE and self.list.isChecked()

    @property
    def shape_name(self) -> str:
        """Which of the three shapes it has."""
        return self._size.value

    def set_size(self, size: MiniSize) -> None:
        """Take another shape."""
        self._size = size
        self.setFixedSize(SIZES[size])
        self.credit.setVisible(size is not MiniSize.STRIP)
        self.list.setVisible(size is MiniSize.SQUARE)
        self._show_list()
        self._arrange()
        self.update()

    def set_pinned(self, pinned: bool) -> None:  # noqa: FBT001  a slot
        """Stay above other windows, or not."""
        visible = self.isVisible()
        self.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, pinned)
        self.pin.setChecked(pinned)
        if visible:
            self.show()  # Qt hides a window whose flags change

    def showEvent(self, event: QShowEvent) -> None:
        """Follow the music; what has changed meanwhile is shown first."""
        self._model.changed.connect(self._on_changed)
        self._model.position_changed.connect(self._on_position)
        self._on_changed()
        self._model.watch("mini", watched=True)
        super().showEvent(event)
        self.setFocus()  # no button, or its ring would be the first thing seen

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: nothing of this runs until somebody does."""
        self._model.watch("mini", watched=False)
        self._model.changed.disconnect(self._on_changed)
        self._model.position_changed.disconnect(self._on_position)
        super().hideEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Tab follows the eye in every shape."""
        return step_focus(self, forwards=forwards)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the window; the system carries it where it can."""
        handle = self.windowHandle()
        if event.button() == Qt.MouseButton.LeftButton:
            self._grabbed_at = event.position().toPoint()
            if handle is not None:
                handle.startSystemMove()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry it, on systems that leave that to us."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.move(event.globalPosition().toPoint() - self._grabbed_at)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Back to the window."""
        self.left.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw plate, cover and the line of the position."""
        colors = self._theme.colors
        radius = 10 if self._size is MiniSize.STRIP else self._theme.radii.card
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(face, radius, radius)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(outline, colors.surface)
        painter.setClipPath(outline)
        self._paint_cover(painter)
        _paint_position(painter, self.rect(), self._share, self._theme)
        painter.setClipping(False)
        painter.strokePath(outline, QPen(colors.line, 1))
        painter.end()

    def _paint_cover(self, painter: QPainter) -> None:
        track = self._model.state.track
        box = _cover_box(self.rect(), self._size, listing=self._listing)
        if track is None:
            painter.fillRect(box, self._theme.colors.high)
            return
        square = self._size is MiniSize.SQUARE and not self._listing
        radius = self._theme.radii.card if square else self._theme.radii.cover
        paint_cover(painter, box, self._covers, cover_name(track), picture_of(track), radius)
        if square:
            painter.fillRect(self.rect(), _shade(self.height(), self._theme.colors.surface))

    def _arrange(self) -> None:
        """Put words and buttons where the shape has them."""
        transport = (self.previous, self.play, self.next)
        frame = (self.shape, self.pin, self.back)
        match self._size:
            case MiniSize.CARD:
                _place_words((self.title, self.credit), 94, 16, self.width() - 94 - 90)
                _place_row(transport, 88, 56)
                _place_row(frame, self.width() - 86, 6)
            case MiniSize.SQUARE:
                if self._listing:
                    _place_words((self.title, self.credit), 72, 18, self.width() - 72 - _AIR_PX)
                else:
                    _place_words((self.title, self.credit), 18, 232, self.width() - 36)
                self.rows.setGeometry(4, 70, self.width() - 8, 202)
                _place_row(transport, 12, 276)
                _place_row((self.list,), self.width() - 118, 276)
                _place_row(frame, self.width() - 90, 276)
            case MiniSize.STRIP:
                _place_words((self.title, self.credit), 46, 10, self.width() - 46 - 178)
                _place_row(transport, self.width() - 174, 4)
                _place_row(frame, self.width() - 86, 4)

    def _button(self, icon_name: str, label: str) -> IconButton:
        return IconButton(self._theme, icon_name, label, self, icon_px=15, air_px=12)

    def _connect(self) -> None:
        model = self._model
        self.previous.clicked.connect(model.skip_previous)
        self.play.clicked.connect(model.toggle)
        self.next.clicked.connect(model.skip_next)
        self.shape.clicked.connect(self._on_shape)
        self.pin.setCheckable(True)
        self.pin.clicked.connect(self.set_pinned)
        self.back.clicked.connect(self.left)
        self.list.clicked.connect(self._on_list)
        self._covers.arrived.connect(self.update)
        self._theme.changed.connect(self.update)

    def _on_shape(self) -> None:
        self.set_size(_AFTER[self._size])
        self.move(_inside(self.geometry(), self.screen().availableGeometry()))

    def _on_list(self) -> None:
        self._show_list()
        self._arrange()
        self.update()

    def _show_list(self) -> None:
        self.rows.setVisible(self._listing)
        if self._listing:
            self.rows.reveal_next()

    def _on_changed(self) -> None:
        track, playing = self._model.state.track, self._model.playing
        self.title.set_text(track.name if track else self.tr("Nothing plays"))
        self.credit.set_text(track.artist if track else "")
        self.play.set_icon_name("pause" if playing else "play")
        self.play.name_it(self.tr("Pause") if playing else self.tr("Play"))
        entry = self._model.state.entry
        if entry != self._entry:
            self._entry = entry
            self._show_list()
        self.update()

    def _on_position(self, position_ms: int) -> None:
        duration_ms = self._model.state.duration_ms
        share = min(position_ms / duration_ms, 1.0) if duration_ms else 0.0
        if round(share * self.width()) != round(self._share * self.width()):
            self._share = share
            self.update(0, self.height() - _LINE_PX, self.width(), _LINE_PX)


def _inside(window: QRect, free: QRect) -> QPoint:
    """Where a window of another shape has to stand so that none of it leaves the screen."""
    left = min(window.left(), free.right() - window.width() + 1)
    top = min(window.top(), free.bottom() - window.height() + 1)
    return QPoint(max(left, free.left()), max(top, free.top()))


def _paint_position(painter: QPainter, face: QRect, share: float, theme: Theme) -> None:
    top = face.height() - _LINE_PX
    painter.fillRect(0, top, face.width(), _LINE_PX, theme.colors.wave)
    painter.fillRect(0, top, round(face.width() * share), _LINE_PX, theme.colors.accent)


def _place_words(lines: tuple[MarqueeLabel, MarqueeLabel], left: int, top: int, width: int) -> None:
    title, credit = lines
    height = title.sizeHint().height()
    title.setGeometry(left, top, width, height)
    credit.setGeometry(left, top + height + 1, width, credit.sizeHint().height())


def _place_row(buttons: tuple[IconButton, ...], left: int, top: int) -> None:
    for place, button in enumerate(buttons):
        button.setGeometry(left + place * 28, top, 27, 27)


def _cover_box(face: QRect, size: MiniSize, *, listing: bool) -> QRectF:
    match size:
        case MiniSize.CARD:
            return QRectF(_AIR_PX, _AIR_PX, 70, 70)
        case MiniSize.SQUARE if listing:
            return QRectF(_AIR_PX, _AIR_PX, 48, 48)
        case MiniSize.SQUARE:
            return QRectF(face)
        case MiniSize.STRIP:
            return QRectF(5, 4, 30, 30)


def _shade(height_px: int, surface: QColor) -> QLinearGradient:
    """Nothing over the upper part of a cover, nearly the ground where the words stand."""
    shade, ground = QLinearGradient(0, height_px * 0.42, 0, height_px), QColor(surface)
    ground.setAlphaF(0.0)
    shade.setColorAt(0, ground)
    ground.setAlphaF(0.96)
    shade.setColorAt(0.62, ground)
    return shade
