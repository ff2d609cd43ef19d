"""The station of one's own: what it plays and why, its heart and its bin, and what it may play."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.insight.mixes import StationMode
from player.insight.scenes import StationPlan
from ui.theme.theme import Theme, mixed
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.station import StationModel
from ui.widgets.button import Chip, IconButton, PlayButton
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.mirror import edges
from ui.widgets.text.label import MarqueeLabel
from ui.widgets.text.text import Text
from ui.widgets.wrap_row import WrapRow

_AIR_PX = 16


class StationCard(QWidget):
    """One card as wide as the page.

    Signals:
        listing_wanted: Somebody wants to see what is left out.
        resized: It is of another height.
    """

    listing_wanted = Signal()
    resized = Signal()

    def __init__(
        self, theme: Theme, model: StationModel, favourite: FavouriteModel, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._model, self._favourite = theme, model, favourite
        self.setAccessibleName(model.name)
        self.play = PlayButton(theme, "play", model.name, self)
        self.title = MarqueeLabel(theme, theme.body(QFont.Weight.DemiBold), "text", self)
        self.reason = Text(theme, "caption", "text_dim", parent=self)
        self.reason.setWordWrap(True)
        self.heart = IconButton(theme, "heart", self.tr("Favourite"), self)
        self.heart.setCheckable(True)
        self.bin = IconButton(theme, "trash", self.tr("Not this one again"), self)
        self.modes = {mode: self._mode(mode, words) for mode, words in self._mode_words()}
        self.scene = ChoiceChip(theme, self.tr("Scene"), self)
        self.scene.setCheckable(True)
        self.left_out = Chip(theme, "", self)
        self._chips = WrapRow(self)
        self._lay_out()
        self._connect()
        self._on_changed()
        self._on_heart()

    def _mode_words(self) -> tuple[tuple[StationMode, str], ...]:
        return (
            (StationMode.ALL, self.tr("Known and new")),
            (StationMode.FAMILIAR, self.tr("Familiar")),
            (StationMode.DISCOVER, self.tr("Discover")),
        )

    def _mode(self, mode: StationMode, words: str) -> Chip:
        chip = Chip(self._theme, words, self)
        chip.setCheckable(True)
        chip.clicked.connect(lambda *_: self._model.choose(StationPlan(mode)))
        return chip

    def _lay_out(self) -> None:
        for chip in (*self.modes.values(), self.scene, self.left_out):
            self._chips.add(chip)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.reason)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.play)
        top.addLayout(words, 1)
        top.addWidget(self.heart)
        top.addWidget(self.bin)
        column = QVBoxLayout(self)
        column.setContentsMargins(edges(_AIR_PX, 12, _AIR_PX, 14, self.layoutDirection()))
        column.setSpacing(12)
        column.addLayout(top)
        column.addWidget(self._chips)

    def _connect(self) -> None:
        model = self._model
        self.play.clicked.connect(lambda *_: model.play_or_pause())
        self.heart.clicked.connect(lambda *_: self._favourite.toggle())
        self.bin.clicked.connect(lambda *_: model.leave_out())
        self.scene.chosen.connect(model.choose)
        self.left_out.clicked.connect(lambda *_: self.listing_wanted.emit())
        model.changed.connect(self._on_changed)
        self._favourite.changed.connect(self._on_heart)
        self._theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(mixed(colors.raised, colors.nebula, 0.06))
        radius = self._theme.radii.card
        painter.drawRoundedRect(face, radius, radius)
        painter.end()

    def _on_changed(self) -> None:
        model = self._model
        now = model.now
        self.title.set_text(f"{model.name} · {now}" if now else model.name)
        self.reason.setText(model.sentence())
        sounds = model.sounds
        verb = self.tr("Pause {name}") if sounds else self.tr("Play {name}")
        self.play.set_icon_name("pause" if sounds else "play")
        self.play.name_it(verb.format(name=model.name))
        self.heart.setVisible(model.plays)
        self.bin.setVisible(model.plays)
        self._show_plan(model.plan)
        number = model.left_out
        self.left_out.setVisible(number > 0)
        self.left_out.relabel(self.tr("%n left out", "", number))
        self.resized.emit()

    def _show_plan(self, plan: StationPlan) -> None:
        for mode, chip in self.modes.items():
            chip.setChecked(mode is plan.mode)
        chosen = plan.mode is StationMode.SCENE
        scenes = self._model.scenes()
        if chosen and plan not in dict(scenes):
            scenes.append((plan, plan.genre))  # of another day, when it was played more
        self.scene.set_choices(scenes)
        self.scene.show_choice(plan if chosen else None)
        self.scene.setChecked(chosen)

    def _on_heart(self) -> None:
        loved = self._favourite.loved
        self.heart.setChecked(loved)
        self.heart.set_icon_name("heart-filled" if loved else "heart")

    def height_for(self, width_px: int) -> int:
        """Return how high it is in a width."""
        layout = self.layout()
        assert layout is not None  # noqa: S101  laid out when it was made
        return layout.totalHeightForWidth(width_px)
