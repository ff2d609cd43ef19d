"""ABX and null test: two sounds compared by ear, and by taking one from the other."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from player.abx import Side, Trial
from player.opening import AUDIO_SUFFIXES
from player.pair import Pair
from ui.compare_wording import score_text
from ui.sound_wording import signed_db
from ui.theme.theme import Theme
from ui.viewmodels.compare import CompareModel
from ui.widgets.beside import Beside
from ui.widgets.button import Chip
from ui.widgets.card import Card
from ui.widgets.meters.spectrum_curve import SpectrumCurve
from ui.widgets.pages.scroll_page import fill_scrolling
from ui.widgets.pages.tool_header import ToolHeader
from ui.widgets.sight import Sight
from ui.widgets.text.text import Text

_SAME_DB = 0.005
_EQUAL_DBFS = -190.0
_ROOMY_PX = 600


class ComparePage(QWidget):
    """Two files at the top, the hidden trials on the left, the difference on the right."""

    def __init__(self, theme: Theme, model: CompareModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model
        self.setAccessibleName(self.tr("ABX and null test"))
        self.header = ToolHeader(theme, self.tr("ABX and null test"), self)
        self.header.say(self.tr("Aligned to the sample and equally loud: only the sound differs."))
        self.names = {side: self._words("text") for side in Side}
        self.choosers = {side: self._chip(self.tr("Choose…")) for side in Side}
        self.takers = {side: self._chip(self.tr("What plays")) for side in Side}
        self.prepare = self._chip(self.tr("Make comparable"))
        self.prepare.stand_out()
        self.state = self._words("text_dim")
        self.begin = self._chip(self.tr("Start 16 trials"))
        self.trial = self._words("text")
        self.bar = QProgressBar(self)
        self.hears = {name: self._chip(self.tr("Hear {n}").format(n=name)) for name in "ABX"}
        self.answers = {side: self._chip(self.tr("X is {n}").format(n=side.value)) for side in Side}
        self.result = self._words("text")
        self.copy = self._chip(self.tr("Copy the log"))
        self.null = self._words("text")
        self.curve = SpectrumCurve(theme, self)
        self.difference = self._chip(self.tr("Hear the difference, 30 dB louder"))
        self._lay_out()
        self._connect()
        self._on_changed()

    def ask_for_file(self, side: Side) -> None:
        """Let the listener choose a file."""
        dialog = QFileDialog(self, self.tr("Choose a file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        endings = " ".join(f"*{suffix}" for suffix in sorted(AUDIO_SUFFIXES))
        dialog.setNameFilters([self.tr("Music ({endings})").format(endings=endings)])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(partial(self._model.choose, side))
        dialog.open()

    def _chip(self, label: str) -> Chip:
        return Chip(self._theme, label, self)

    def _words(self, color: str) -> Text:
        text = Text(self._theme, "body", color, parent=self)
        text.setWordWrap(True)
        return text

    def _lay_out(self) -> None:
        sounds = Card(self._theme, self.tr("Two sounds"), self)
        for side in Side:
            letter = self._words("text_dim")
            letter.setText(side.value)
            letter.setFixedWidth(18)
            row = _row(letter, stretch=False)
            row.addWidget(self.names[side], 1)
            row.addWidget(self.takers[side])
            row.addWidget(self.choosers[side])
            sounds.body.addLayout(row)
        foot = _row(self.prepare, stretch=False)
        foot.addWidget(self.state, 1)
        sounds.body.addLayout(foot)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(6)
        self.bar.setAccessibleName(self.tr("Trials answered"))
        ears = Card(self._theme, self.tr("By ear: ABX"), self)
        ears.body.addWidget(self.trial)
        ears.body.addWidget(self.bar)
        ears.body.addLayout(_row(*self.hears.values()))
        ears.body.addLayout(_row(*self.answers.values()))
        ears.body.addLayout(_row(self.begin, self.copy))
        ears.body.addWidget(self.result)
        ears.body.addStretch()
        null = Card(self._theme, self.tr("By subtraction: null test"), self)
        null.body.addWidget(self.null)
        null.body.addWidget(self.curve, 1)
        null.body.addLayout(_row(self.difference))
        content = QWidget(self)
        middle = Beside(ears, null, (1, 1), _ROOMY_PX, content)
        layout = QVBoxLayout(content)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(16)
        layout.addWidget(self.header)
        layout.addSpacing(2)
        layout.addWidget(sounds)
        layout.addWidget(middle, 1)
        fill_scrolling(self, content)

    def _connect(self) -> None:
        model = self._model
        for side in Side:
            self.choosers[side].clicked.connect(partial(self.ask_for_file, side))
            self.takers[side].clicked.connect(partial(self._take_playing, side))
            self.answers[side].clicked.connect(partial(model.answer, side))
        for name, chip in self.hears.items():
            chip.setCheckable(True)
            chip.clicked.connect(partial(model.hear, name))
        self.prepare.clicked.connect(model.prepare)
        self.begin.clicked.connect(lambda _checked: model.begin())
        self.copy.clicked.connect(self._copy)
        self.difference.clicked.connect(model.hear_difference)
        model.changed.connect(self._on_changed)
        Sight(self).changed.connect(self._on_sight)

    def _on_sight(self, seen: bool) -> None:  # noqa: FBT001  a slot
        if not seen:
            self._model.release()

    def _take_playing(self, side: Side) -> None:
        if self._model.what_plays:
            self._model.choose(side, self._model.what_plays)

    def _on_changed(self) -> None:
        model = self._model
        for side in Side:
            name = Path(model.file(side)).name
            self.names[side].setText(name or self.tr("no file yet"))
            self.takers[side].setEnabled(bool(model.what_plays))
        both = bool(model.file(Side.A)) and bool(model.file(Side.B))
        self.prepare.setEnabled(both and not model.making and model.pair is None)
        self.state.setText(self._state_text())
        self._show_test()
        self._show_null(model.pair)

    def _state_text(self) -> str:
        pair = self._model.pair
        if self._model.making:
            return self.tr("Aligning and matching…")
        if pair is None:
            return self.tr("Choose two files: two masters, lossy and lossless, two conversions.")
        return self._difference_text(pair.delay_frames, -pair.gain_db)

    def _difference_text(self, late_frames: int, louder_db: float) -> str:
        """Say what was put right: when B began, then how loud it was."""
        gain = signed_db(louder_db, 2)
        if not late_frames and abs(louder_db) < _SAME_DB:
            return self.tr("Both begin together and are equally loud.")
        if not late_frames:
            return self.tr("B was {gain} against A; corrected.").format(gain=gain)
        frames = abs(late_frames)
        late = self.tr("B was %n frame(s) late and {gain} against A; both corrected.", "", frames)
        early = self.tr("B was %n frame(s) early and {gain} against A; both corrected.", "", frames)
        return (late if late_frames > 0 else early).format(gain=gain)

    def _show_test(self) -> None:
        model, test = self._model, self._model.test
        going = test is not None and not test.over
        self.begin.setVisible(not going)
        self.begin.setEnabled(model.pair is not None)
        self.copy.setVisible(bool(test and test.over))
        for name, chip in self.hears.items():
            chip.setEnabled(going)
            chip.setChecked(model.playing == name)
        for chip in self.answers.values():
            chip.setEnabled(bool(test and test.can_answer))
        self.bar.setVisible(going)
        if test is None:
            self.trial.setText(self.tr("X is A or B, afresh in every trial. Which is it?"))
        else:
            text = self.tr("Trial {number} of {trials}")
            self.trial.setText(text.format(number=test.number, trials=test.trials))
            self.bar.setRange(0, test.trials)
            self.bar.setValue(test.number - 1)
        score = model.score
        self.result.setText(score_text(score) if score else "")

    def _show_null(self, pair: Pair | None) -> None:
        self.difference.setEnabled(pair is not None)
        if pair is None:
            self.null.setText(self.tr("What is left when one sound is taken from the other."))
            self.curve.show_levels(np.zeros(0), np.zeros(0))
            return
        if pair.residual_dbfs < _EQUAL_DBFS:
            self.null.setText(self.tr("Nothing is left: the two are equal in every sample."))
        else:
            text = self.tr("{rms} of full scale are left on average, {peak} at most.")
            rms, peak = signed_db(pair.residual_dbfs), signed_db(pair.peak_dbfs)
            self.null.setText(text.format(rms=rms, peak=peak))
        self.curve.show_levels(np.array(pair.freqs_hz), np.array(pair.residual_db))

    def _copy(self) -> None:
        score = self._model.score
        lines = [trial_line(trial) for trial in self._model.log()]
        if score:
            lines.append(score_text(score))
        QGuiApplication.clipboard().setText("\n".join(lines) + "\n")


def _row(*widgets: QWidget, stretch: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    if stretch:
        row.addStretch()
    return row


def trial_line(trial: Trial) -> str:
    """Write one trial for a log: number, X, answer, what was heard, seconds."""
    mark = "+" if trial.right else "-"
    seconds = f"{trial.seconds:.1f} s"
    return f"{trial.number:3} {mark} X={trial.x} answer={trial.answer} {trial.heard} {seconds}"
