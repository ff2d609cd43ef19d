"""Bit-perfect test: a signature goes out, a loopback hears it, every sample is compared."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QProgressBar, QVBoxLayout, QWidget

from player.proof.messages import Cause, Cell, Outcome, Proof, ProofState
from ui.messages import sentence
from ui.sound_wording import signed_db
from ui.theme.theme import Theme
from ui.viewmodels.proof import ProofModel
from ui.widgets.button import Chip
from ui.widgets.card import Card
from ui.widgets.pages.scroll_page import fill_scrolling
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.question import Question
from ui.widgets.rates_matrix import RatesMatrix
from ui.widgets.text.text import Text
from ui.wording import count

_MOST_LINES = 8


class LoudnessWarning(Question):
    """Accepted only by its own button: the signature is noise at full scale."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bit-perfect test"))
        self.setText(self.tr("Take your headphones off and turn your amplifier down."))
        self.setInformativeText(
            self.tr("Noise at full level is played for a few seconds at every rate and depth.")
        )
        ok, cancel = QMessageBox.StandardButton.Ok, QMessageBox.StandardButton.Cancel
        self.setStandardButtons(ok | cancel)
        self.button(ok).setText(self.tr("Start the test"))
        self.button(cancel).setText(self.tr("Cancel"))
        self.setDefaultButton(cancel)


class ProofPage(QWidget):
    """What is tested, how far it is, and what was found."""

    def __init__(self, theme: Theme, model: ProofModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAccessibleName(self.tr("Bit-perfect test"))
        self.header = ToolHeader(theme, self.tr("Bit-perfect test"), self)
        self.start = Chip(theme, self.tr("Start the test"), self)
        self.start.stand_out()
        self.cancel = Chip(theme, self.tr("Stop"), self)
        self.how = self._words("text_dim")
        self.state = self._words("text")
        self.bar = QProgressBar(self)
        self.bar.setAccessibleName(self.tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.matrix = RatesMatrix(theme, self)
        self.found = self._words("text")
        self._lay_out()
        self.start.clicked.connect(self._warn)
        self.cancel.clicked.connect(model.cancel)
        model.changed.connect(self._on_changed)
        self._on_changed()

    def _words(self, color: str) -> Text:
        text = Text(self._theme, "body", color, parent=self)
        text.setWordWrap(True)
        return text

    def _lay_out(self) -> None:
        self.header.add_tool(self.cancel, self.start)
        self.how.setText(
            self.tr(
                "The device plays a known signature at every rate and depth it takes. What comes"
                " back through a loopback (the monitor of a sound server, a virtual cable, a"
                " digital input) is aligned and compared sample by sample. What is equal is kept"
                " as a certificate for exactly this configuration; the signal path then says"
                " Proven."
            )
        )
        card = Card(self._theme, self.tr("How it works"), self)
        card.body.addWidget(self.how)
        result = Card(self._theme, self.tr("Result"), self)
        for part in (self.state, self.bar, self.matrix, self.found):
            result.body.addWidget(part)
        content = QWidget(self)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(16)
        layout.addWidget(self.header)
        layout.addSpacing(2)
        layout.addWidget(card)
        layout.addWidget(result)
        layout.addStretch()
        fill_scrolling(self, content)

    def _warn(self) -> None:
        dialog = LoudnessWarning(self)
        dialog.accepted.connect(self._model.start)
        dialog.open()

    def _on_changed(self) -> None:
        model, proof = self._model, self._model.proof
        device = model.device_name or self.tr("the system’s default device")
        self.header.say(self.tr("Tests {device}").format(device=device))
        self.start.setVisible(not model.running)
        self.cancel.setVisible(model.running)
        self.bar.setVisible(model.running)
        self.bar.setValue(round(proof.progress * 100))
        self.state.setText(self._state_text(proof))
        every = {(cell.sample_rate, cell.bits) for cell in proof.cells}
        proven = {(cell.sample_rate, cell.bits) for cell in proof.cells if cell.ok}
        self.matrix.setVisible(bool(every))
        self.matrix.show_cells(every, proven, every - proven)
        lines = [cell_line(cell) for cell in proof.cells if not cell.ok]
        self.found.setText("\n".join(lines[:_MOST_LINES]))

    def _state_text(self, proof: Proof) -> str:
        equal = sum(cell.ok for cell in proof.cells)
        match proof.state:
            case ProofState.IDLE:
                return self.tr("Not tested yet.")
            case ProofState.RUNNING if proof.current:
                rate, bits = proof.current
                text = self.tr("Playing {bits} bit at {khz} kHz…")
                return text.format(bits=bits, khz=f"{rate / 1000:g}")
            case ProofState.RUNNING:
                return self.tr("Getting ready…")
            case ProofState.FAILED:
                return sentence(proof.code, dict(proof.details))
            case ProofState.CANCELLED:
                return self.tr("Stopped. What was proven until then is kept.")
            case ProofState.FINISHED:
                text = self.tr("{equal} of {all} formats arrived with every sample equal.")
                return text.format(equal=equal, all=len(proof.cells))


def cell_line(cell: Cell) -> str:
    """Say what became of one rate and depth that was not equal."""
    translate = QCoreApplication.translate
    line = translate("Proof", "{bits}/{khz}: {found}")
    return line.format(bits=cell.bits, khz=f"{cell.sample_rate / 1000:g}", found=_found(cell))


def _found(cell: Cell) -> str:
    translate, compared = QCoreApplication.translate, cell.comparison
    match compared.outcome:
        case Outcome.UNHEARD:
            return translate("Proof", "nothing like the signature came back")
        case Outcome.REFUSED:
            return translate("Proof", "the device does not open")
        case Outcome.EQUAL:
            return translate("Proof", "every sample equal")
        case Outcome.DIFFERENT:
            text = translate("Proof", "different from frame {frame} on: {cause}")
            frame = count(compared.first_difference or 0)
            return text.format(frame=frame, cause=_cause(cell))


def _cause(cell: Cell) -> str:
    translate = QCoreApplication.translate
    compared = cell.comparison
    words = {
        Cause.TRUNCATED: translate("Proof", "cut to {bits} bits"),
        Cause.DITHERED: translate("Proof", "dithered"),
        Cause.GAIN: translate("Proof", "its level is {gain} different"),
        Cause.INVERTED: translate("Proof", "turned upside down"),
        Cause.RESAMPLED: translate("Proof", "resampled"),
        Cause.SWAPPED_CHANNELS: translate("Proof", "left and right are swapped"),
        Cause.LOST_CHANNEL: translate("Proof", "a channel is missing"),
        Cause.MIXED_CHANNELS: translate("Proof", "the channels are mixed"),
        Cause.DROPPED_BLOCK: translate("Proof", "{frames} frames are missing"),
        Cause.ALTERED: translate("Proof", "altered in a way that has no name"),
    }
    text = words[compared.cause or Cause.ALTERED]
    gain = signed_db(compared.gain_db or 0.0)
    return text.format(bits=compared.bits, gain=gain, frames=compared.lost_frames)
