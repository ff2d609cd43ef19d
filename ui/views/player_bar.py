"""The player bar: what plays, the transport, the way out."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from player.model import RepeatMode, Track
from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.player import PlayerModel
from ui.views.output_corner import OutputCorner
from ui.widgets.badge import Badge
from ui.widgets.button import IconButton, PlayButton
from ui.widgets.cover import CoverButton
from ui.widgets.label import MarqueeLabel
from ui.widgets.seek_bar import SeekBar
from ui.widgets.time_label import TimeLabel
from ui.wording import format_badge, joined

HEIGHT_PX = 88
_SIDE_PX = 56
_EDGE_PX = 18
_GAP_PX = 24
_CENTRE_SHARE = 0.385
_NARROWEST_PX = 300
_WIDEST_PX = 640


class PlayerBar(QWidget):
    """Left what plays, in the middle the transport, right the output."""

    cover_pressed = Signal()
    queue_toggled = Signal()

    def __init__(
        self, theme: Theme, model: PlayerModel, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Player"))
        self.playing = PlayingCorner(theme, covers, self)
        self.transport = TransportCentre(theme, model, self)
        self.output = OutputCorner(theme, model, self)
        self._lay_out()
        self.playing.cover.clicked.connect(self.cover_pressed)
        self.output.queue.clicked.connect(self.queue_toggled)
        model.changed.connect(self._on_changed)
        theme.changed.connect(self.update)
        self._on_changed()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_EDGE_PX, 1, _EDGE_PX, 0)
        layout.setSpacing(_GAP_PX)
        for side in (self.playing, self.output):
            side.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        layout.addWidget(self.playing, 1)
        layout.addWidget(self.transport)
        layout.addWidget(self.output, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to follow the position."""
        self._model.watch(watched=True)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        self._model.watch(watched=False)
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the transport in the middle; let the output corner give up what has no room."""
        centre = min(max(round(self.width() * _CENTRE_SHARE), _NARROWEST_PX), _WIDEST_PX)
        self.transport.setFixedWidth(centre)
        self.output.fit((self.width() - centre) // 2 - _EDGE_PX - _GAP_PX)
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line above it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colors.surface)
        painter.fillRect(0, 0, self.width(), 1, self._theme.colors.line)
        painter.end()

    def _on_changed(self) -> None:
        state = self._model.state
        self.playing.show_track(state.track)
        audio = state.format or (state.track.format if state.track else None)
        self.playing.hi_res.set_text("Hi-Res" if audio and audio.hi_res else "")
        self.playing.format.set_text(format_badge(audio) if audio else "")


class PlayingCorner(QWidget):
    """Cover, title, artist and what the file holds."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cover = CoverButton(theme, covers, _SIDE_PX, self)
        self.cover.setFixedSize(_SIDE_PX, _SIDE_PX)
        self.title = MarqueeLabel(theme, theme.body(QFont.Weight.DemiBold), "text", self)
        self.credit = MarqueeLabel(theme, theme.caption(), "text_dim", self)
        self.hi_res = Badge(theme, self, gold=True)
        self.format = Badge(theme, self)
        self.heart = IconButton(theme, "heart", self.tr("Favourite"), self)
        self.heart.setCheckable(True)
        self.heart.hide()
        self._lay_out()

    def show_track(self, track: Track | None) -> None:
        """Show a track, or that nothing plays."""
        self.title.set_text(track.name if track else "")
        self.credit.set_text(joined(track.artist, track.album) if track else "")
        self.cover.set_cover(cover_name(track), picture_of(track))

    def _lay_out(self) -> None:
        badges = QHBoxLayout()
        badges.setSpacing(4)
        badges.addWidget(self.hi_res)
        badges.addWidget(self.format)
        badges.addStretch()
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addStretch()
        lines.addWidget(self.title)
        lines.addWidget(self.credit)
        lines.addSpacing(3)
        lines.addLayout(badges)
        lines.addStretch()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.cover)
        layout.addLayout(lines, 1)
        layout.addWidget(self.heart)

    def show_heart(self, *, possible: bool, loved: bool) -> None:
        """Show whether what plays is a favourite; no heart for what cannot be one."""
        self.heart.setVisible(possible)
        self.heart.setChecked(loved)
        self.heart.set_icon_name("heart-filled" if loved else "heart")
        self.heart.name_it(self.tr("Not a favourite any more") if loved else self.tr("Favourite"))


class TransportCentre(QWidget):
    """Shuffle, previous, play, next, repeat; below them the time and the seek bar."""

    def __init__(self, theme: Theme, model: PlayerModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.shuffle = self._button(theme, "shuffle", self.tr("Shuffle"), model.toggle_shuffle, 17)
        self.shuffle.setCheckable(True)
        self.previous = self._button(
            theme, "previous", self.tr("Previous"), model.skip_previous, 18
        )
        self.play = PlayButton(theme, "play", self.tr("Play"), self)
        self.play.clicked.connect(model.toggle)
        self.next = self._button(theme, "next", self.tr("Next"), model.skip_next, 18)
        self.repeat = self._button(theme, "repeat", self.tr("Repeat"), model.cycle_repeat, 17)
        self.repeat.setCheckable(True)
        self.seek = SeekBar(theme, self)
        self.elapsed = TimeLabel(theme, self)
        self.total = TimeLabel(theme, self, counts_down=True)
        self._lay_out()
        self.seek.seek_requested.connect(model.seek)
        model.changed.connect(self._on_changed)
        model.position_changed.connect(self._on_position)
        self._on_changed()

    def _button(
        self, theme: Theme, icon: str, label: str, verb: Callable[[], None], icon_px: int
    ) -> IconButton:
        button = IconButton(theme, icon, label, self, icon_px=icon_px)
        button.clicked.connect(verb)
        return button

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch()
        for button in (self.shuffle, self.previous, self.play, self.next, self.repeat):
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addStretch()
        times = QHBoxLayout()
        times.setSpacing(8)
        times.addWidget(self.elapsed)
        times.addWidget(self.seek, 1)
        times.addWidget(self.total)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 4)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addLayout(times)

    def _on_changed(self) -> None:
        state = self._model.state
        playing = self._model.playing
        self.play.set_icon_name("pause" if playing else "play")
        self.play.name_it(self.tr("Pause") if playing else self.tr("Play"))
        self.shuffle.setChecked(state.shuffle)
        self.repeat.setChecked(state.repeat is not RepeatMode.OFF)
        one = state.repeat is RepeatMode.ONE
        self.repeat.set_icon_name("repeat-one" if one else "repeat")
        self.repeat.name_it(self._repeat_label(state.repeat))
        self.seek.set_duration(state.duration_ms)
        self.seek.set_overview(state.overview)
        self._on_position(self._model.position_ms)

    def _on_position(self, position_ms: int) -> None:
        duration_ms = self._model.state.duration_ms
        self.seek.show_position(position_ms)
        self.elapsed.show_time(position_ms, duration_ms)
        self.total.show_time(position_ms, duration_ms)

    def _repeat_label(self, mode: RepeatMode) -> str:
        match mode:
            case RepeatMode.OFF:
                return self.tr("Repeat: off")
            case RepeatMode.ALL:
                return self.tr("Repeat: all")
            case RepeatMode.ONE:
                return self.tr("Repeat: this track")


def cover_name(track: Track | None) -> Hashable:
    """Return what the cover of a track is known by: its file."""
    return track.path if track else None


def picture_of(track: Track | None) -> str:
    """Return the name its own picture is drawn from: one for the whole album."""
    return (track.album or track.name) if track else ""
