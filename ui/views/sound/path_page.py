"""The Signal path page: every node from the file to the device, the verdict, the engine."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from player.library.keep.analyses import Analysis
from ui.path_wording import verdict_sentence
from ui.theme.theme import Theme
from ui.viewmodels.path import EngineFigures, PathModel
from ui.views.shell.freshness import Freshness
from ui.views.sound.exact_dialog import ExactDialog
from ui.widgets.beside import Beside
from ui.widgets.button import Chip
from ui.widgets.card import Card
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.scroll_page import fill_scrolling
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.pair_grid import PairGrid
from ui.widgets.path_view import PathView
from ui.widgets.sight import Sight
from ui.widgets.text.text import Text
from ui.widgets.verdict_label import VerdictLabel
from ui.widgets.wrap_row import WrapRow
from ui.wording import clock, count, percent

_SIDE_PX, _ROOMY_PX = 420, 600


class PathPage(QWidget):
    """Nodes on the left; on the right what to think of them and what to do about it."""

    proof_wanted = Signal()
    inspection_wanted = Signal()
    bypass_held = Signal()
    bypass_released = Signal()

    def __init__(self, theme: Theme, model: PathModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAccessibleName(self.tr("Signal path"))
        self.header = ToolHeader(theme, self.tr("Signal path"), self)
        self.header.say(self.tr("What happens to every sample, from the file to the device"))
        self.copy = Chip(theme, self.tr("Copy report"), self, icon_name="copy")
        self.prove = Chip(theme, self.tr("Run proof"), self, icon_name="lab")
        self.path = PathView(theme, self)
        self.empty = EmptyState(theme, self)
        self.verdict = VerdictLabel(theme, self)
        self.sentence = self._words()
        self.exact = Chip(theme, self.tr("Make exact"), self)
        self.undo = Chip(theme, self.tr("Undo"), self, icon_name="undo")
        self.bypass = Chip(theme, self.tr("Bypass all · hold X"), self)
        self.engine = PairGrid(theme, self)
        self.check = self._words()
        self.inspect = Chip(theme, self.tr("Inspect this file"), self)
        self._lay_out()
        self._connect()
        self._on_changed()

    def show_check(self, found: Analysis | None) -> None:
        """Show what is known of the file that plays, if somebody has listened to it."""
        self.check.setText(
            check_line(found) if found else self.tr("This file was not checked yet.")
        )

    def _words(self) -> Text:
        text = Text(self._theme, "body", "text_dim", parent=self)
        text.setWordWrap(True)
        return text

    def _lay_out(self) -> None:
        self.header.add_tool(self.copy, self.prove)
        nodes = Card(self._theme, parent=self)
        holder = QWidget(self)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 4, 0, 4)
        inside.addWidget(self.path)
        inside.addStretch()
        self._stack = QStackedLayout()
        self._stack.addWidget(holder)
        self._stack.addWidget(self.empty)
        nodes.body.addLayout(self._stack)
        content = QWidget(self)
        left, right = QWidget(content), QWidget(content)
        self._left, cards = QVBoxLayout(left), QVBoxLayout(right)
        self._left.addWidget(nodes)
        self._left.addStretch()
        for card in (self._quality_card(), self._engine_card(), self._check_card()):
            cards.addWidget(card)
        cards.addStretch()
        for column in (self._left, cards):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(16)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(18)
        layout.addWidget(self.header)
        layout.addWidget(Beside(left, right, (7, 5), _ROOMY_PX, content, _SIDE_PX), 1)
        fill_scrolling(self, content)

    def _quality_card(self) -> Card:
        card = Card(self._theme, self.tr("Quality"), self)
        verbs = WrapRow(card)
        for chip in (self.exact, self.undo, self.bypass):
            verbs.add(chip)
        card.body.addWidget(self.verdict)
        card.body.addWidget(self.sentence)
        card.body.addSpacing(4)
        card.body.addWidget(verbs)
        return card

    def _engine_card(self) -> Card:
        card = Card(self._theme, self.tr("Engine"), self)
        card.body.addWidget(self.engine)
        return card

    def _check_card(self) -> Card:
        card = Card(self._theme, self.tr("Real hi-res check"), self)
        row = QHBoxLayout()
        row.addWidget(self.inspect)
        row.addStretch()
        card.body.addWidget(self.check)
        card.body.addLayout(row)
        return card

    def _connect(self) -> None:
        model = self._model
        self.copy.clicked.connect(self._copy)
        self.prove.clicked.connect(self.proof_wanted)
        self.inspect.clicked.connect(self.inspection_wanted)
        self.exact.clicked.connect(self._ask)
        self.undo.clicked.connect(model.undo)
        self.bypass.pressed.connect(self.bypass_held)
        self.bypass.released.connect(self.bypass_released)
        model.changed.connect(Freshness(self, self._on_changed).mark)
        model.looked.connect(self._on_looked)
        Sight(self).changed.connect(lambda seen: model.watch("path", watched=seen))

    def _ask(self) -> None:
        dialog = ExactDialog(self._model.obstacles, self)
        dialog.accepted.connect(self._model.make_exact)
        dialog.open()

    def _on_changed(self) -> None:
        model = self._model
        verdict = model.verdict.value
        self.path.show_nodes(model.nodes)
        self._stack.setCurrentIndex(0 if model.nodes else 1)
        self._left.setStretch(0, 0 if model.nodes else 1)
        self._left.setStretch(1, 1 if model.nodes else 0)
        self.empty.say(self.tr("Nothing plays. The path of what you play stands here."))
        self.verdict.show_verdict(verdict)
        self.sentence.setText(verdict_sentence(verdict))
        self.exact.setVisible(bool(model.obstacles))
        self.undo.setVisible(model.can_undo)
        self.copy.setEnabled(bool(model.nodes))

    def _on_looked(self) -> None:
        self.path.refresh(self._model.nodes)
        self.engine.show_figures(self._engine_lines())

    def _engine_lines(self) -> dict[str, str]:
        figures = self._model.figures
        return self._lines_of(figures) if figures else {}

    def _lines_of(self, figures: EngineFigures) -> dict[str, str]:
        share = figures.cpu_share
        lines = {}
        if share is not None:
            text = self.tr("{share} of one core").format(share=percent(share, 1))
            lines[self.tr("CPU")] = text
        if figures.speed is not None:
            text = self.tr("{speed} times real time").format(speed=f"{figures.speed:.0f}")
            lines[self.tr("Headroom")] = text
        lines[self.tr("Ring buffer")] = percent(figures.ring_full)
        since = clock(round(figures.watched_s * 1000))
        dropouts = self.tr("{number} in {time}")
        lines[self.tr("Dropouts")] = dropouts.format(number=count(figures.dropouts), time=since)
        lines[self.tr("Latency")] = self.tr("{ms} ms").format(ms=f"{figures.latency_ms:.0f}")
        clips = self.tr("{source} in the file, {own} by us")
        lines[self.tr("Clipped samples")] = clips.format(
            source=count(figures.source_clips), own=count(figures.own_clips)
        )
        return lines

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._model.report(self._engine_lines()))


def check_line(found: Analysis) -> str:
    """Say what the hi-res check of a file has found."""
    parts = [check_word(found.hires or "unclear")]
    if found.cutoff_hz:
        text = QCoreApplication.translate("HiRes", "content to {khz} kHz")
        parts.append(text.format(khz=f"{found.cutoff_hz / 1000:.0f}"))
    if found.bits:
        text = QCoreApplication.translate("HiRes", "{bits} bits in use")
        parts.append(text.format(bits=found.bits))
    if found.dynamic_range_db is not None:
        parts.append(f"DR{found.dynamic_range_db:.0f}")
    return " · ".join(parts)


def check_word(verdict: str) -> str:
    """Return the word for a verdict of the hi-res check; never an accusation."""
    translate = QCoreApplication.translate
    words = {
        "genuine": translate("HiRes", "Genuine: nothing speaks against it"),
        "upsampled": translate("HiRes", "Consistent with a lower sample rate"),
        "lossy_suspected": translate("HiRes", "Consistent with a lossy source"),
        "zero_padded": translate("HiRes", "Consistent with a smaller bit depth"),
    }
    return words.get(verdict, translate("HiRes", "Cannot be told"))
