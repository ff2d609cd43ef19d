"""Listening reports: which period, and what it was like."""

from pathlib import Path
from time import time

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.insight.periods import period
from player.insight.report_files import write_report
from player.insight.reports import Report, report
from player.library.library import Library
from ui.tasks import Tasks


class ReportModel(QObject):
    """Reads the journal beside the GUI thread; nothing leaves this machine."""

    changed = Signal()
    failed = Signal(object)
    written = Signal(str)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._kind = "month"
        self._back = 0
        self._asked = 0
        self.report: Report | None = None

    @property
    def kind(self) -> str:
        """One of "week", "month", "year", "all"."""
        return self._kind

    @property
    def back(self) -> int:
        """How many periods before this one."""
        return self._back

    @property
    def loaded(self) -> bool:
        """Whether the library has answered once."""
        return self.report is not None

    def choose(self, kind: str) -> None:
        """Report on another kind of period: the one we are in."""
        self._kind, self._back = kind, 0
        self.refresh()

    def step(self, further_back: int) -> None:
        """Go to an earlier period, or with a number below zero to a later one."""
        if self._kind != "all":
            self._back = max(self._back + further_back, 0)
            self.refresh()

    def refresh(self) -> None:
        """Read the journal anew."""
        self._asked += 1
        asked, history, kind, back = self._asked, self._library.history, self._kind, self._back

        def read() -> Report | PlayerError:
            try:
                return found()
            except PlayerError as error:
                return error

        def found() -> Report:
            now_ms, first_ms = int(time() * 1000), history.first_ms()
            this = period(kind, back, now_ms, first_ms)
            plays = history.heard(this.start_ms, this.end_ms)
            if kind == "all":
                return report(plays, this)
            last = period(kind, back + 1, now_ms, first_ms)
            return report(plays, this, history.heard(last.start_ms, last.end_ms))

        self._tasks.run(read, lambda answer: self._take(asked, answer), self)

    def write(self, path: str) -> None:
        """Write the report as JSON or CSV; `written` says so."""
        if (shown := self.report) is None:
            return

        def work() -> PlayerError | None:
            try:
                write_report(shown, Path(path))
            except PlayerError as error:
                return error
            return None

        self._tasks.run(work, lambda problem: self._on_written(path, problem), self)

    def _on_written(self, path: str, problem: PlayerError | None) -> None:
        if problem is None:
            self.written.emit(path)
        else:
            self.failed.emit(Notice(problem.code, problem.details))

    def _take(self, asked: int, answer: Report | PlayerError) -> None:
        if asked != self._asked:
            return
        if isinstance(answer, PlayerError):
            self.failed.emit(Notice(answer.code, answer.details))
            return
        self.report = answer
        self.changed.emit()
