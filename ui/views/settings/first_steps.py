"""The steps of a first start, one widget each."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from player.library.scan.watcher import Progress, ScanReport
from ui.theme.theme import Theme
from ui.viewmodels.devices import DeviceEntry, DevicesModel
from ui.viewmodels.first_run import FirstRunModel
from ui.viewmodels.options import Option
from ui.viewmodels.settings import SettingsModel
from ui.views.settings.option_row import OptionRow
from ui.widgets.button import Chip
from ui.widgets.radio_card import RadioCard
from ui.widgets.rates_matrix import RatesMatrix
from ui.widgets.text.text import Text
from ui.wording import count


class StepView(QWidget):
    """A question, a sentence about it, and below what answers it."""

    def __init__(self, theme: Theme, title: str, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = title
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.words(title, "title", "text", QFont.Weight.Bold)
        self.words(sentence)
        self.column.addSpacing(12)

    def words(
        self,
        text: str = "",
        size: str = "body",
        color: str = "text_dim",
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> Text:
        """Add a line that wraps."""
        line = Text(self.theme, size, color, weight, self)
        line.setWordWrap(True)
        line.setText(text)
        self.column.addWidget(line)
        return line


class FoldersStep(StepView):
    """Where the music is: folders that were found, and any other."""

    folder_wanted = Signal()

    def __init__(
        self, theme: Theme, words: tuple[str, str], model: FirstRunModel, parent: QWidget
    ) -> None:
        super().__init__(theme, *words, parent)
        self._model = model
        self.rows: dict[str, Chip] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self.column.addLayout(self._rows)
        self.choose = Chip(theme, self.tr("Choose a folder"), self, icon_name="folder-add")
        self.choose.clicked.connect(self.folder_wanted)
        self.column.addSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch()
        self.column.addLayout(row)
        self.said = self.words()
        self.column.addStretch()
        model.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Look when somebody looks."""
        super().showEvent(event)
        if self._model.found is None:
            self._model.look()

    def _show(self) -> None:
        found = [str(folder) for folder in self._model.found or ()]
        for folder in dict.fromkeys([*found, *self._model.added]):
            if folder not in self.rows:
                self._add_row(folder)
        for folder, chip in self.rows.items():
            added = folder in self._model.added
            chip.setEnabled(not added)
            chip.relabel(self.tr("Added") if added else self.tr("Add"))
            chip.setAccessibleName(f"{chip.text()}: {folder}")
        self.said.setText(self._sentence())

    def _add_row(self, folder: str) -> None:
        path = Text(self.theme, "heading", "text", parent=self)
        path.setText(folder)
        path.setWordWrap(True)
        chip = Chip(self.theme, self.tr("Add"), self)
        chip.clicked.connect(partial(self._model.add, [folder]))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(path, 1)
        row.addWidget(chip)
        self._rows.addLayout(row)
        self.rows[folder] = chip

    def _sentence(self) -> str:
        model = self._model
        if not model.keeps_music:
            return self.tr("The library cannot be used; files and folders play all the same.")
        if model.report:
            return self._report(model.report)
        if model.added:
            return self._progress(model.progress)
        if model.found is None:
            return self.tr("Looking for music on this computer…")
        if model.present:
            return self.tr(
                "%n track(s) are in the library already; a folder can join them.", "", model.present
            )
        nothing = self.tr("No music was found in the usual places; choose where it is.")
        return "" if model.found else nothing

    def _report(self, report: ScanReport) -> str:
        if report.read or report.unchanged:
            return self.tr("%n file(s) came in", "", report.read) + "."
        return self.tr("There is no music in that folder; choose another one.")

    def _progress(self, progress: Progress | None) -> str:
        if progress is None:
            return self.tr("Bringing in music. Go on meanwhile.")
        text = self.tr("Bringing in music: {done} of {total} files. Go on meanwhile.")
        return text.format(done=count(progress.done), total=count(progress.total))


class OutputStep(StepView):
    """Where the music plays, and what that device takes."""

    def __init__(
        self, theme: Theme, words: tuple[str, str], model: DevicesModel, parent: QWidget
    ) -> None:
        super().__init__(theme, *words, parent)
        self._model = model
        self.cards: list[RadioCard] = []
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.column.addLayout(self._cards)
        self.said = self.words()
        self.matrix = RatesMatrix(theme, self)
        self.column.addWidget(self.matrix)
        self.look = Chip(theme, self.tr("Look again"), self)
        self.look.clicked.connect(model.look)
        row = QHBoxLayout()
        row.addWidget(self.look)
        row.addStretch()
        self.column.addLayout(row)
        self.column.addStretch()
        model.changed.connect(self._show)
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Devices are listed for who looks at them."""
        super().showEvent(event)
        self._model.look()

    def _show(self) -> None:
        entries = self._model.entries
        while len(self.cards) > len(entries):
            self.cards.pop().deleteLater()
        while len(self.cards) < len(entries):
            card = RadioCard(self.theme, "", "", self)
            card.clicked.connect(partial(self._choose, len(self.cards)))
            self._cards.addWidget(card)
            self.cards.append(card)
        for card, entry in zip(self.cards, entries, strict=True):
            self._show_card(card, entry)
        chosen = next((entry for entry in entries if entry.chosen), entries[0])
        takes = chosen.takes.formats if chosen.takes else ()
        self.matrix.setVisible(bool(takes))
        self.matrix.show_cells(takes)
        self.said.setText(self._sentence(chosen, len(entries) - 1))
        self.said.setVisible(bool(self.said.text()))

    def _show_card(self, card: RadioCard, entry: DeviceEntry) -> None:
        listed = entry.device_id is not None
        card.retitle(entry.name if listed else self.tr("The system’s default device"))
        card.say(entry.api if listed else self.tr("Follows what the system has chosen."))
        card.setChecked(entry.chosen)

    def _choose(self, number: int) -> None:
        entry = self._model.entries[number]
        self._model.choose(entry.device_id)
        if entry.device_id is not None:
            self._model.probe(entry.device_id)
        self._show()

    def _sentence(self, chosen: DeviceEntry, devices: int) -> str:
        if self._model.listing:
            return self.tr("Looking for devices…")
        if not devices:
            return self.tr("No sound device was found; connect one and look again.")
        if chosen.takes and chosen.takes.busy:
            return self.tr("Another program holds it: nothing could be found out.")
        if chosen.takes and chosen.takes.formats:
            return self.tr("What it takes, without any conversion:")
        return ""


class OptionsStep(StepView):
    """Some options of the settings, kept at once."""

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, str],
        model: SettingsModel,
        options: Sequence[Option],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, *words, parent)
        self.rows = [OptionRow(theme, option, model, self) for option in options]
        for row in self.rows:
            self.column.addWidget(row)
        self.column.addStretch()
