"""The report page: how much was heard, what, when, and in what quality."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from player.insight.reports import Report
from ui.theme.theme import Theme
from ui.viewmodels.report import ReportModel
from ui.views.listening.report_figures import ReportFigures
from ui.views.shell.page_body import PageBody
from ui.widgets.button import Chip, IconButton
from ui.widgets.chip_row import ChipRow
from ui.widgets.pages.page_header import PageHeader
from ui.widgets.pages.quiet_scroll_bar import keep_gutter
from ui.widgets.reports.share_card import ShareWords
from ui.widgets.wrap_row import WrapRow
from ui.wording import span


class ReportsPage(QWidget):
    """Week, month, year, or everything."""

    export_wanted = Signal()
    share_wanted = Signal()
    album_wanted = Signal(int)
    artist_wanted = Signal(str)

    def __init__(self, theme: Theme, model: ReportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.setAccessibleName(self.tr("Reports"))
        self.header = PageHeader(theme, self.tr("Reports"), self.tr("Search the library"), self)
        self.kinds = ChipRow(theme, self._kinds(), self)
        self.kinds.chips[1].setChecked(True)
        self.earlier = IconButton(theme, "back", self.tr("Earlier"), self, icon_px=16)
        self.later = IconButton(theme, "forward", self.tr("Later"), self, icon_px=16)
        self.share = Chip(theme, self.tr("Share card"), self, icon_name="share")
        self.export = Chip(theme, self.tr("Export"), self, icon_name="files")
        self.figures = ReportFigures(theme, self)
        self.area = QScrollArea(self)
        self.area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.area.setAccessibleName(self.tr("Report"))
        self.body = PageBody(theme, self.area, self, cards=False)
        self.body.follow(model, model.refresh)
        self._lay_out()
        self._connect()

    def words(self) -> ShareWords | None:
        """What the card to share says; None without a report."""
        shown = self._model.report
        if shown is None:
            return None
        return ShareWords(
            title=self._period(shown),
            figure=span(shown.heard_ms),
            note=self.tr("%n play(s)", "", shown.plays),
            artists_title=self.tr("Top artists"),
            artists=[line.name for line in shown.artists],
            albums_title=self.tr("Top albums"),
            albums=[line.name for line in shown.albums],
            foot=self.tr("Heard with Galaxia"),
        )

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            ("week", self.tr("Week")),
            ("month", self.tr("Month")),
            ("year", self.tr("Year")),
            ("all", self.tr("All time")),
        ]

    def _lay_out(self) -> None:
        row, tools = WrapRow(self), QHBoxLayout()
        for widget in (self.kinds, self.earlier, self.later):
            row.add(widget)
        for chip in (self.share, self.export):
            row.add(chip, trailing=True)
        tools.setContentsMargins(28, 0, 28, 15)
        tools.addWidget(row)
        keep_gutter(self.area)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self.figures)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addLayout(tools)
        layout.addWidget(self.body, 1)

    def _connect(self) -> None:
        model = self._model
        self.kinds.picked.connect(model.choose)
        self.earlier.clicked.connect(lambda: model.step(1))
        self.later.clicked.connect(lambda: model.step(-1))
        self.share.clicked.connect(self.share_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.figures.artists.pressed.connect(self._on_artist)
        self.figures.albums.pressed.connect(self._on_album)
        model.changed.connect(self._on_changed)

    def _on_artist(self, place: int) -> None:
        if shown := self._model.report:
            self.artist_wanted.emit(shown.artists[place].name)

    def _on_album(self, place: int) -> None:
        shown = self._model.report
        key = shown.albums[place].key if shown else None
        if key is not None:
            self.album_wanted.emit(key)

    def _on_changed(self) -> None:
        shown = self._model.report
        if shown is None:
            return
        self.header.set_line(self._period(shown))
        whole = self._model.kind == "all"
        self.earlier.setEnabled(not whole)
        self.later.setEnabled(not whole and self._model.back > 0)
        if not shown.plays:
            text = self.tr("Nothing was played in this time. What you hear is counted here.")
            button = "" if whole else self.tr("Look further back")
            act: Callable[[], None] | None = None if whole else self._further_back
            self.body.say(text, button, act)
            return
        self.figures.show_report(shown)
        self.body.show_content()

    def _further_back(self) -> None:
        self._model.step(1)

    def _period(self, shown: Report) -> str:
        locale, start = QLocale(), shown.period.start
        last = shown.period.end.date().toordinal() - 1
        first_text = locale.toString(_qdate(start.date().toordinal()), self.tr("d MMM yyyy"))
        match shown.period.kind:
            case "year":
                return str(start.year)
            case "month":
                return locale.toString(_qdate(start.date().toordinal()), self.tr("MMMM yyyy"))
            case _:
                last_text = locale.toString(_qdate(last), self.tr("d MMM yyyy"))
                return self.tr("{first} to {last}").format(first=first_text, last=last_text)


def _qdate(ordinal: int) -> QDate:
    day = date.fromordinal(ordinal)
    return QDate(day.year, day.month, day.day)
