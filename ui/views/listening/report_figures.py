"""The figures of a report, laid out: tiles, the week, top lists."""

from collections.abc import Sequence

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from player.insight.reports import Ranked, Report
from ui.theme.theme import Theme
from ui.widgets.mirror import edges
from ui.widgets.reports.charts import FigureTile, HeatMap, RankedList, ShareBar
from ui.wording import count, percent, span

_SHOWN = 5
_LEAST_PX = 280
_WIDE_PX, _MIDDLE_PX = 820, 460


def _columns(width_px: int) -> int:
    return 4 if width_px >= _WIDE_PX else 2 if width_px >= _MIDDLE_PX else 1


class ReportFigures(QWidget):
    """Shows one report that is not empty."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.time = FigureTile(theme, self.tr("Time"), self)
        self.plays = FigureTile(theme, self.tr("Plays"), self)
        self.streak = FigureTile(theme, self.tr("Longest streak"), self)
        self.fresh = FigureTile(theme, self.tr("New to you"), self)
        self.artists = RankedList(theme, self.tr("Top artists"), self)
        self.albums = RankedList(theme, self.tr("Top albums"), self)
        self.tracks = RankedList(theme, self.tr("Top tracks"), self)
        self.genres = RankedList(theme, self.tr("Top genres"), self)
        locale, short = QLocale(), QLocale.FormatType.ShortFormat
        days = [locale.standaloneDayName(day, short) for day in range(1, 8)]
        self.heat = HeatMap(theme, self.tr("When you listened"), days, self)
        self.formats = ShareBar(theme, self.tr("What you heard"), self)
        self.exact = ShareBar(theme, self.tr("How it reached the device"), self)
        self.devices = RankedList(theme, self.tr("Where it played"), self)
        self._columns = 0
        self._lay_out()

    def show_report(self, shown: Report) -> None:
        """Show another report."""
        self._show_tiles(shown)
        self._show_lists(shown)
        if laid_out := self.layout():  # boxes within a box keep what they measured before
            laid_out.invalidate()
            laid_out.activate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fewer columns where the window is narrow."""
        super().resizeEvent(event)
        self._arrange(_columns(event.size().width()))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one column."""
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(
            edges(28, 4, 16, 28, self.layoutDirection())
        )  # beside the scroll bar
        grid.setSpacing(16)
        self._shares = QVBoxLayout()
        self._shares.setSpacing(16)
        self._shares.addWidget(self.formats)
        self._shares.addWidget(self.exact)
        self._shares.addStretch()
        self._grid = grid
        self._arrange(4)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        grid, half = self._grid, max(columns // 2, 1)
        while grid.takeAt(0):
            pass
        for column in range(4):
            grid.setColumnStretch(column, 1 if column < columns else 0)
        tiles = (self.time, self.plays, self.streak, self.fresh)
        for number, tile in enumerate(tiles):
            grid.addWidget(tile, number // columns, number % columns)
        row = len(tiles) // columns
        beside = columns == 4
        grid.addWidget(self.heat, row, 0, 1, columns - beside)
        row += not beside
        grid.addLayout(self._shares, row, 3 if beside else 0, 1, 1 if beside else columns)
        lists = (self.artists, self.albums, self.tracks, self.genres, self.devices)
        for number, part in enumerate(lists):
            below, across = divmod(number * half, columns)
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(part, row + 1 + below, across, 1, half, top)
        for line in range(grid.rowCount() + 1):
            grid.setRowStretch(line, 0)
        grid.setRowStretch(row + 2 + len(lists), 1)

    def _show_tiles(self, shown: Report) -> None:
        self.time.show_figure(span(shown.heard_ms), self._compared(shown))
        days = self.tr("on %n day(s)", "", shown.days)
        self.plays.show_figure(count(shown.plays), days)
        self.streak.show_figure(self.tr("%n day(s)", "", shown.streak), self.tr("in a row"))
        new = self.tr("%n track(s) for the first time", "", shown.new_plays)
        self.fresh.show_figure(percent(shown.new_plays / shown.plays), new)

    def _show_lists(self, shown: Report) -> None:
        self.artists.show_lines(self._ranked(shown.artists))
        self.albums.show_lines(self._ranked(shown.albums))
        self.tracks.show_lines(self._ranked(shown.tracks))
        self.genres.show_lines(self._ranked(shown.genres))
        self.heat.show_minutes(shown.heat, self._busiest(shown))
        names = {
            "hi-res": (self.tr("Hi-Res"), "gold_deep"),
            "lossless": (self.tr("Lossless"), "accent"),
            "lossy": (self.tr("Lossy"), "hint"),
        }
        whole = max(shown.heard_ms, 1)
        self.formats.show_parts(
            [(names[k][0], span(ms), ms / whole, names[k][1]) for k, ms in shown.formats]
        )
        most = max((ms for _, ms in shown.devices), default=1) or 1
        lines = [(name, "", span(ms), ms / most) for name, ms in shown.devices[:_SHOWN]]
        self.devices.show_lines(lines)
        self.devices.setVisible(bool(lines))
        self._show_exact(shown)

    def _show_exact(self, shown: Report) -> None:
        """Time of which it is known; what was played before anybody took note counts as other."""
        self.exact.setVisible(shown.exact_ms is not None)
        exact_ms = shown.exact_ms or 0
        other_ms, whole = shown.heard_ms - exact_ms, max(shown.heard_ms, 1)
        self.exact.show_parts(
            [
                (self.tr("Exact"), span(exact_ms), exact_ms / whole, "nebula"),
                (self.tr("Not exact or not known"), span(other_ms), other_ms / whole, "hint"),
            ]
        )

    def _ranked(self, lines: Sequence[Ranked]) -> list[tuple[str, str, str, float]]:
        most = max((line.plays for line in lines), default=1)
        return [
            (line.name, line.detail, self.tr("%n play(s)", "", line.plays), line.plays / most)
            for line in lines[:_SHOWN]
        ]

    def _compared(self, shown: Report) -> str:
        if not shown.before_ms:
            return ""
        change = round(100 * (shown.heard_ms - shown.before_ms) / shown.before_ms)
        if change >= 0:
            return self.tr("{share} more than before").format(share=percent(change / 100))
        return self.tr("{share} less than before").format(share=percent(-change / 100))

    def _busiest(self, shown: Report) -> str:
        cells = [
            (minutes, day, hour)
            for day, hours in enumerate(shown.heat)
            for hour, minutes in enumerate(hours)
        ]
        _, day, hour = max(cells)
        name = QLocale().standaloneDayName(day + 1)
        return self.tr("Most on {day} at {hour}:00").format(day=name, hour=hour)
