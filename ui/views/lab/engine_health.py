"""Audio health: gaps, lateness, the ring, and what happened to the device."""

import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from player.engine.figures import interval_limits_ms
from player.events import Notice
from ui.messages import sentence
from ui.theme.theme import Theme
from ui.viewmodels.engine_health import EngineHealthModel, Happening
from ui.widgets.beside import Beside
from ui.widgets.button import Chip
from ui.widgets.card import Card
from ui.widgets.meters.histogram import Histogram
from ui.widgets.pages.scroll_page import fill_scrolling
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.pair_grid import PairGrid
from ui.widgets.sight import Sight
from ui.widgets.text.text import Text
from ui.wording import count, kilohertz

_SIDE_PX, _ROOMY_PX, _LOG_PX = 340, 720, 160


class EngineHealthPage(QWidget):
    """Figures on the left, the log on the right."""

    def __init__(
        self, theme: Theme, model: EngineHealthModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAccessibleName(self.tr("Audio health"))
        self.header = ToolHeader(theme, self.tr("Audio health"), self)
        self.header.say(self.tr("The audio callback runs in C, without Python and without a lock."))
        self.copy = Chip(theme, self.tr("Copy diagnostics"), self, icon_name="copy")
        label = self.tr("Time between two calls of the device, ms")
        self.histogram = Histogram(theme, label, self)
        self.log = Text(theme, "body", "text_dim", parent=self)
        self.log.setWordWrap(True)
        self.figures = PairGrid(theme, self, across=2)
        self._lay_out(label)
        self.copy.clicked.connect(self._copy)
        model.changed.connect(self._on_changed)
        model.happened.connect(self._on_happened)
        Sight(self).changed.connect(lambda seen: model.watch(watched=seen))
        self._on_changed()
        self._on_happened()

    def _lay_out(self, label: str) -> None:
        self.header.add_tool(self.copy)
        figures = Card(self._theme, self.tr("Since the engine started"), self)
        figures.body.addWidget(self.figures)
        late = Card(self._theme, label, self)
        late.body.addWidget(self.histogram, 1)
        log = Card(self._theme, self.tr("What happened"), self)
        area = QScrollArea(log)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setAccessibleName(self.tr("What happened"))
        holder = QWidget(area)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.log)
        inside.addStretch()
        area.setWidget(holder)
        area.viewport().setAutoFillBackground(False)
        holder.setAutoFillBackground(False)
        log.body.addWidget(area, 1)
        log.setMinimumHeight(_LOG_PX)
        content = QWidget(self)
        measured = QWidget(content)
        left = QVBoxLayout(measured)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(16)
        left.addWidget(figures)
        left.addWidget(late, 1)
        middle = Beside(measured, log, (5, 3), _ROOMY_PX, content, _SIDE_PX)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(18)
        layout.addWidget(self.header)
        layout.addWidget(middle, 1)
        fill_scrolling(self, content)

    def _on_changed(self) -> None:
        figures = self._model.figures
        limits = interval_limits_ms()
        late_from = 2 * self._model.latency_ms or limits[-1]
        self.histogram.show_counts(figures.intervals, limits, late_from)
        self.figures.show_figures(self._lines())

    def _lines(self) -> dict[str, str]:
        figures, lowest = self._model.figures, self._model.lowest_ring_ms
        ms, frames = self.tr("{ms} ms"), self.tr("{n} frames")
        return {
            self.tr("Underruns heard"): count(figures.underruns),
            self.tr("Silence they made"): frames.format(n=count(figures.starved_frames)),
            self.tr("Calls of the device"): count(figures.callbacks),
            self.tr("Late calls"): count(figures.late_callbacks),
            self.tr("Longest wait"): ms.format(ms=f"{figures.longest_ms:.1f}"),
            self.tr("99.9 % wait less than"): ms.format(
                ms=f"{figures.interval_percentile_ms(99.9):.3g}"
            ),
            self.tr("Ring now"): ms.format(ms=f"{figures.ring_ms:.0f}"),
            self.tr("Ring at its lowest"): ms.format(ms=f"{lowest:.0f}") if lowest else "",
            self.tr("Clipped by us"): count(figures.clipped_samples),
        }

    def _on_happened(self) -> None:
        lines = [self._line(happening) for happening in self._model.log]
        self.log.setText("\n\n".join(lines) or self.tr("Nothing yet."))

    def _line(self, happening: Happening) -> str:
        at = time.strftime("%H:%M:%S", time.localtime(happening.at_s))
        what = happening.what
        if isinstance(what, Notice):
            return f"{at}  {sentence(what.code, what.details)}"
        if what.silent:
            return f"{at}  " + self.tr("No device: playing silently")
        text = self.tr("{device} opened at {rate}")
        return f"{at}  " + text.format(device=what.name, rate=kilohertz(what.sample_rate))

    def _copy(self) -> None:
        lines = [f"{name}: {value}" for name, value in self._lines().items()]
        limits = interval_limits_ms()
        spread = zip(limits, self._model.figures.intervals, strict=True)
        lines += [f"< {limit:g} ms: {number}" for limit, number in spread if number]
        lines += [self._line(happening) for happening in self._model.log]
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")
