"""Hi-res inspector: what a file really holds, with reasons and without accusations."""

from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QFileDialog, QStackedLayout, QVBoxLayout, QWidget

from player.inspection import Inspection
from player.opening import AUDIO_SUFFIXES
from ui.sound_wording import signed_db
from ui.theme.theme import Theme
from ui.viewmodels.inspector import InspectorModel
from ui.views.sound.path_page import check_word
from ui.widgets.beside import Beside
from ui.widgets.button import Chip
from ui.widgets.card import Card
from ui.widgets.meters.spectrogram_view import SpectrogramView
from ui.widgets.meters.spectrum_curve import SpectrumCurve
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.scroll_page import fill_scrolling
from ui.widgets.pages.skeleton import Skeleton
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.pair_grid import PairGrid
from ui.widgets.text.text import Text
from ui.wording import clock, kilohertz, percent, unbroken

_SIDE_PX, _ROOMY_PX = 360, 600


class InspectorPage(QWidget):
    """Spectrogram and spectrum on the left, verdict and figures on the right."""

    def __init__(self, theme: Theme, model: InspectorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAccessibleName(self.tr("Hi-res inspector"))
        self.header = ToolHeader(theme, self.tr("Hi-res inspector"), self)
        self.playing = Chip(theme, self.tr("Inspect what plays"), self)
        self.choose = Chip(theme, self.tr("Choose a file…"), self)
        self.spectrogram = SpectrogramView(theme, self)
        self.curve = SpectrumCurve(theme, self)
        self.verdict = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        self.reasons = self._words("text_dim")
        self.figures = PairGrid(theme, self)
        self.empty = EmptyState(theme, self)
        self._skeleton = Skeleton(theme, self)
        self._lay_out()
        self.playing.clicked.connect(model.inspect_playing)
        self.choose.clicked.connect(self.ask_for_file)
        self.empty.acted.connect(self.ask_for_file)
        model.changed.connect(self._on_changed)
        self._on_changed()

    def ask_for_file(self) -> None:
        """Let the listener choose a file."""
        dialog = QFileDialog(self, self.tr("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_SUFFIXES))
        music = self.tr("Music ({endings})").format(endings=endings)
        dialog.setNameFilters([music, self.tr("All files (*)")])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._model.inspect)
        dialog.open()

    def _words(self, color: str) -> Text:
        text = Text(self._theme, "body", color, parent=self)
        text.setWordWrap(True)
        return text

    def _lay_out(self) -> None:
        self.header.add_tool(self.choose, self.playing)
        self.verdict.setWordWrap(True)
        pictures = Card(self._theme, self.tr("Spectrogram"), self)
        pictures.body.addWidget(self.spectrogram, 2)
        average = Card(self._theme, self.tr("Average spectrum"), self)
        average.body.addWidget(self.curve, 1)
        pictured, figured = QWidget(self), QWidget(self)
        left, right = QVBoxLayout(pictured), QVBoxLayout(figured)
        left.addWidget(pictures, 3)
        left.addWidget(average, 2)
        judged = Card(self._theme, self.tr("Verdict"), self)
        judged.body.addWidget(self.verdict)
        judged.body.addWidget(self.reasons)
        measured = Card(self._theme, self.tr("Figures"), self)
        measured.body.addWidget(self.figures)
        right.addWidget(judged)
        right.addWidget(measured)
        right.addStretch()
        for column in (left, right):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
        found = Beside(pictured, figured, (7, 4), _ROOMY_PX, self, _SIDE_PX)
        self._stack = QStackedLayout()
        for page in (self.empty, self._skeleton, found):
            self._stack.addWidget(page)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(18)
        layout.addWidget(self.header)
        layout.addLayout(self._stack, 1)
        fill_scrolling(self, content)

    def _on_changed(self) -> None:
        model = self._model
        self.playing.setEnabled(bool(model.playing) and not model.under_way)
        self.choose.setEnabled(not model.under_way)
        self.empty.say(
            self.tr("Look into a file: what its spectrum, its bits and its peaks say."),
            self.tr("Choose a file…"),
        )
        page = 1 if model.under_way else 2 if model.found else 0
        self._stack.setCurrentIndex(page)
        if model.under_way:
            self.header.say(self.tr("Listening to {name}…").format(name=model.under_way))
        elif model.found:
            self._show(model.found)

    def _show(self, found: Inspection) -> None:
        depth = f"{found.bit_depth}/" if found.bit_depth else ""
        name = found.path.rpartition("/")[2]
        facts = f"{found.codec} {depth}{found.sample_rate / 1000:g}"
        self.header.say(f"{name} · {facts} · {clock(round(found.duration_s * 1000))}")
        self.spectrogram.show_file(found)
        self.curve.show_levels(np.array(found.freqs_hz), np.array(found.average_db))
        self.verdict.setText(check_word(found.verdict))
        reasons = (unbroken(reason_of(code, dict(v))) for code, v in found.reasons)
        self.reasons.setText("\n".join(reasons))
        self.figures.show_figures(self._lines(found))

    def _lines(self, found: Inspection) -> dict[str, str]:
        lines = {}
        if found.used_bits:
            lines[self.tr("Bits in use")] = f"{found.used_bits} / {found.bit_depth}"
        if found.cutoff_hz:
            lines[self.tr("Steepest edge")] = kilohertz(int(round(found.cutoff_hz, -2)))
        if found.dynamic_range_db is not None:
            lines[self.tr("Dynamic range")] = f"DR{found.dynamic_range_db:.0f}"
        if found.integrated_lufs is not None:
            lufs = f"{found.integrated_lufs:.1f} LUFS".replace("-", "\N{MINUS SIGN}")
            lines[self.tr("Loudness")] = lufs
        if found.true_peak_dbtp is not None:
            lines[self.tr("True peak")] = signed_db(found.true_peak_dbtp, 2) + "TP"
        lines[self.tr("Clipped runs")] = str(found.clipped_runs)
        lines[self.tr("DC offset")] = percent(found.dc, 4)
        return lines


def reason_of(code: str, values: Mapping[str, float]) -> str:
    """Say one thing that was seen in a file."""
    translate = QCoreApplication.translate
    words = {
        "edge": translate("HiRes", "The spectrum falls {drop} dB within 1 kHz at {cutoff} kHz."),
        "no_edge": translate(
            "HiRes", "The spectrum has no steep edge; its steepest 1 kHz falls {drop} dB."
        ),
        "edge_of_rate": translate("HiRes", "That is where sound at {rate} kHz ends."),
        "edge_of_encoder": translate("HiRes", "Lossy encoders cut there."),
        "unused_bits": translate("HiRes", "Only {bits} of {depth} bits are used."),
        "all_bits": translate("HiRes", "{bits} of {depth} bits are used."),
        "too_short": translate("HiRes", "There is too little sound to tell."),
        "no_treble": translate("HiRes", "There is too little treble to tell."),
    }
    shown = {
        "drop": f"{values['drop']:.0f}",
        "cutoff": f"{values['cutoff']:.1f}",
        "rate": f"{values['rate']:g}",
        "bits": f"{values['bits']:.0f}",
        "depth": f"{values['depth']:.0f}",
    }
    return words.get(code, "").format(**shown)
