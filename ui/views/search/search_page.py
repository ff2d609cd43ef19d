"""The search page: everything a text finds, by sections; its grammar as chips."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from player.library.find.parse import split_parts
from player.library.findings import Findings
from ui.covers import Covers
from ui.messages import sentence
from ui.theme.theme import Theme
from ui.viewmodels.results import Result, ResultsModel
from ui.viewmodels.search import EXAMPLES, SearchModel
from ui.views.search.found_rows import FoundRows
from ui.views.search.result_list import ResultList
from ui.widgets.button import Chip
from ui.widgets.mirror import edges
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.page_header import PageHeader
from ui.wording import count

_CALM_MS = 60
_MOST_CHIPS = 8


class SearchPage(QWidget):
    """A field, its parts as chips that can be taken away, and what was found."""

    def __init__(
        self, theme: Theme, model: SearchModel, rows: FoundRows, covers: Covers, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self._rows = rows
        self.setAccessibleName(self.tr("Search"))
        hint = self.tr("Search tracks, albums, artists…")
        self.header = PageHeader(theme, self.tr("Search"), hint, self, searches=False)
        self.results = ResultsModel(self)
        self.list = ResultList(theme, self.results, covers, self)
        self.list.setAccessibleName(self.tr("Results"))
        self.empty = EmptyState(theme, self)
        self.empty.acted.connect(self.header.field.clear)
        self.save = Chip(theme, self.tr("Save as smart playlist"), self, icon_name="add-to-queue")
        self.save.hide()
        self.chips: list[Chip] = []
        self._chip_row = QHBoxLayout()
        self._stack = QStackedLayout()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self.setFocusProxy(self.header.field)
        self._lay_out()
        self._connect()
        self._show_ideas()

    @property
    def query(self) -> str:
        """What is searched for."""
        return self.header.field.text().strip()

    def look_for(self, text: str) -> None:
        """Search for a text at once."""
        self.header.field.setText(text)
        self._calm.stop()
        self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the field steer the list."""
        if (
            watched is self.header.field
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.list.take_key(event)
        ):
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._chip_row.setContentsMargins(28, 0, 28, 12)
        self._chip_row.setSpacing(8)
        self._chip_row.addStretch()
        self._chip_row.addWidget(self.save)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        body = QHBoxLayout()
        way = self.layoutDirection()
        body.setContentsMargins(edges(18, 0, 6, 0, way))
        self.empty.setContentsMargins(edges(0, 0, 12, 0, way))
        body.addLayout(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(self._chip_row)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        field = self.header.field
        field.textChanged.connect(self._on_text)
        field.installEventFilter(self)
        self._calm.timeout.connect(self._ask)
        self.list.acted.connect(self._on_acted)
        self.save.clicked.connect(self._on_save)
        self._model.changed.connect(self._on_found)

    def _on_text(self, text: str) -> None:
        if text.strip():
            self._calm.start()
        else:
            self._calm.stop()
            self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        """Ask nothing unseen."""
        self._calm.stop()
        super().hideEvent(event)

    def _ask(self) -> None:
        self._show_chips()
        if self.query:
            self._model.ask(self.query)
        else:
            self._show_ideas()

    def _on_found(self) -> None:
        findings = self._model.findings
        if self.isHidden() or not self.query or findings.query != self.query:
            return
        rows: list[Result] = []
        if findings.meant:
            rows += [Result(title=self.tr("Did you mean")), self._idea(findings.meant)]
        for title, found in self._rows.sections(findings):
            rows += [Result(title=title), *found]
        self.results.show(rows)
        self.header.set_line(self._line(findings))
        self._stack.setCurrentWidget(self.list if rows else self.empty)
        if not rows:
            self.empty.say(self._complaint(), self.tr("Clear the field"))

    def _line(self, findings: Findings) -> str:
        if problem := self._model.problem:
            return sentence(problem.code, problem.details)
        text = self.tr("%n track(s) match", "", findings.track_count)
        return text.replace(str(findings.track_count), count(findings.track_count))

    def _complaint(self) -> str:
        if problem := self._model.problem:
            return sentence(problem.code, problem.details)
        return self.tr("Nothing matches.")

    def _show_ideas(self) -> None:
        """What was searched for lately, and what the grammar can say."""
        ideas = [
            (self.tr("Searched lately"), self._model.recent),
            (self.tr("For example"), EXAMPLES),
        ]
        rows: list[Result] = []
        for title, texts in ideas:
            if texts:
                rows.append(Result(title=title))
                rows += [self._idea(text) for text in texts]
        self.results.show(rows)
        self.header.set_line(self.tr("Everything in the library, its lyrics and every command"))
        self._stack.setCurrentWidget(self.list)

    def _idea(self, text: str) -> Result:
        return Result(title=text, icon_name="search", run=partial(self.look_for, text))

    def _show_chips(self) -> None:
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        parts = split_parts(self.query)[:_MOST_CHIPS]
        self.chips = [self._chip(part, place) for place, part in enumerate(parts)]
        for place, chip in enumerate(self.chips):
            self._chip_row.insertWidget(place, chip)
        self.save.setVisible(bool(self.query))

    def _chip(self, part: str, place: int) -> Chip:
        chip = Chip(self._theme, f"{part}  ×", self)  # noqa: RUF001  the sign of closing
        chip.setAccessibleName(self.tr("Take away {part}").format(part=part))
        chip.clicked.connect(lambda: self._drop(place))
        return chip

    def _drop(self, place: int) -> None:
        parts = split_parts(self.query)
        self.look_for(" ".join(parts[:place] + parts[place + 1 :]))

    def _on_acted(self) -> None:
        self._model.remember(self.query)

    def _on_save(self) -> None:
        if self.query:
            self._model.remember(self.query)
            self._model.save_playlist(self.query)
