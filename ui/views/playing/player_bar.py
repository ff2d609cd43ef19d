"""The player bar: what plays, the transport, the way out."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from player.model import RepeatMode
from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.player import PlayerModel
from ui.viewmodels.shuffle import ShuffleModel
from ui.views.library.track_pictures import cover_name, picture_of
from ui.views.playing.output_corner import OutputCorner
from ui.views.playing.playing_corner import PlayingCorner
from ui.views.queue.shuffle_menu import offer_menu, state_line
from ui.views.shell.models import Models
from ui.widgets.button import IconButton, PlayButton
from ui.widgets.transport.seek_bar import SeekBar
from ui.widgets.transport.time_label import TimeLabel

__all__ = ["HEIGHT_PX", "PlayerBar", "TransportCentre", "cover_name", "picture_of"]

HEIGHT_PX = 88
_EDGE_PX = 18
_GAP_PX = 16
_CENTRE_SHARE = 0.385
_NARROWEST_PX = 300
_WIDEST_PX = 640


class PlayerBar(QWidget):
    """Left what plays, in the middle the transport, right the output."""

    cover_pressed = Signal()
    queue_toggled = Signal()

    def __init__(
        self, theme: Theme, models: Models, covers: Covers, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model = models.player
        self.setFixedHeight(HEIGHT_PX)
        self.setAccessibleName(self.tr("Player"))
        self.playing = PlayingCorner(theme, covers, self)
        self.transport = TransportCentre(theme, model, models.shuffle, self)
        self.output = OutputCorner(theme, model, models.outputs, self)
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
        audio = state.format or (state.track.format if state.track else None)
        self.playing.show_track(state.track, audio, state.tier)


class TransportCentre(QWidget):
    """Shuffle, previous, play, next, repeat; below them the time and the seek bar."""

    def __init__(
        self,
        theme: Theme,
        model: PlayerModel,
        shuffle: ShuffleModel,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._shuffle = shuffle
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # time runs so for every reader
        self.shuffle = self._button(theme, "shuffle", self.tr("Shuffle"), shuffle.toggle)
        self.shuffle.setCheckable(True)
        self.previous = self._button(theme, "previous", self.tr("Previous"), model.skip_previous)
        self.play = PlayButton(theme, "play", self.tr("Play"), self)
        self.play.clicked.connect(model.toggle)
        self.next = self._button(theme, "next", self.tr("Next"), model.skip_next)
        self.repeat = self._button(theme, "repeat", self.tr("Repeat"), model.cycle_repeat)
        self.repeat.setCheckable(True)
        self.seek = SeekBar(theme, self)
        self.elapsed = TimeLabel(theme, self)
        self.total = TimeLabel(theme, self, counts_down=True)
        self._lay_out()
        offer_menu(shuffle, self.shuffle)
        shuffle.changed.connect(self._on_changed)
        self.seek.seek_requested.connect(model.seek)
        model.changed.connect(self._on_changed)
        model.position_changed.connect(self._on_position)
        model.arrived_changed.connect(self.seek.set_arrived)
        self._on_changed()

    def _button(self, theme: Theme, icon: str, label: str, verb: Callable[[], None]) -> IconButton:
        button = IconButton(theme, icon, label, self)
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
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(0)
        layout.addLayout(buttons)
        layout.addLayout(times)

    def _on_changed(self) -> None:
        state = self._model.state
        playing = self._model.playing
        self.play.set_icon_name("pause" if playing else "play")
        self.play.name_it(self.tr("Pause") if playing else self.tr("Play"))
        self.shuffle.setChecked(state.shuffle)
        text = self.tr("Shuffle: {state}").format(state=state_line(self._shuffle))
        self.shuffle.name_it(text if state.shuffle else self.tr("Shuffle"))
        self.repeat.setChecked(state.repeat is not RepeatMode.OFF)
        one = state.repeat is RepeatMode.ONE
        self.repeat.set_icon_name("repeat-one" if one else "repeat")
        self.repeat.name_it(self._repeat_label(state.repeat))
        self.seek.set_duration(state.duration_ms)
        self.seek.set_overview(state.overview)
        begun = None if state.loop_start_ms is None else (state.loop_start_ms, None)
        self.seek.set_loop(state.loop_ms or begun)
        self.seek.set_chapters(state.chapters)
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
