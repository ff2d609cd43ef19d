"""The first start: four steps, each of which can be left alone; music may play meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.devices import DevicesModel
from ui.viewmodels.first_run import FirstRunModel, Step
from ui.viewmodels.options import Chapter, Option
from ui.viewmodels.settings import SettingsModel
from ui.views.settings.first_steps import FoldersStep, OptionsStep, OutputStep, StepView
from ui.views.shell.welcome import paint_glow
from ui.widgets.button import Chip
from ui.widgets.chip_row import ChipRow
from ui.widgets.pages.page_foot import PageFoot
from ui.widgets.pages.page_stack import PageStack
from ui.widgets.pages.scroll_page import ScrollPage

_WIDEST_PX = 720
_LOOK = ("look.theme", "look.language", "look.density", "look.reduced_motion")


@dataclass(frozen=True, slots=True)
class FirstRunParts:
    """What the steps write into."""

    model: FirstRunModel
    devices: DevicesModel
    settings: SettingsModel
    options: Sequence[Option]


class FirstRunPage(QWidget):
    """Steps as chips above, one step at a time, and the way on below.

    Signals:
        folder_wanted: The listener wants to choose a folder.
        finished: The steps are done, or left.
    """

    folder_wanted = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, parts: FirstRunParts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._parts = theme, parts
        self.setAccessibleName(self.tr("First steps"))
        self.steps = self._make_steps()
        self.chips = ChipRow(theme, self._titles(), self)
        self.chips.setAccessibleName(self.tr("First steps"))
        self.leave = Chip(theme, self.tr("Not now"), self)
        self.back = Chip(theme, self.tr("Back"), self)
        self.next = Chip(theme, self.tr("Next"), self)
        self.next.stand_out()
        self._stack = PageStack(self)
        self._lay_out()
        self.chips.picked.connect(lambda name: self.open_step(Step(name)))
        self.leave.clicked.connect(self._finish)
        self.back.clicked.connect(lambda: self._move(-1))
        self.next.clicked.connect(lambda: self._move(1))
        theme.changed.connect(self.update)
        self.open_step(Step.FOLDERS)

    @property
    def current(self) -> Step:
        """The step that is open."""
        return list(Step)[self._stack.currentIndex()]

    def open_step(self, step: Step) -> None:
        """Show a step, and go to what answers it; a screen reader says its title."""
        place = list(Step).index(step)
        self._stack.setCurrentIndex(place)
        self.chips.chips[place].setChecked(True)
        self.back.setVisible(place > 0)
        last = place == len(Step) - 1
        self.next.relabel(self.tr("Start listening") if last else self.tr("Next"))
        self.steps[step].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Return goes on."""
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move(1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a soft light behind the words."""
        painter = QPainter(self)
        paint_glow(painter, QRectF(self.rect()), self._theme)
        painter.end()

    def _move(self, by: int) -> None:
        place = list(Step).index(self.current) + by
        if place == len(Step):
            self._finish()
        elif place >= 0:
            self.open_step(list(Step)[place])

    def _finish(self) -> None:
        self._parts.model.finish()
        self.finished.emit()

    def _titles(self) -> list[tuple[str, str]]:
        titles = {
            Step.FOLDERS: self.tr("Folders"),
            Step.OUTPUT: self.tr("Output device"),
            Step.LOOK: self.tr("Look and language"),
            Step.PRIVACY: self.tr("What goes online"),
        }
        return [(step.value, f"{n}  {title}") for n, (step, title) in enumerate(titles.items(), 1)]

    def _make_steps(self) -> dict[Step, StepView]:
        theme, parts = self._theme, self._parts
        folders = FoldersStep(theme, self._folder_words(), parts.model, self)
        folders.folder_wanted.connect(self.folder_wanted)
        look = [option for option in parts.options if option.path in _LOOK]
        online = [option for option in parts.options if option.chapter is Chapter.ONLINE]
        steps: dict[Step, StepView] = {
            Step.FOLDERS: folders,
            Step.OUTPUT: OutputStep(theme, self._output_words(), parts.devices, self),
            Step.LOOK: OptionsStep(theme, self._look_words(), parts.settings, look, self),
            Step.PRIVACY: OptionsStep(theme, self._online_words(), parts.settings, online, self),
        }
        return steps

    def _folder_words(self) -> tuple[str, str]:
        return (
            self.tr("Where is your music?"),
            self.tr("Files stay where they are and as they are; Galaxia only reads them."),
        )

    def _output_words(self) -> tuple[str, str]:
        return (
            self.tr("Where shall it play?"),
            self.tr("A new device starts quietly; each one keeps a volume of its own."),
        )

    def _look_words(self) -> tuple[str, str]:
        return (
            self.tr("How shall it look?"),
            self.tr("All of it can be changed later in the settings."),
        )

    def _online_words(self) -> tuple[str, str]:
        return (
            self.tr("What may go online?"),
            self.tr("Nothing leaves this computer unless you switch it on here."),
        )

    def _lay_out(self) -> None:
        for step in self.steps.values():
            self._stack.addWidget(ScrollPage(step, self, clear=True))  # there is light behind
        column = QVBoxLayout()
        column.setSpacing(24)
        column.addWidget(self.chips, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._stack, 1)
        column.addWidget(PageFoot([self.leave], [self.back, self.next], self))
        holder = QWidget(self)
        holder.setMaximumWidth(_WIDEST_PX)
        holder.setLayout(column)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(28, 40, 28, 24)
        layout.addWidget(holder)
