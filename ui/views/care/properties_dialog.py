"""All that is known of one track, to read and to copy."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QWidget

from player.library.keep.analyses import Analysis
from ui.theme.theme import Theme
from ui.turns import Turns
from ui.viewmodels.properties import Properties
from ui.views.sound.path_page import check_word
from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import dialog_column
from ui.widgets.text.text import Text
from ui.wording import clock, decibels, format_line, kilohertz, loudness, size

_WIDTH_PX, _ROW_PX = 520, 20
_LONGEST = 600


class PropertiesDialog(Dialog):
    """Tags, file and figures; each value can be marked and copied."""

    def __init__(self, theme: Theme, properties: Properties, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._turns = Turns(self)
        self.setWindowTitle(self.tr("Properties"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH_PX)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(20)
        self.form.setVerticalSpacing(4)
        for name, value in self._lines(properties):
            if value:
                self._add(name, value)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self._column = dialog_column(self)
        self._column.addLayout(self.form)
        self._column.addWidget(buttons)

    def open(self) -> None:
        """Come in the next turn: made, measured and shown at once it would hold the window."""
        self._turns.add([self._fit, super().open])

    def _fit(self) -> None:
        """As high as its lines, broken ones too."""
        self.resize(_WIDTH_PX, self._column.totalHeightForWidth(_WIDTH_PX))

    def _add(self, name: str, value: str) -> None:
        label = Text(self._theme, "body", "text_dim", parent=self)
        label.setText(name)
        text = Text(self._theme, "body", "text", QFont.Weight.Medium, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setText(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
        text.setWordWrap(True)
        for part in (label, text):
            part.stand_in(_ROW_PX)
        text.setAccessibleName(f"{name}: {text.text()}")
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.form.addRow(label, text)

    def _lines(self, known: Properties) -> list[tuple[str, str]]:
        row, track = known.row, known.track
        file_size = self.tr("The file is away.")
        if known.size_bytes is not None:
            file_size = size(known.size_bytes)
        lines = [
            (self.tr("Title"), row.title),
            (self.tr("Artist"), row.artist),
            (self.tr("Album"), row.album),
            (self.tr("Album artist"), track.album_artist),
            (self.tr("Genre"), row.genre),
            (self.tr("Year"), str(row.year or "")),
            (self.tr("Work"), row.work),
            (self.tr("Time"), clock(row.duration_ms) if row.duration_ms is not None else ""),
            (self.tr("Rating"), "★" * round(row.rating or 0)),
            (self.tr("Plays"), str(row.plays or "")),
            (self.tr("Format"), format_line(track.format) if track.format else row.codec),
            (self.tr("File"), known.place),
            (self.tr("Size"), file_size),
        ]
        return lines + (self._figures(known.analysis) if known.analysis else [])

    def _figures(self, found: Analysis) -> list[tuple[str, str]]:
        lines = []
        if found.loudness_lufs is not None:
            lines.append((self.tr("Loudness"), loudness(found.loudness_lufs)))
        if found.true_peak_dbtp is not None:
            lines.append((self.tr("True peak"), f"{decibels(found.true_peak_dbtp)}TP"))
        if found.dynamic_range_db is not None:
            lines.append((self.tr("Dynamic range"), f"DR{found.dynamic_range_db:.0f}"))
        if found.cutoff_hz is not None:
            lines.append((self.tr("Spectrum ends at"), kilohertz(round(found.cutoff_hz))))
        if found.hires:
            lines.append((self.tr("Hi-res check"), check_word(found.hires)))
        return lines
