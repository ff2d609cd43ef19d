"""What moves with the music under the cover: spectrum, levels, or the stereo image."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from player.sound.desk import Watch
from ui.theme.theme import Theme
from ui.viewmodels.meters import MetersModel
from ui.widgets.meters.goniometer import Goniometer
from ui.widgets.meters.level_meter import LevelMeter
from ui.widgets.meters.spectrum_bars import SpectrumBars
from ui.widgets.meters.still import PaintBehind
from ui.widgets.sight import Sight

_SILENT_DB = (-200.0, -200.0)


class Visualiser(QStackedWidget):
    """One picture at a time; `turn` shows the next.

    Args:
        behind: Paints the page behind the bars.
    """

    def __init__(
        self,
        theme: Theme,
        model: MetersModel,
        parent: QWidget | None = None,
        behind: PaintBehind | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.bars = SpectrumBars(theme, self, behind)
        self.levels = LevelMeter(theme, self)
        self.image = Goniometer(theme, self)
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.image)
        row.addWidget(self.levels, 1)
        self.addWidget(self.bars)
        self.addWidget(holder)
        model.looked.connect(self._on_looked)
        self._sight = Sight(self)
        self._sight.changed.connect(self._watch)

    def turn(self) -> None:
        """Show the next picture."""
        self.setCurrentIndex((self.currentIndex() + 1) % self.count())
        self._watch(self._sight.seen)
        self._on_looked()

    def _watch(self, seen: bool) -> None:  # noqa: FBT001  a slot
        wants = Watch.LEVELS if self.currentIndex() else Watch.SPECTRUM
        self._model.watch("now-playing", watched=seen, wants=wants)

    def _on_looked(self) -> None:
        look = self._model.look
        if self.currentIndex() == 0:
            self.bars.show_levels(self._model.spectrum_db)
        elif look is None:
            self.levels.show_levels(_SILENT_DB, _SILENT_DB)
            self.image.show_points([], 0.0)
        else:
            self.levels.show_levels(look.rms_db, look.peak_db)
            points = [(left, right) for left, right in look.points.tolist()]
            self.image.show_points(points, look.correlation)
